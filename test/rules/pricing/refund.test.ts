import { sumFen } from '@tianpu/shared/money';
import {
  quote,
  type RefundableOrder,
  type RefundDone,
  type RefundPlan,
  refundableOf,
  refundOf,
} from '@tianpu/shared/pricing';
import fc from 'fast-check';
import { amountOff, facts, line, NEARBY, request } from './support/offers';
import { requests } from './support/random';

/** The order of R2: A 198.00×1, B 68.00×2, coupon −30.00, 1,000 points, paid 294.00, 294 points earned. */
const R2: RefundableOrder = refundableOf({
  ...quote(
    request({
      lines: [line('A', 19800), line('B', 6800, 2)],
      offers: [amountOff('30', 3000)],
      facts: facts({ points: { available: 1000, opensAt: 500, maxSharePercent: 50 } }),
      choices: { coupon: '30', usePoints: true },
    }),
  ),
  earnedPoints: 294,
});

function refund(order: RefundableOrder, done: RefundDone[], lines: [string, number][], withDelivery = false) {
  const plan = refundOf(order, done, {
    lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })),
    withDelivery,
  });
  if (!plan.ok) throw new Error(plan.code);
  done.push(plan);
  return plan;
}
const money = ({ cashFen, points, clawedBackPoints, isComplete }: RefundPlan) => [
  cashFen,
  points,
  clawedBackPoints,
  isComplete,
];

describe('R2: giving back a part of an order that used a coupon and points', () => {
  it('the order is frozen as paid: 174.29 and 593 points, 119.71 and 407 points', () => {
    expect(R2).toEqual({
      lines: [
        { lineId: 'A', quantity: 1, cashFen: 17429, points: 593, pointsFen: 593 },
        { lineId: 'B', quantity: 2, cashFen: 11971, points: 407, pointsFen: 407 },
      ],
      deliveryFen: 0,
      earnedPoints: 294,
    });
  });

  it('A, then one B, then the other: each gives back what it was paid with, and nothing is left', () => {
    const done: RefundDone[] = [];
    expect(money(refund(R2, done, [['A', 1]]))).toEqual([17429, 593, 174, false]);
    expect(money(refund(R2, done, [['B', 1]]))).toEqual([5985, 204, 60, false]);
    expect(money(refund(R2, done, [['B', 1]]))).toEqual([5986, 203, 60, true]);
    expect(sumFen(done.map((each) => each.cashFen))).toBe(29400);
    expect(sumFen(done.map((each) => each.points))).toBe(1000);
    expect(sumFen(done.map((each) => each.clawedBackPoints))).toBe(294);
  });

  it('all at once is all that was paid, and the coupon may return', () => {
    expect(
      money(
        refund(
          R2,
          [],
          [
            ['A', 1],
            ['B', 2],
          ],
        ),
      ),
    ).toEqual([29400, 1000, 294, true]);
  });

  it('what staff gave on top before is not given again', () => {
    const goodwill = { lines: [], cashFen: 1000, points: 0, clawedBackPoints: 0, deliveryFen: 0 };
    expect(
      money(
        refund(
          R2,
          [goodwill],
          [
            ['A', 1],
            ['B', 2],
          ],
        ),
      ),
    ).toEqual([28400, 1000, 294, true]);
    const tooMuch = { ...goodwill, cashFen: 29000 };
    expect(money(refund(R2, [tooMuch], [['A', 1]]))).toEqual([400, 593, 174, false]);
  });

  it('the drive comes back only when it is asked for, and once', () => {
    const driven = refundableOf({
      ...quote(request({ lines: [line('A', 19800)], delivery: NEARBY })),
      earnedPoints: 198,
    });
    const done: RefundDone[] = [];
    expect(refund(driven, done, [['A', 1]])).toMatchObject({
      cashFen: 19800,
      deliveryFen: 0,
      isComplete: false,
    });
    expect(refund(driven, done, [], true)).toMatchObject({
      cashFen: 600,
      deliveryFen: 600,
      isComplete: true,
    });
    expect(refundOf(driven, done, { lines: [], withDelivery: true })).toMatchObject({
      code: 'refund.nothing_left',
    });
  });

  it.each<[string, [string, number][], string]>([
    ['R8: more pieces than there are', [['B', 3]], 'refund.exceeds_rest'],
    [
      'R8: the same piece named twice',
      [
        ['A', 1],
        ['A', 1],
      ],
      'refund.exceeds_rest',
    ],
    ['R8: a negative number of pieces', [['B', -1]], 'refund.exceeds_rest'],
    ['R8: half a piece', [['B', 0.5]], 'refund.exceeds_rest'],
    ['R8: a line of another order', [['Z', 1]], 'refund.exceeds_rest'],
    ['R8: nothing', [['B', 0]], 'refund.nothing_chosen'],
  ])('%s is refused', (_title, lines, code) => {
    const wish = { lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })), withDelivery: false };
    expect(refundOf(R2, [], wish)).toMatchObject({ ok: false, code });
  });

  it('R8: after everything is back, nothing more is', () => {
    const done: RefundDone[] = [];
    refund(R2, done, [
      ['A', 1],
      ['B', 2],
    ]);
    const wish = { lines: [{ lineId: 'A', quantity: 1 }], withDelivery: false };
    expect(refundOf(R2, done, wish)).toEqual({ ok: false, code: 'refund.nothing_left', params: {} });
  });
});

describe('R3: any order, given back in any pieces', () => {
  it('10,000 orders: no refund is negative, together they are exactly what was paid, the last is what is left', () => {
    fc.assert(
      fc.property(
        requests(4, 5),
        fc.nat({ max: 5000 }),
        fc.infiniteStream(fc.nat()),
        fc.boolean(),
        (request, earnedPoints, picks, driveFirst) => {
          const result = quote(request);
          const order = refundableOf({ ...result, earnedPoints: result.payableFen === 0 ? 0 : earnedPoints });
          const open = new Map(order.lines.map(({ lineId, quantity }) => [lineId, quantity]));
          const done: RefundPlan[] = [];
          const pick = (below: number) => (picks.next().value ?? 0) % below;
          let isDriveOpen = order.deliveryFen > 0;
          for (
            let turn = 0;
            turn < 40 && (isDriveOpen || [...open.values()].some((left) => left > 0));
            turn += 1
          ) {
            const lines = [...open].map(([lineId, left]) => ({ lineId, quantity: pick(left + 1) }));
            const withDelivery = driveFirst || turn > 2;
            const plan = refundOf(order, done, { lines, withDelivery });
            if (!plan.ok) {
              expect(plan.code).toBe('refund.nothing_chosen');
              continue;
            }
            for (const amount of [plan.cashFen, plan.points, plan.clawedBackPoints])
              expect(amount).toBeGreaterThanOrEqual(0);
            for (const share of plan.shares)
              expect(Math.min(share.cashFen, share.points)).toBeGreaterThanOrEqual(0);
            done.push(plan);
            if (plan.deliveryFen > 0) isDriveOpen = false;
            for (const { lineId, quantity } of plan.lines)
              open.set(lineId, (open.get(lineId) ?? 0) - quantity);
          }
          const last = [...open].filter(([, left]) => left > 0);
          if (last.length > 0 || isDriveOpen) {
            const lines = last.map(([lineId, quantity]) => ({ lineId, quantity }));
            const plan = refundOf(order, done, { lines, withDelivery: true });
            if (plan.ok) done.push(plan);
          }
          if (done.length === 0) return expect(result.payableFen + result.pointsUsed).toBe(0);
          expect(sumFen(done.map((plan) => plan.cashFen))).toBe(result.payableFen);
          expect(sumFen(done.map((plan) => plan.points))).toBe(result.pointsUsed);
          expect(done.map((plan) => plan.isComplete)).toEqual(done.map((_, at) => at === done.length - 1));
          const goodsFen = sumFen(order.lines.map((each) => each.cashFen));
          if (goodsFen > 0)
            expect(sumFen(done.map((plan) => plan.clawedBackPoints))).toBe(order.earnedPoints);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
