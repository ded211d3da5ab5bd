import type { Refusal } from '../problems/catalogue';
import type { At } from '../time/shop-time';
import { assertPoints, availablePoints, takeFrom, usableLots } from './lots';
import { plannedEntry, planOf } from './plan';
import type { PointsHoldings, PointsPlan } from './types';

export type SpendPlan = { ok: true; plan: PointsPlan } | Refusal<'points.insufficient'>;

/**
 * Spends points, those that end first before the others, then the oldest, so that as few as possible are lost. A lot
 * that ends at midnight is not touched at 00:00:00.000. Zero points is a bug and throws.
 * Refusal: `points.insufficient` with `available` and `shortBy`.
 *
 * Example: 70 from lots of 50 (ends day 1), 30 (day 2) and 40 (day 3) takes 50 and 20, balance after 50; 130 is short
 * by 10.
 */
export function planSpend(holdings: PointsHoldings, points: number, now: At): SpendPlan {
  return take(holdings, 'spend', points, now);
}

/** A deduction by hand: like a spend, and refused rather than turned into debt, because a person can choose less. */
export function planDeduction(holdings: PointsHoldings, points: number, now: At): SpendPlan {
  return take(holdings, 'adjust', points, now);
}

function take(holdings: PointsHoldings, kind: 'spend' | 'adjust', points: number, now: At): SpendPlan {
  if (assertPoints(points, 'points') === 0) throw new RangeError('nothing to take');
  const available = availablePoints(holdings, now);
  if (available < points) {
    return { ok: false, code: 'points.insufficient', params: { available, shortBy: points - available } };
  }
  const takes = takeFrom(usableLots(holdings.lots, now), points);
  return { ok: true, plan: planOf(holdings, [plannedEntry(kind, { takes })]) };
}
