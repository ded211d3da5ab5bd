import type { Id } from '../api/common';
import type { At } from '../time/shop-time';
import { assertPoints, sumPoints, takeFrom, usableLots } from './lots';
import { plannedEntry, planOf } from './plan';
import type { PointsHoldings, PointsPlan } from './types';

export interface ClawBackRequest {
  /** What the refund takes back of the points its order had earned. */
  points: number;
  /** The lot that order opened; null when it is not known any more. */
  earnedLotId: Id | null;
  /** Σ `forgivenPoints` of earlier refunds of the same order, so that nothing is forgiven twice. */
  forgivenBefore: number;
  now: At;
}

export interface ClawBackPlan {
  /** Null when nothing is left to write: everything had ended unused. */
  plan: PointsPlan | null;
  /** Ended unused before the refund; nobody had anything from them, so nobody owes them. */
  forgivenPoints: number;
}

/**
 * Takes earned points back after a refund: first from the very lot the order opened, then from the others in the order
 * of spending; what ended unused is forgiven, and the rest becomes debt that the next points pay first. The balance is
 * never below zero and cash is never kept for it.
 *
 * Example: an order earned 100 of which 60 are spent, and another lot has 15: taking back 100 takes 40 and 15, and 45
 * become debt. Had 30 of the lot ended unused, those 30 would be forgiven and 15 be debt.
 */
export function planClawBack(holdings: PointsHoldings, request: ClawBackRequest): ClawBackPlan {
  const { points, earnedLotId, forgivenBefore, now } = request;
  if (assertPoints(points, 'points') === 0) throw new RangeError('nothing to claw back');
  const earned = holdings.lots.filter((lot) => lot.id === earnedLotId);
  const others = usableLots(holdings.lots, now).filter((lot) => lot.id !== earnedLotId);
  const fromEarned = takeFrom(earned, points);
  const afterEarned = points - sum(fromEarned);
  const endedUnused = sumPoints(earned.map((lot) => lot.expired)) - forgivenBefore;
  const forgivenPoints = Math.min(afterEarned, Math.max(0, endedUnused));
  const fromOthers = takeFrom(others, afterEarned - forgivenPoints);
  const takes = [...fromEarned, ...fromOthers];
  const debtPoints = points - forgivenPoints - sum(takes);
  if (takes.length === 0 && debtPoints === 0) return { plan: null, forgivenPoints };
  return { plan: planOf(holdings, [plannedEntry('claw_back', { takes, debtPoints })]), forgivenPoints };
}

function sum(shares: readonly { points: number }[]): number {
  return sumPoints(shares.map((share) => share.points));
}
