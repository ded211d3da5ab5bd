import {
  earningFacts,
  type PointsAward,
  type PointsCampaign,
  pointsEarned,
  pointsToReverse,
  releasedPoints,
  reverseAward,
  signInReward,
  streakDays,
} from '@tianpu/shared/points';
import fc from 'fast-check';

const NOW = '2026-09-18T02:00:00.000Z';
const plain = { pointsPerYuan: 1, multiplierPercent: 100, productPercents: {} };

describe('R109: points from spending', () => {
  it.each([
    ['a cake of ¥198', [['cake', 19_800]], {}, 198],
    ['¥0.99', [['cake', 99]], {}, 0],
    [
      'two half yuan together',
      [
        ['cake', 150],
        ['roll', 150],
      ],
      {},
      3,
    ],
    ['R110: silver, 1.2 times', [['cake', 19_800]], { multiplierPercent: 120 }, 237],
    ['diamond, 1.5 times', [['cake', 19_800]], { multiplierPercent: 150 }, 297],
    [
      'a product with double points',
      [
        ['cake', 17_429],
        ['roll', 5985],
      ],
      { multiplierPercent: 120, productPercents: { roll: 200 } },
      352,
    ],
    [
      'a gift card that earns nothing',
      [
        ['card', 50_000],
        ['roll', 600],
      ],
      { productPercents: { card: 0 } },
      6,
    ],
    ['2 points a yuan', [['cake', 19_850]], { pointsPerYuan: 2 }, 397],
    ['nothing paid in cash', [['cake', 0]], {}, 0],
  ] as [string, [string, number][], object, number][])('%s', (_title, lines, facts, points) => {
    const paid = lines.map(([productId, cashFen]) => ({ productId, cashFen }));
    expect(pointsEarned(paid, { ...plain, ...facts })).toBe(points);
  });

  it('for any cart: not below zero, no more than the exact value, and the order of lines does not matter', () => {
    const line = fc.record({
      productId: fc.constantFrom('a', 'b', 'c'),
      cashFen: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.integer({ min: 0, max: 300 }),
        (lines, multiplierPercent) => {
          const facts = { ...plain, multiplierPercent, productPercents: { a: 150, b: 33 } };
          const exact = lines.reduce((sum, { productId, cashFen }) => {
            return (
              sum + (cashFen / 100) * (multiplierPercent / 100) * ({ a: 1.5, b: 0.33, c: 1 }[productId] ?? 0)
            );
          }, 0);
          const points = pointsEarned(lines, facts);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(Math.abs(points - exact)).toBeLessThanOrEqual(1);
          expect(pointsEarned([...lines].reverse(), facts)).toBe(points);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('negative cash, broken multipliers and sums beyond the safe integers are bugs', () => {
    expect(() => pointsEarned([{ productId: 'a', cashFen: -1 }], plain)).toThrow(RangeError);
    expect(() =>
      pointsEarned([{ productId: 'a', cashFen: 100 }], { ...plain, multiplierPercent: 1.5 }),
    ).toThrow();
    expect(() =>
      pointsEarned([{ productId: 'a', cashFen: 100 }], { ...plain, multiplierPercent: 1001 }),
    ).toThrow();
    const fortune = [{ productId: 'a', cashFen: 10 ** 13 }];
    expect(() => pointsEarned(fortune, { ...plain, multiplierPercent: 1000 })).toThrow(RangeError);
  });
});

describe('multipliers of products and campaigns', () => {
  const campaign = (percent: number, productIds: string[] | null): PointsCampaign => ({
    id: 'c',
    label: '主题周',
    percent,
    productIds,
    startsAt: '2026-09-18T02:00:00.000Z',
    endsAt: '2026-09-20T16:00:00.000Z',
  });
  const facts = (campaigns: PointsCampaign[], now = NOW) =>
    earningFacts({
      productIds: ['cake', 'toast', 'card'],
      tierPercent: 120,
      productPercents: { cake: 150, card: 0 },
      campaigns,
      now,
    });

  it.each([
    ['none', [], { cake: 150, toast: 100, card: 0 }],
    [
      'twice on everything: the better of the two, never both',
      [campaign(200, null)],
      { cake: 200, toast: 200, card: 0 },
    ],
    ['less than the product’s own', [campaign(130, null)], { cake: 150, toast: 130, card: 0 }],
    ['on toast only', [campaign(300, ['toast'])], { cake: 150, toast: 300, card: 0 }],
    [
      'two at once: the better',
      [campaign(200, null), campaign(300, ['cake'])],
      { cake: 300, toast: 200, card: 0 },
    ],
  ])('%s', (_title, campaigns, productPercents) => {
    expect(facts(campaigns)).toEqual({ pointsPerYuan: 1, multiplierPercent: 120, productPercents });
  });

  it.each([
    ['2026-09-18T01:59:59.999Z', 100],
    ['2026-09-18T02:00:00.000Z', 200],
    ['2026-09-20T15:59:59.999Z', 200],
    ['2026-09-20T16:00:00.000Z', 100],
  ])('at %s toast earns %i %%', (now, percent) => {
    expect(facts([campaign(200, null)], now).productPercents['toast']).toBe(percent);
  });
});

describe('points before pickup', () => {
  const award: PointsAward = { points: 294, reversed: 0, state: 'pending' };

  it('a refund before completion lowers the promise and no balance', () => {
    expect(reverseAward(award, 174)).toEqual({
      award: { points: 294, reversed: 174, state: 'pending' },
      clawBackPoints: 0,
    });
    expect(releasedPoints({ ...award, reversed: 174 })).toBe(120);
  });

  it('a full refund before completion drops the promise', () => {
    const { award: dropped, clawBackPoints } = reverseAward(award, 294);
    expect([dropped.state, clawBackPoints, releasedPoints(dropped)]).toEqual(['dropped', 0, 0]);
  });

  it('a refund after completion is clawed back', () => {
    expect(reverseAward({ ...award, state: 'released' }, 174)).toEqual({
      award: { points: 294, reversed: 174, state: 'released' },
      clawBackPoints: 174,
    });
    expect(() => reverseAward({ ...award, reversed: 200 }, 95)).toThrow(RangeError);
  });

  it('R2: points are taken back in proportion, and the last refund takes the remainder', () => {
    const refunds = [17_429, 5985, 5986];
    const taken: number[] = [];
    for (const [index, refundedCashFen] of refunds.entries()) {
      const reversed = taken.reduce((sum, each) => sum + each, 0);
      const refundedBeforeFen = refunds.slice(0, index).reduce((sum, each) => sum + each, 0);
      const award = { points: 294, reversed };
      taken.push(pointsToReverse({ award, earningCashFen: 29_400, refundedBeforeFen, refundedCashFen }));
    }
    expect(taken).toEqual([174, 59, 61]);
  });

  it('R3: for any order and refunds in any parts exactly what was given is taken back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 12 }),
        fc.nat(5000),
        (parts, points) => {
          const earningCashFen = parts.reduce((sum, each) => sum + each, 0);
          let [reversed, refundedBeforeFen] = [0, 0];
          for (const refundedCashFen of parts) {
            const back = pointsToReverse({
              award: { points, reversed },
              earningCashFen,
              refundedBeforeFen,
              refundedCashFen,
            });
            if (back < 0) return false;
            reversed += back;
            refundedBeforeFen += refundedCashFen;
          }
          return reversed === points;
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('R127: signing in', () => {
  const days = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `2026-02-${String(from + index).padStart(2, '0')}`);

  it.each([
    ['never before', [], '2026-02-01', 2, 1],
    ['the seventh day in a row', days(1, 6), '2026-02-07', 12, 7],
    ['the eighth', days(1, 7), '2026-02-08', 2, 8],
    ['the fourteenth', days(1, 13), '2026-02-14', 12, 14],
    ['after a missed day', days(1, 5), '2026-02-07', 2, 1],
    ['over the end of February', days(27, 28), '2026-03-01', 2, 3],
  ])('%s', (_title, signedInOn, today, points, streak) => {
    expect(signInReward(signedInOn, today)).toEqual({ ok: true, points, streakDays: streak });
  });

  it('twice a day is refused, and the streak of yesterday lives until midnight', () => {
    expect(signInReward(days(1, 3), '2026-02-03')).toMatchObject({
      ok: false,
      code: 'points.signed_in_today',
    });
    expect([streakDays(days(1, 3), '2026-02-04'), streakDays(days(1, 3), '2026-02-05')]).toEqual([3, 0]);
  });
});
