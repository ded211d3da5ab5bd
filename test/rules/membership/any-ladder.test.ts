import {
  celebrationOf,
  checkLadder,
  countMoves,
  DEFAULT_LADDER,
  isRise,
  loyaltyLadder,
  moveReason,
  progressToNext,
  rankNow,
  type SpendRecord,
  type TierLadder,
  tierOf,
  whoWouldMove,
} from '@tianpu/shared/membership';
import fc from 'fast-check';
import { bought, noon } from './spending';

const BY_MONTHS = loyaltyLadder({ monthlyFen: 10_000, totalFen: 60_000 });
const [normal, silver, diamond] = DEFAULT_LADDER.tiers;
if (!normal || !silver || !diamond) throw new Error('the default ladder has three tiers');

describe('C2: a ladder by frequency', () => {
  const orders = [{ kind: 'order_count', months: 3, minOrders: 4 }] as const;
  const ladder: TierLadder = {
    ...DEFAULT_LADDER,
    tiers: [normal, { ...silver, reach: [...silver.reach, ...orders], keep: orders }],
  };
  const four = bought(['2026-06-30', 10], ['2026-07-01', 10], ['2026-08-01', 10], ['2026-09-30', 10]);

  it('either the orders or the spending reaches it', () => {
    expect(tierOf(four, ladder, noon('2026-09-30'))).toMatchObject({ rank: 0 });
    expect(tierOf([...four, ...bought(['2026-09-30', 10])], ladder, noon('2026-09-30'))).toMatchObject({
      rank: 1,
      moves: [{ because: orders[0] }],
    });
    expect(tierOf(bought(['2026-09-30', 2000]), ladder, noon('2026-09-30')).moves[0]?.because).toEqual(
      silver.reach[0],
    );
  });

  it('the nearest way is said first', () => {
    const { headline, ways } = progressToNext(four, ladder, 0, noon('2026-09-30'));
    expect([headline, ways.map(({ kind, percent }) => [kind, percent])]).toEqual([
      '再下 1 单 升银卡',
      [
        ['orders', 75],
        ['spend', 2],
      ],
    ]);
  });
});

describe('R93: what the app says about a change', () => {
  it('a rise is celebrated with what is new, a fall is told plainly', () => {
    const up = { from: 0, to: 1, on: '2026-09-18', because: silver.reach[0] ?? null };
    expect([isRise(up), moveReason(up)]).toEqual([true, '近 12 个月消费满 ¥2,000']);
    expect(celebrationOf(DEFAULT_LADDER, up)).toEqual({
      title: '升级为银卡啦',
      text: '会员价 9.8 折、1.2 倍积分等 8 项权益已经生效',
    });
    const down = { from: 1, to: 0, on: '2027-10-18', because: null };
    expect([isRise(down), moveReason(down)]).toEqual([false, '保级条件没有达到']);
    expect(celebrationOf(DEFAULT_LADDER, down).title).toBe('等级变为普卡');
  });
});

describe('who would move', () => {
  const now = noon('2026-12-20');
  const everyMonth = bought(
    ...Array.from({ length: 12 }, (_, i): [string, number] => [
      `2026-${String(i + 1).padStart(2, '0')}-10`,
      100,
    ]),
  );
  const members = [
    { customerId: 'once', tierKey: 'silver', history: bought(['2026-09-18', 2400]) },
    { customerId: 'twice', tierKey: 'silver', history: bought(['2026-10-01', 1200], ['2026-11-01', 1200]) },
    { customerId: 'loyal', tierKey: 'normal', history: everyMonth },
    {
      customerId: 'steady',
      tierKey: 'silver',
      history: bought(['2026-10-01', 800], ['2026-11-01', 800], ['2026-12-01', 800]),
    },
    { customerId: 'new', tierKey: 'normal', history: [] },
  ];

  it('to the other ladder', () => {
    const movers = whoWouldMove(members, DEFAULT_LADDER, BY_MONTHS, now);
    expect(movers).toEqual([
      { customerId: 'once', fromKey: 'silver', toKey: 'normal', direction: 'down' },
      { customerId: 'twice', fromKey: 'silver', toKey: 'normal', direction: 'down' },
      { customerId: 'loyal', fromKey: 'normal', toKey: 'platinum', direction: 'up' },
    ]);
    expect(countMoves(movers)).toEqual([
      { fromKey: 'silver', toKey: 'normal', direction: 'down', members: 2 },
      { fromKey: 'normal', toKey: 'platinum', direction: 'up', members: 1 },
    ]);
  });

  it('to the same ladder nobody', () => {
    const settled = members.map((each) => ({
      ...each,
      tierKey: DEFAULT_LADDER.tiers[rankNow(each.history, DEFAULT_LADDER, now)]?.key ?? '',
    }));
    expect(whoWouldMove(settled, DEFAULT_LADDER, DEFAULT_LADDER, now)).toEqual([]);
  });
});

describe('a ladder that cannot be put in force', () => {
  const broken = (tiers: unknown[]) => checkLadder({ ...DEFAULT_LADDER, tiers } as TierLadder);
  it.each([
    ['no tiers', [], 'tiers', 0],
    ['nine tiers', Array(9).fill(normal), 'tiers', 0],
    ['a lowest tier that asks for something', [silver], 'base', 0],
    ['one key twice', [normal, { ...silver, key: 'normal' }], 'key', 0],
    ['a tier nobody can reach', [normal, { ...silver, reach: [] }], 'no_way', 1],
    ['a tier nobody can keep', [normal, { ...silver, keep: [] }], 'no_way', 1],
    [
      'half a fen',
      [normal, { ...silver, reach: [{ kind: 'rolling_spend', months: 12, minFen: 0.5 }] }],
      'numbers',
      1,
    ],
    [
      'no months',
      [normal, { ...silver, keep: [{ kind: 'order_count', months: 0, minOrders: 1 }] }],
      'numbers',
      1,
    ],
    ['a negative grace', [normal, { ...silver, graceDays: -1 }], 'numbers', 1],
    ['a benefit twice', [{ ...normal, benefits: [...normal.benefits, ...normal.benefits] }], 'benefit', 0],
    [
      'a higher tier that redeems later',
      [
        { ...normal, benefits: diamond.benefits },
        { ...silver, benefits: normal.benefits },
      ],
      'threshold',
      1,
    ],
  ])('%s', (_title, tiers, reason, rank) => {
    expect(broken(tiers)).toEqual({ ok: false, code: 'membership.ladder_invalid', params: { reason, rank } });
  });
});

describe('for any orders and any ladder', () => {
  const orders = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 900 }), yuan: fc.integer({ min: 0, max: 3000 }) }),
    {
      maxLength: 25,
    },
  );
  const toHistory = (drawn: { day: number; yuan: number }[]): SpendRecord[] =>
    drawn.map(({ day, yuan }, index) => ({
      orderId: `o${index}`,
      at: new Date(Date.UTC(2026, 0, 1 + day, 4)).toISOString(),
      netFen: yuan * 100,
    }));
  const ladders = fc.constantFrom(DEFAULT_LADDER, BY_MONTHS);
  const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day, 10)).toISOString();

  it('a tier known today was the same when seen day by day, and its promise is kept', () => {
    fc.assert(
      fc.property(orders, ladders, fc.integer({ min: 0, max: 1300 }), (drawn, ladder, day) => {
        const history = toHistory(drawn);
        const standing = tierOf(history, ladder, at(day));
        // The moves of a later look begin with the moves of an earlier one: history is never rewritten by time.
        const later = tierOf(history, ladder, at(day + 200)).moves;
        expect(later.slice(0, standing.moves.length)).toEqual(standing.moves);
        // With nothing more bought the tier holds through the promised day and not longer.
        const untilNow = history.filter((each) => each.at <= at(day));
        const { through } = standing;
        if (through !== null) {
          expect(rankNow(untilNow, ladder, noon(through))).toBe(standing.rank);
          const next = new Date(Date.parse(noon(through)) + 86_400_000).toISOString();
          expect(rankNow(untilNow, ladder, next)).toBeLessThan(standing.rank);
        }
        expect(rankNow([...history].reverse(), ladder, at(day))).toBe(standing.rank);
      }),
      { numRuns: 1000 },
    );
  });

  it('one more order never lowers a tier', () => {
    fc.assert(
      fc.property(orders, ladders, fc.integer({ min: 0, max: 900 }), (drawn, ladder, day) => {
        const history = toHistory(drawn);
        const more = [...history, { orderId: 'more', at: at(day), netFen: 50_000 }];
        const now = at(day);
        expect(rankNow(more, ladder, now)).toBeGreaterThanOrEqual(rankNow(history, ladder, now));
      }),
      { numRuns: 1000 },
    );
  });
});
