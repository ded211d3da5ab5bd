import type { ShopDate } from '../api/common';
import { addDays, instantOf } from './shop-time';

/** A calendar month of the shop: `2026-09`. */
export type ShopMonth = string;

/** The month a date lies in. Example: `monthOf('2026-09-18')` is `2026-09`. */
export function monthOf(on: ShopDate): ShopMonth {
  return on.slice(0, 7);
}

/** Months counted from year 0, so that the one before is one less. Example: `monthNumber('2026-09-18')` is 24320. */
export function monthNumber(on: ShopDate | ShopMonth): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
}

/** The month `count` later (negative: earlier). Example: `addMonths('2026-11', 3)` is `2027-02`. */
export function addMonths(month: ShopMonth, count: number): ShopMonth {
  const number = monthNumber(month) + count;
  return `${pad(Math.floor(number / 12), 4)}-${pad((number % 12) + 1, 2)}`;
}

/** Its first date. Example: `firstDateOf('2026-02')` is `2026-02-01`. */
export function firstDateOf(month: ShopMonth): ShopDate {
  return `${month}-01`;
}

/** Its last date. Example: `lastDateOf('2028-02')` is `2028-02-29`. */
export function lastDateOf(month: ShopMonth): ShopDate {
  return addDays(firstDateOf(addMonths(month, 1)), -1);
}

/** The moment it begins in Shanghai. Example: `startOfMonth('2026-01')` is 2025-12-31T16:00:00.000Z. */
export function startOfMonth(month: ShopMonth): Date {
  return instantOf(firstDateOf(month), 0);
}

/**
 * The same day of the month `count` months later; where that month has no such day, the first of the month after it,
 * so that a right counted in months never ends a day early.
 *
 * Example: 12 months after `2026-09-18` is `2027-09-18`; 12 after `2028-02-29` is `2029-03-01`; 1 after `2026-01-31`
 * is `2026-03-01`.
 */
export function sameDayMonthsLater(on: ShopDate, count: number): ShopDate {
  const month = addMonths(monthOf(on), count);
  const date = `${month}-${on.slice(8)}`;
  return date <= lastDateOf(month) ? date : firstDateOf(addMonths(month, 1));
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
