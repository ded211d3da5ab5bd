import { type At, toMs } from '../time/shop-time';
import type { LotShare, PointsConsumption, PointsHoldings, PointsLot } from './types';

/** Whole and safe; anything else is a bug of ours, never something a customer can cause. */
export function assertPoints(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${what} is not whole points: ${value}`);
  return value;
}

/** Example: `sumPoints([120, 30])` is 150; a total beyond the safe integers throws. */
export function sumPoints(values: readonly number[]): number {
  return values.reduce((total, value) => assertPoints(total + assertPoints(value, 'points'), 'total'), 0);
}

/** A lot counts until the moment it expires, which is not part of it. Example: at 00:00:00.000 of the day it is over. */
export function isOver(lot: PointsLot, now: At): boolean {
  return toMs(lot.expiresAt) <= toMs(now);
}

/** What the ledger holds: every remaining point, also of lots that are over and not swept yet. */
export function balanceOf({ lots }: Pick<PointsHoldings, 'lots'>): number {
  return sumPoints(lots.map((lot) => lot.remaining));
}

/**
 * What may be spent now. Points held by an unpaid order are spent already (they come back if it closes) and points of
 * an order that is not completed are not lots yet, so neither counts.
 *
 * Example: lots of 50 that ended at midnight and 30 that end tomorrow: 30, although the nightly run has not come yet.
 */
export function availablePoints({ lots }: Pick<PointsHoldings, 'lots'>, now: At): number {
  return sumPoints(lots.filter((lot) => !isOver(lot, now)).map((lot) => lot.remaining));
}

/** The order in which points are used: what ends first, then what came first, then by id so that two runs agree. */
export function byBurnOrder(a: PointsLot, b: PointsLot): number {
  return (
    toMs(a.expiresAt) - toMs(b.expiresAt) || toMs(a.openedAt) - toMs(b.openedAt) || (a.id < b.id ? -1 : 1)
  );
}

/**
 * Takes `points` from lots in the order given, as much as there is.
 *
 * Example: 70 from lots with 50, 30 and 40 takes 50 and 20; 200 takes 50, 30 and 40, which is 120.
 */
export function takeFrom(lots: readonly PointsLot[], points: number): LotShare[] {
  const shares: LotShare[] = [];
  let open = points;
  for (const lot of lots) {
    const taken = Math.min(open, lot.remaining);
    if (taken > 0) shares.push({ lotId: lot.id, points: taken });
    open -= taken;
  }
  return shares;
}

/** Lots that may be spent, in burn order. */
export function usableLots(lots: readonly PointsLot[], now: At): PointsLot[] {
  return lots.filter((lot) => lot.remaining > 0 && !isOver(lot, now)).sort(byBurnOrder);
}

/** What of a spend has not come back yet. Example: 50 and 20 taken, 20 of the second restored: 50. */
export function restorablePoints(consumptions: readonly PointsConsumption[]): number {
  return sumPoints(consumptions.map(({ points, restoredPoints }) => points - restoredPoints));
}
