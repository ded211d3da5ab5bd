import type { Instant, ShopDate } from '../api/common';

/**
 * The shop lives in Asia/Shanghai, which is UTC+8 all year since 1991, so a fixed offset is exact and works
 * where a phone's JavaScript knows no time zones. Instants are UTC; shop dates and minutes of day are local.
 */
export const SHOP_OFFSET_MINUTES = 8 * 60;
export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;
const OFFSET_MS = SHOP_OFFSET_MINUTES * MINUTE_MS;

/** A moment: what a clock gives, or what arrived over HTTP. */
export type At = Date | Instant;

/** Half-open: `from` belongs to it, `to` does not. */
export interface InstantRange {
  from: Date;
  to: Date;
}

/** Milliseconds since 1970 UTC; throws RangeError for what is no instant (validate input with `parseInstant`). */
export function toMs(at: At): number {
  const ms = typeof at === 'string' ? Date.parse(at) : at.getTime();
  if (!Number.isFinite(ms)) throw new RangeError(`not an instant: ${String(at)}`);
  return ms;
}

/**
 * The date on the shop's wall at a moment.
 *
 * Example: 2025-12-31T16:00:00.000Z is midnight in the shop, so `2026-01-01`; one millisecond before, `2025-12-31`.
 */
export function shopDateOf(at: At): ShopDate {
  return new Date(toMs(at) + OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * Whole minutes since the shop's midnight, 0 to 1439.
 *
 * Example: 2026-01-01T00:30:59.000Z is 08:30 in the shop: 510.
 */
export function minuteOfDay(at: At): number {
  const local = toMs(at) + OFFSET_MS;
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * The moment when the shop's clock shows `minute` (0 to 1440) of a date; 1440 is the next midnight.
 *
 * Example: `instantOf('2026-01-01', 510)` is 2026-01-01T00:30:00.000Z.
 */
export function instantOf(on: ShopDate, minute: number): Date {
  return new Date(startMs(on) + minute * MINUTE_MS);
}

/**
 * The day as a half-open range of instants, for queries `>= from AND < to`.
 *
 * Example: 2026-01-01 runs from 2025-12-31T16:00Z to 2026-01-01T16:00Z.
 */
export function shopDayRange(on: ShopDate): InstantRange {
  return { from: instantOf(on, 0), to: instantOf(on, DAY_MINUTES) };
}

/**
 * True when the moment lies in the half-open range.
 *
 * Example: in 10:30–11:00, 10:30:00.000 is in and 11:00:00.000 is out.
 */
export function isWithin(range: InstantRange, at: At): boolean {
  const ms = toMs(at);
  return ms >= range.from.getTime() && ms < range.to.getTime();
}

/**
 * The date `days` later (negative: earlier).
 *
 * Example: `addDays('2028-02-28', 1)` is `2028-02-29`, `addDays('2026-12-31', 1)` is `2027-01-01`.
 */
export function addDays(on: ShopDate, days: number): ShopDate {
  return shopDateOf(new Date(startMs(on) + days * DAY_MS));
}

/** The moment `minutes` later. Example: 00:50Z plus 15 is 01:05Z. */
export function addMinutes(at: At, minutes: number): Date {
  return new Date(toMs(at) + minutes * MINUTE_MS);
}

/**
 * Whole days from one date to another; negative when `to` is earlier.
 *
 * Example: from `2026-12-30` to `2027-01-02` is 3.
 */
export function daysBetween(from: ShopDate, to: ShopDate): number {
  return Math.round((startMs(to) - startMs(from)) / DAY_MS);
}

/** 0 = Sunday … 6 = Saturday. Example: `weekdayOf('2026-01-01')` is 4, a Thursday. */
export function weekdayOf(on: ShopDate): number {
  return new Date(startMs(on) + OFFSET_MS).getUTCDay();
}

/** `count` dates in a row from `on`. Example: `datesFrom('2026-02-27', 3)` ends on `2026-03-01`. */
export function datesFrom(on: ShopDate, count: number): ShopDate[] {
  return Array.from({ length: count }, (_, index) => addDays(on, index));
}

function startMs(on: ShopDate): number {
  return toMs(`${on}T00:00:00.000Z`) - OFFSET_MS;
}
