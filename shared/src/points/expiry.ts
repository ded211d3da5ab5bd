import type { ExpiringPoints } from '../api/points';
import { formatDate } from '../time/format';
import { type At, addDays, daysBetween, instantOf, shopDateOf, toMs } from '../time/shop-time';
import { byBurnOrder, isOver } from './lots';
import { plannedEntry, planOf } from './plan';
import type { PointsHoldings, PointsLot, PointsPlan } from './types';

/** People hear of points that end this many days before. */
export const EXPIRY_WARNING_DAYS = 30;

/**
 * Ends the lots that are over, one entry per lot, so that what was never used (the breakage) is a row of its own and
 * a second run finds nothing. Null when no lot is over.
 *
 * Example: at 00:00:00.000 lots of 30 and 20 end and one of 40 lives on: entries −30 and −20, balance after 40; one
 * millisecond earlier nothing ends.
 */
export function planExpiry(holdings: PointsHoldings, now: At): PointsPlan | null {
  const over = holdings.lots.filter((lot) => lot.remaining > 0 && isOver(lot, now)).sort(byBurnOrder);
  if (over.length === 0) return null;
  const entries = over.map((lot) =>
    plannedEntry('expire', { takes: [{ lotId: lot.id, points: lot.remaining }] }),
  );
  return planOf(holdings, entries);
}

/** The last day on which a lot can be used. Example: over at 2027-10-01 00:00 in the shop: `2027-09-30`. */
export function usableThrough({ expiresAt }: Pick<PointsLot, 'expiresAt'>): string {
  return shopDateOf(new Date(toMs(expiresAt) - 1));
}

/**
 * What ends within the warning's days, added up by last day, soonest first. Today's last day is in, and so is day
 * number `days` from today.
 *
 * Example: on 2027-09-12 lots of 300 and 20 through 2027-09-30 and one of 99 through 2027-10-31 give
 * `[{points: 320, through: '2027-09-30'}]`.
 */
export function expiringPoints(
  { lots }: Pick<PointsHoldings, 'lots'>,
  now: At,
  days = EXPIRY_WARNING_DAYS,
): ExpiringPoints[] {
  const until = instantOf(addDays(shopDateOf(now), days + 1), 0).getTime();
  const ending = lots
    .filter((lot) => lot.remaining > 0 && !isOver(lot, now) && toMs(lot.expiresAt) <= until)
    .sort(byBurnOrder);
  const rows: ExpiringPoints[] = [];
  for (const lot of ending) {
    const through = usableThrough(lot);
    const last = rows[rows.length - 1];
    if (last?.through === through) last.points += lot.remaining;
    else rows.push({ points: lot.remaining, through });
  }
  return rows;
}

/**
 * The warning in words. Example: on 2026-09-12, `320 分 9月30日到期`; on the last day `320 分今天到期`.
 */
export function expiryWarning({ points, through }: ExpiringPoints, now: At): string {
  const left = daysBetween(shopDateOf(now), through);
  const near = left === 0 ? '今天' : left === 1 ? '明天' : null;
  return near ? `${points} 分${near}到期` : `${points} 分 ${formatDate(through, shopDateOf(now))}到期`;
}
