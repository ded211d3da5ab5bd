import type { Id } from '../api/common';
import { addMonths, monthOf, startOfMonth } from '../time/months';
import { type At, shopDateOf, toMs } from '../time/shop-time';
import { assertPoints } from './lots';
import { payDebtFirst, plannedEntry } from './plan';
import type { PointsHoldings, PointsLot, PointsPlan } from './types';

/** Points live 12 whole months and then to the end of the month, so one day a month matters and not thirty. */
export const POINTS_VALID_MONTHS = 12;

/**
 * The moment points that come in now are over.
 *
 * Example: earned on any day of September 2026, they can be used through 2027-09-30, so they are over at
 * 2027-09-30T16:00:00.000Z, midnight in the shop.
 */
export function pointsExpireAt(openedAt: At, validMonths = POINTS_VALID_MONTHS): string {
  return startOfMonth(addMonths(monthOf(shopDateOf(openedAt)), validMonths + 1)).toISOString();
}

export interface Inflow {
  points: number;
  lotId: Id;
  now: At;
  validMonths?: number;
}

/**
 * Points that became the customer's: of a completed order, a sign-in, a campaign. One new lot; an open debt is paid
 * first. No points is a bug and throws.
 *
 * Example: 198 earned with a debt of 50: `earn` +198, `claw_back` −50; 148 may be spent.
 */
export function planEarn(holdings: PointsHoldings, inflow: Inflow): PointsPlan {
  return payDebtFirst(holdings, plannedEntry('earn', { opens: [newLot(inflow)] }), inflow.now);
}

/** Points given by hand, with their own lot and life; an open debt is paid first. */
export function planGrant(holdings: PointsHoldings, inflow: Inflow): PointsPlan {
  return payDebtFirst(holdings, plannedEntry('adjust', { opens: [newLot(inflow)] }), inflow.now);
}

function newLot({ points, lotId, now, validMonths = POINTS_VALID_MONTHS }: Inflow): PointsLot {
  if (assertPoints(points, 'points') === 0) throw new RangeError('no points come in');
  const openedAt = new Date(toMs(now)).toISOString();
  const expiresAt = pointsExpireAt(now, validMonths);
  return { id: lotId, points, remaining: points, expired: 0, openedAt, expiresAt };
}
