import type { StoreHours } from '../api/stores';
import { type At, addMinutes, DAY_MINUTES, MINUTE_MS, toMs } from '../time/shop-time';
import { openingFrom } from './opening-hours';

/** A store that cannot make a cake in a hundred openings cannot make it; ends the search over broken hours, too. */
const MAX_OPENINGS = 100;

export interface LeadTimeLine {
  productName: string;
  leadTimeMinutes: number;
}

export interface EarliestReady {
  at: Date;
  /** The line that decides it, or null when nothing needs time. */
  because: LeadTimeLine | null;
}

/**
 * The first moment a whole cart can be ready: that of its slowest line, because the kitchen works on all at once.
 * A lead time under one day is kitchen time and runs only while the store is open; one of a day or more is
 * calendar time (ingredients are ordered, sponges rest), moved on to the next opening. Equal lead times: the first
 * line is named. Null when the store does not open for it within two weeks.
 *
 * Example: open 08:30–21:30, a cake of 240 minutes: at 14:06 ready 18:06; at 20:30 one hour today and three
 * tomorrow, ready 11:30; at 22:18 ready tomorrow 12:30. A box of 2,880 minutes at 22:18 is ready in two days, the
 * morning after at 08:30.
 */
export function earliestReady(
  lines: readonly LeadTimeLine[],
  hours: StoreHours,
  now: At,
): EarliestReady | null {
  let slowest: LeadTimeLine | null = null;
  for (const line of lines) {
    if (line.leadTimeMinutes > (slowest?.leadTimeMinutes ?? 0)) slowest = line;
  }
  const leadTimeMinutes = slowest?.leadTimeMinutes ?? 0;
  const at =
    leadTimeMinutes >= DAY_MINUTES
      ? afterKitchenMinutes(hours, addMinutes(now, leadTimeMinutes), 0)
      : afterKitchenMinutes(hours, now, leadTimeMinutes);
  return at && { at, because: slowest };
}

/** The moment when the store has been open for `minutes` since `from`. */
function afterKitchenMinutes(hours: StoreHours, from: At, minutes: number): Date | null {
  let cursor = toMs(from);
  let left = minutes * MINUTE_MS;
  for (let openings = 0; openings < MAX_OPENINGS; openings += 1) {
    const opening = openingFrom(hours, new Date(cursor));
    if (!opening) return null;
    const start = Math.max(cursor, opening.from.getTime());
    if (start + left <= opening.to.getTime()) return new Date(start + left);
    left -= opening.to.getTime() - start;
    cursor = opening.to.getTime();
  }
  return null;
}
