import {
  applyPlan,
  availablePoints,
  balanceOf,
  type PointsHoldings,
  type PointsPlan,
  planClawBack,
  planDeduction,
  planEarn,
  planExpiry,
  planGrant,
  planRestore,
  planSpend,
  pointsExpireAt,
} from '@tianpu/shared/points';
import { entries, holding, lot, midnight, remaining } from './lots';

const NOW = '2026-09-18T02:00:00.000Z';
const three = () =>
  holding([lot('c', 40, '2026-12-03'), lot('a', 50, '2026-12-01'), lot('b', 30, '2026-12-02')]);
const spend = (from: PointsHoldings, points: number, now = NOW): PointsPlan => {
  const decided = planSpend(from, points, now);
  if (!decided.ok) throw new Error(decided.code);
  return decided.plan;
};
const consumed = (plan: PointsPlan) =>
  (plan.entries[0]?.takes ?? []).map((share) => ({ ...share, restoredPoints: 0 }));

describe('spending points', () => {
  it('C8: takes what ends first', () => {
    const plan = spend(three(), 70);
    expect(plan).toMatchObject({ balanceAfter: 50, debtAfter: 0 });
    expect(plan.entries).toEqual([
      {
        kind: 'spend',
        points: -70,
        debtPoints: 0,
        takes: [
          { lotId: 'a', points: 50 },
          { lotId: 'b', points: 20 },
        ],
        returns: [],
        revives: [],
        opens: [],
      },
    ]);
    expect(remaining(applyPlan(three(), plan))).toEqual({ a: 0, b: 10, c: 40 });
  });

  it('of two that end together takes the older, and then the smaller id', () => {
    const older = lot('z', 10, '2026-12-01', { openedAt: '2025-12-31T00:00:00.000Z' });
    const twins = holding([lot('y', 10, '2026-12-01'), lot('x', 10, '2026-12-01'), older]);
    expect(remaining(applyPlan(twins, spend(twins, 15)))).toEqual({ z: 0, x: 5, y: 10 });
  });

  it('is refused with what is missing, and takes nothing', () => {
    expect(planSpend(three(), 130, NOW)).toEqual({
      ok: false,
      code: 'points.insufficient',
      params: { available: 120, shortBy: 10 },
    });
    expect(planDeduction(three(), 121, NOW)).toMatchObject({ ok: false, params: { shortBy: 1 } });
  });

  it.each([
    ['2026-11-30T15:59:59.999Z', 120],
    ['2026-11-30T16:00:00.000Z', 70],
    ['2026-11-30T16:00:00.001Z', 70],
  ])('C7, C17: at %s %i points can be spent, although the nightly run has not come yet', (now, available) => {
    expect(availablePoints(three(), now)).toBe(available);
    expect(balanceOf(three())).toBe(120);
    expect(planSpend(three(), 71, now).ok).toBe(available === 120);
  });

  it.each([0, -1, 0.5, Number.NaN])('%p points are a bug, not a spend', (points) => {
    expect(() => planSpend(three(), points, NOW)).toThrow(RangeError);
  });
});

describe('giving a spend back', () => {
  const spent = () => applyPlan(three(), spend(three(), 70));
  const consumptions = consumed(spend(three(), 70));
  const restore = (points: number, now = NOW, because: 'refund' | 'unpaid' = 'refund') =>
    planRestore(spent(), { consumptions, points, because, newLotId: 'new', now });

  it('C8: a part goes to the lot that ends last', () => {
    const plan = restore(20);
    expect(entries(plan)).toEqual(['restore 20']);
    expect(remaining(applyPlan(spent(), plan))).toEqual({ a: 0, b: 30, c: 40 });
  });

  it('all of it makes the lots what they were', () => {
    expect(applyPlan(spent(), restore(70))).toEqual(three());
  });

  it('the rest of it after a part goes where it came from', () => {
    const first = applyPlan(spent(), restore(30));
    const left = consumptions.map((each) => ({ ...each, restoredPoints: each.lotId === 'b' ? 20 : 10 }));
    const plan = planRestore(first, {
      consumptions: left,
      points: 40,
      because: 'refund',
      newLotId: 'new',
      now: NOW,
    });
    expect(applyPlan(first, plan)).toEqual(three());
  });

  it('refunded points whose lot has ended live for 7 more days', () => {
    const plan = restore(70, '2026-12-01T04:00:00.000Z'); // a ended at midnight
    expect(plan.entries[0]).toMatchObject({
      points: 70,
      returns: [{ lotId: 'b', points: 20 }],
      revives: [{ lotId: 'a', points: 50 }],
      opens: [{ id: 'new', points: 50, remaining: 50, expiresAt: midnight('2026-12-09') }],
    });
  });

  it('C7: points of an order that was never paid come back as they were, and end with the next run', () => {
    const held = spend(three(), 50, '2026-11-30T15:59:59.000Z');
    const closed = applyPlan(three(), held);
    const midnightPassed = '2026-11-30T16:15:00.000Z';
    expect(planExpiry(closed, midnightPassed)).toBeNull(); // frozen points do not expire
    const back = planRestore(closed, {
      consumptions: consumed(held),
      points: 50,
      because: 'unpaid',
      newLotId: 'new',
      now: midnightPassed,
    });
    const returned = applyPlan(closed, back);
    expect(returned).toEqual(three());
    expect(planSpend(returned, 71, midnightPassed)).toMatchObject({ ok: false, params: { available: 70 } });
    const ended = planExpiry(returned, midnightPassed);
    expect([...entries(back), ...(ended ? entries(ended) : [])]).toEqual(['restore 50', 'expire -50']);
  });

  it('more than was taken is a bug', () => {
    expect(() => restore(71)).toThrow(RangeError);
    expect(() => restore(0)).toThrow(RangeError);
  });

  it('pays a debt first, like everything that comes in', () => {
    const inDebt = {
      ...spent(),
      debtPoints: 0,
      lots: spent().lots.map((each) => ({ ...each, remaining: 0 })),
    };
    const owing = { ...inDebt, debtPoints: 30 };
    const plan = planRestore(owing, { consumptions, points: 70, because: 'refund', newLotId: 'n', now: NOW });
    expect(entries(plan)).toEqual(['restore 70', 'claw_back -30 debt -30']);
    expect(plan).toMatchObject({ balanceAfter: 40, debtAfter: 0 });
  });
});

describe('points that come in', () => {
  it.each([
    ['2026-09-01T02:00:00.000Z', '2027-10-01'],
    ['2026-09-30T15:59:59.999Z', '2027-10-01'],
    ['2026-09-30T16:00:00.000Z', '2027-11-01'],
    ['2026-12-31T15:59:59.999Z', '2028-01-01'],
    ['2028-02-29T04:00:00.000Z', '2029-03-01'],
  ])('earned at %s are over when %s begins', (at, overOn) => {
    expect(pointsExpireAt(at)).toBe(midnight(overOn));
  });

  it('R10: pay an open debt first, with a row of their own', () => {
    const plan = planEarn(holding([], 50), { points: 198, lotId: 'n', now: NOW });
    expect(entries(plan)).toEqual(['earn 198', 'claw_back -50 debt -50']);
    expect(plan).toMatchObject({ balanceAfter: 148, debtAfter: 0 });
    expect(remaining(applyPlan(holding([], 50), plan))).toEqual({ n: 148 });
  });

  it('that do not cover the debt leave nothing to spend and less debt', () => {
    expect(planGrant(holding([], 50), { points: 20, lotId: 'n', now: NOW })).toMatchObject({
      balanceAfter: 0,
      debtAfter: 30,
    });
  });

  it('of nothing are a bug', () => {
    expect(() => planEarn(holding([]), { points: 0, lotId: 'n', now: NOW })).toThrow(RangeError);
  });
});

describe('taking earned points back', () => {
  const request = (points: number, forgivenBefore = 0) => ({
    points,
    earnedLotId: 'a',
    forgivenBefore,
    now: NOW,
  });
  const earned = (rest: object) => [lot('a', 100, '2026-12-01', rest), lot('b', 15, '2026-11-01')];

  it('R10: takes the order’s own lot, then others, and writes the rest as debt', () => {
    const holdings = holding(earned({ remaining: 40 }));
    const { plan, forgivenPoints } = planClawBack(holdings, request(100));
    expect(plan && entries(plan)).toEqual(['claw_back -55 debt 45']);
    expect(forgivenPoints).toBe(0);
    expect(plan && remaining(applyPlan(holdings, plan))).toEqual({ a: 0, b: 0 });
  });

  it('touches nobody else’s points while its own lot suffices', () => {
    const holdings = holding(earned({}));
    const { plan } = planClawBack(holdings, request(60));
    expect(plan && remaining(applyPlan(holdings, plan))).toEqual({ a: 40, b: 15 });
  });

  it('forgives what ended unused, once over all refunds of the order', () => {
    const gone = holding([lot('a', 100, '2026-09-01', { remaining: 0, expired: 30 })]);
    const first = planClawBack(gone, request(50));
    expect([first.forgivenPoints, first.plan?.debtAfter]).toEqual([30, 20]);
    const second = planClawBack({ ...gone, debtPoints: 20 }, request(50, 30));
    expect([second.forgivenPoints, second.plan?.debtAfter]).toEqual([0, 70]);
    expect(planClawBack(gone, request(30))).toEqual({ plan: null, forgivenPoints: 30 });
  });

  it('with nothing there is a row of no points and all debt', () => {
    const { plan } = planClawBack(holding([]), { ...request(80), earnedLotId: null });
    expect(plan && entries(plan)).toEqual(['claw_back 0 debt 80']);
    expect(plan).toMatchObject({ balanceAfter: 0, debtAfter: 80 });
  });
});

describe('points that end', () => {
  it('one row per lot, and a second run finds nothing', () => {
    const at = midnight('2026-12-02');
    const plan = planExpiry(three(), at);
    expect(plan && entries(plan)).toEqual(['expire -50', 'expire -30']);
    const swept = plan && applyPlan(three(), plan);
    expect(swept?.lots.map(({ id, expired }) => [id, expired])).toEqual([
      ['c', 0],
      ['a', 50],
      ['b', 30],
    ]);
    expect(swept && planExpiry(swept, at)).toBeNull();
  });

  it.each([
    ['2026-11-30T15:59:59.999Z', null],
    ['2026-11-30T16:00:00.000Z', 70],
  ])('C17: at %s the balance becomes %p', (now, balance) => {
    expect(planExpiry(three(), now)?.balanceAfter ?? null).toBe(balance);
  });
});

describe('a plan that does not fit its lots', () => {
  it('is refused like the database refuses it', () => {
    const plan = spend(three(), 70);
    expect(() => applyPlan(applyPlan(three(), plan), plan)).toThrow(RangeError);
    expect(() => applyPlan(holding([]), plan)).toThrow(/not there/);
  });
});
