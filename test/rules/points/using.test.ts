import {
  adjustmentRequest,
  canRedeemGift,
  entryTitle,
  expiringPoints,
  expiryWarning,
  formatPointsSigned,
  giftPickupThrough,
  giftState,
  mayDecideAdjustment,
  pointsAsCash,
  thresholdAt,
} from '@tianpu/shared/points';
import fc from 'fast-check';
import { holding, lot } from './lots';

const NOW = '2026-09-18T02:00:00.000Z';

describe('R110: the balance at which redeeming opens', () => {
  it.each([
    [1, [500]],
    [2, [500, 200]],
    [3, [500, 400, 200]],
    [4, [500, 400, 300, 200]],
    [7, [500, 500, 400, 400, 300, 300, 200]],
  ])('in a ladder of %i tiers', (tiers, thresholds) => {
    expect(thresholds.map((_, rank) => thresholdAt(rank, tiers))).toEqual(thresholds);
  });

  it('never rises with the tier, from 500 to 200', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), (tiers) => {
        const all = Array.from({ length: tiers }, (_, rank) => thresholdAt(rank, tiers));
        expect([all[0], all[tiers - 1]]).toEqual([500, 200]);
        expect(all).toEqual([...all].sort((a, b) => b - a));
      }),
    );
    expect(() => thresholdAt(3, 3)).toThrow(RangeError);
  });
});

describe('points as cash', () => {
  const facts = { available: 1860, opensAt: 400, maxSharePercent: 50 };

  it.each([
    ['all of them', 29_400, facts, 1860],
    ['up to half of the goods', 29_400, { ...facts, available: 20_000 }, 14_700],
    ['half of an odd fen is rounded down', 101, facts, 50],
    ['the whole order where the owner allows it', 1500, { ...facts, maxSharePercent: 100 }, 1500],
    ['exactly at the threshold', 29_400, { ...facts, available: 400 }, 400],
  ])('%s', (_title, goodsNetFen, given, points) => {
    expect(pointsAsCash(goodsNetFen, given)).toEqual({ ok: true, points, amountFen: points });
  });

  it('one point short of the threshold none is worth anything yet', () => {
    expect(pointsAsCash(29_400, { ...facts, available: 399 })).toEqual({
      ok: false,
      code: 'points.below_threshold',
      params: { opensAt: 400, available: 399, shortBy: 1 },
    });
  });

  it.each([
    ['goods that cost nothing', 0, facts],
    ['goods of one fen, half of which is nothing', 1, facts],
    ['an owner who allows no share', 29_400, { ...facts, maxSharePercent: 0 }],
  ])('%s: nothing to pay', (_title, goodsNetFen, given) => {
    expect(pointsAsCash(goodsNetFen, given)).toMatchObject({ code: 'points.nothing_to_pay' });
  });
});

describe('R112: the points mall', () => {
  const gift = {
    points: 1200,
    fromRank: 0,
    remaining: 5,
    limitPerCustomer: 1,
    onSaleFrom: '2026-09-01T16:00:00.000Z',
    onSaleTo: '2026-09-30T16:00:00.000Z',
  };
  const seeker = { available: 1860, opensAt: 400, rank: 1, redeemed: 0 };

  it.each([
    ['can be had', {}, {}, null, 'can'],
    ['with exactly the points', {}, { available: 1200 }, null, 'can'],
    [
      'one point short',
      {},
      { available: 1199 },
      { code: 'points.insufficient', params: { available: 1199, shortBy: 1 } },
      'short',
    ],
    [
      'below the tier’s threshold',
      { points: 100 },
      { available: 399 },
      { code: 'points.below_threshold', params: { opensAt: 400, available: 399, shortBy: 1 } },
      'short',
    ],
    [
      'of a higher tier, whatever the points',
      { fromRank: 2 },
      { available: 99_999 },
      { code: 'points.gift_tier', params: { fromRank: 2 } },
      'locked',
    ],
    ['had already', {}, { redeemed: 1 }, { code: 'points.gift_limit', params: { limit: 1 } }, 'redeemed'],
    ['had already and no limit', { limitPerCustomer: null }, { redeemed: 9 }, null, 'can'],
    ['all gone', { remaining: 0 }, {}, { code: 'points.gift_sold_out', params: {} }, 'gone'],
    ['without end', { remaining: null }, {}, null, 'can'],
    [
      'gone and too dear: gone',
      { remaining: 0 },
      { available: 0 },
      { code: 'points.gift_sold_out', params: {} },
      'gone',
    ],
  ])('%s', (_title, terms, who, refusal, state) => {
    const decision = canRedeemGift({ ...gift, ...terms }, { ...seeker, ...who }, NOW);
    expect(decision).toEqual(refusal ? { ok: false, ...refusal } : { ok: true });
    expect(giftState(decision)).toBe(state);
  });

  it.each([
    ['2026-09-01T15:59:59.999Z', { startsAt: '2026-09-01T16:00:00.000Z' }],
    ['2026-09-01T16:00:00.000Z', null],
    ['2026-09-30T15:59:59.999Z', null],
    ['2026-09-30T16:00:00.000Z', { startsAt: null }],
  ])('C17: on sale from midnight to midnight, at %s', (now, params) => {
    const decision = canRedeemGift(gift, seeker, now);
    expect(decision.ok ? null : decision.params).toEqual(params);
  });

  it('a gift waits 30 days at the store', () => {
    expect(giftPickupThrough('2026-09-02T04:00:00.000Z')).toBe('2026-10-02');
    expect(giftPickupThrough('2028-01-30T04:00:00.000Z')).toBe('2028-02-29');
  });
});

describe('points that end soon', () => {
  const lots = [
    lot('a', 300, '2026-10-01'),
    lot('b', 20, '2026-10-01'),
    lot('c', 99, '2026-10-19'),
    lot('d', 7, '2026-10-20'),
  ];

  it('are added up by their last day, 30 days ahead', () => {
    expect(expiringPoints(holding(lots), NOW)).toEqual([
      { points: 320, through: '2026-09-30' },
      { points: 99, through: '2026-10-18' },
    ]);
  });

  it.each([
    ['2026-09-12T02:00:00.000Z', '320 分 9月30日到期'],
    ['2026-09-29T02:00:00.000Z', '320 分明天到期'],
    ['2026-09-30T15:59:59.999Z', '320 分今天到期'],
    ['2025-12-31T02:00:00.000Z', '320 分 2026年9月30日到期'],
  ])('are said on %s', (now, text) => {
    expect(expiryWarning({ points: 320, through: '2026-09-30' }, now)).toBe(text);
  });

  it('are not said once they are over or used up', () => {
    expect(expiringPoints(holding([lot('a', 300, '2026-10-01', { remaining: 0 })]), NOW)).toEqual([]);
    expect(expiringPoints(holding(lots.slice(0, 2)), '2026-09-30T16:00:00.000Z')).toEqual([]);
  });
});

describe('a balance changed by hand', () => {
  it.each([
    [500, false],
    [-500, false],
    [501, true],
    [-501, true],
  ])('%i points: a second person is needed: %p', (points, needsSecondPerson) => {
    expect(adjustmentRequest({ points, reason: '蛋糕配错口味' })).toEqual({ ok: true, needsSecondPerson });
  });

  it.each([
    [0, '蛋糕配错口味', 'points'],
    [1.5, '蛋糕配错口味', 'points'],
    [100_001, '蛋糕配错口味', 'points'],
    [200, ' 补偿 ', 'reason'],
  ])('%p points for %p is refused', (points, reason, wrong) => {
    expect(adjustmentRequest({ points, reason })).toEqual({
      ok: false,
      code: 'points.adjustment_invalid',
      params: { reason: wrong },
    });
  });

  const waiting = { requestedBy: 'a', status: 'waiting' } as const;
  it.each([
    ['A5: whoever asked for it', waiting, { id: 'a', role: 'owner' }, 'points.adjustment_own'],
    ['a baker', waiting, { id: 'b', role: 'baker' }, 'points.adjustment_role'],
    ['the counter', waiting, { id: 'b', role: 'counter' }, 'points.adjustment_role'],
    [
      'somebody late',
      { ...waiting, status: 'applied' },
      { id: 'b', role: 'owner' },
      'points.adjustment_decided',
    ],
    ['another manager', waiting, { id: 'b', role: 'manager' }, null],
    ['the owner', waiting, { id: 'b', role: 'owner' }, null],
  ] as const)('is decided by %s', (_title, adjustment, decider, code) => {
    const decision = mayDecideAdjustment(adjustment, decider);
    expect(decision.ok ? null : decision.code).toBe(code);
  });
});

describe('the statement', () => {
  it.each([
    ['earn', 'order', 0, '消费获得'],
    ['earn', 'sign_in', 0, '签到获得'],
    ['spend', 'gift', 0, '积分兑换'],
    ['expire', 'lot', 0, '过期'],
    ['restore', 'refund', 0, '退款退还'],
    ['claw_back', 'refund', 45, '退款扣回'],
    ['claw_back', 'order', -30, '补扣之前欠的积分'],
    ['adjust', 'adjustment', 0, '门店调整'],
  ] as const)('%s of %s with debt %i', (kind, source, debtPoints, title) => {
    expect(entryTitle({ kind, source, debtPoints })).toBe(title);
  });

  it('shows every change with its sign', () => {
    expect([320, -1000, 0, 1234567].map(formatPointsSigned)).toEqual(['+320', '−1,000', '0', '+1,234,567']);
  });
});
