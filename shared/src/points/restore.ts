import type { Id } from '../api/common';
import { type At, addDays, instantOf, shopDateOf, toMs } from '../time/shop-time';
import { assertPoints, byBurnOrder, isOver, restorablePoints, sumPoints } from './lots';
import { payDebtFirst, plannedEntry } from './plan';
import type { LotShare, PointsConsumption, PointsHoldings, PointsLot, PointsPlan } from './types';

/** Points of a refund whose lot has ended come back for a week, counted in whole days. */
export const GRACE_DAYS = 7;

export interface RestoreRequest {
  /** The consumptions of the one spend that is undone. */
  consumptions: readonly PointsConsumption[];
  points: number;
  /**
   * `refund`: the shop gives back what was paid, so points whose lot has ended live on for 7 days. `unpaid`: the order
   * never came about, so everything is as it was before; what has ended meanwhile ends with the next run. Otherwise an
   * order that is never paid would be a way to keep points alive.
   */
  because: 'refund' | 'unpaid';
  /** Id of the lot that is opened when points live on for the grace days. */
  newLotId: Id;
  now: At;
}

/**
 * Gives a spend back to the lots it came from, all of it or a part; of a part, the lots that end last get theirs
 * first, the mirror of the order of spending. Never recomputed: what was taken is read from the consumptions. An open
 * debt is paid from it, as from everything that comes in. More than is left to give back throws.
 *
 * Example: 70 were taken as 50 (ends day 1) and 20 (day 2), lots now 0, 10 and 40; a refund of 20 makes 0, 30 and 40,
 * and after day 1 a refund of the other 50 opens a lot of 50 that ends with the 7th day after today.
 */
export function planRestore(holdings: PointsHoldings, request: RestoreRequest): PointsPlan {
  const { consumptions, points, because, newLotId, now } = request;
  const left = restorablePoints(consumptions);
  if (assertPoints(points, 'points') === 0 || points > left) {
    throw new RangeError(`cannot restore ${points} of ${left}`);
  }
  const shares = shareOut(holdings.lots, consumptions, points);
  const ended = (share: LotShare) => isOver(lotOf(holdings.lots, share.lotId), now);
  const revives = because === 'refund' ? shares.filter(ended) : [];
  const returns = shares.filter((share) => !revives.includes(share));
  const opens = revives.length > 0 ? [graceLot(newLotId, revives, now)] : [];
  return payDebtFirst(holdings, plannedEntry('restore', { returns, revives, opens }), now);
}

function shareOut(
  lots: readonly PointsLot[],
  consumptions: readonly PointsConsumption[],
  points: number,
): LotShare[] {
  const latestFirst = [...consumptions].sort((a, b) =>
    byBurnOrder(lotOf(lots, b.lotId), lotOf(lots, a.lotId)),
  );
  const shares: LotShare[] = [];
  let open = points;
  for (const { lotId, points: taken, restoredPoints } of latestFirst) {
    const back = Math.min(open, taken - restoredPoints);
    if (back > 0) shares.push({ lotId, points: back });
    open -= back;
  }
  return shares;
}

function graceLot(id: Id, revives: readonly LotShare[], now: At): PointsLot {
  const points = sumPoints(revives.map((share) => share.points));
  const expiresAt = instantOf(addDays(shopDateOf(now), GRACE_DAYS + 1), 0).toISOString();
  return {
    id,
    points,
    remaining: points,
    expired: 0,
    openedAt: new Date(toMs(now)).toISOString(),
    expiresAt,
  };
}

function lotOf(lots: readonly PointsLot[], lotId: Id): PointsLot {
  const lot = lots.find(({ id }) => id === lotId);
  if (!lot) throw new RangeError(`a consumption names lot ${lotId}, which is not there`);
  return lot;
}
