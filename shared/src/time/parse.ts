import type { Instant, ShopDate } from '../api/common';

/** No shop of ours took an order before, and no order reaches further: 9999-12-31 is a probe, not a wish. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/**
 * True for a date that exists, written `YYYY-MM-DD`, of this century.
 *
 * Example: `2028-02-29` is one; `2026-02-29`, `2026-02-31`, `2026-2-3` and `9999-12-31` are not.
 */
export function isShopDate(text: unknown): text is ShopDate {
  if (typeof text !== 'string') return false;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || text.length !== 10) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/**
 * The instant a text names, or null. Only the one spelling of the contracts passes, UTC with milliseconds: other
 * spellings of ISO 8601 mean different moments on different phones, and `'1'` parses as a year.
 *
 * Example: `parseInstant('2026-01-01T00:30:00.000Z')` is that moment; `…T25:00:00.000Z` and `1767227400` are null.
 */
export function parseInstant(text: unknown): Date | null {
  if (!isInstant(text)) return null;
  return new Date(Date.parse(text));
}

/** True for what `parseInstant` reads. Example: `2026-02-31T00:00:00.000Z` is none: February has no 31st. */
export function isInstant(text: unknown): text is Instant {
  if (typeof text !== 'string') return false;
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.\d{3}Z$/.exec(text);
  if (!match || text.length !== 24) return false;
  return isShopDate(match[1]) && Number(match[2]) < 24 && Number(match[3]) < 60 && Number(match[4]) < 60;
}

/**
 * Minutes since midnight of a clock time `HH:MM`, or null; `24:00` is the end of the day.
 *
 * Example: `parseClock('21:30')` is 1290; `25:00` and `8:5` are null.
 */
export function parseClock(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match || text.length !== 5) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 24 * 60 ? minute : null;
}
