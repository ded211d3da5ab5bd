import type { Id, Instant, ShopDate } from '../api/common';
import { assertFen } from '../money/fen';
import { monthNumber, sameDayMonthsLater } from '../time/months';
import { shopDateOf } from '../time/shop-time';
import { type TierCondition, TOTAL_MONTHS } from './ladder';

/**
 * One completed order as the tiers see it. `netFen` is cash paid for goods minus what was refunded since: a refund
 * counts as if the thing had never been bought, so a tier cannot be bought and returned.
 */
export interface SpendRecord {
  orderId: Id;
  at: Instant;
  netFen: number;
}

/**
 * Orders on the shop's calendar, oldest first, with running sums: a window is a stretch of this list, so its sum is
 * one subtraction, and a whole shop's members can be counted while the owner waits.
 */
export interface DatedSpends {
  on: readonly ShopDate[];
  /** The calendar month of each, as `monthNumber` counts. */
  months: readonly number[];
  /** Σ of the first n, for n = 0 … length. */
  sums: readonly number[];
  /** For each window of months asked for: the first date on which each order no longer counts, in the same order. */
  leavesOn: Readonly<Record<number, readonly ShopDate[]>>;
}

/** Orders that count; what is refunded in full is no order any more. `windows` are the lengths that will be asked for. */
export function datedSpends(history: readonly SpendRecord[], windows: readonly number[]): DatedSpends {
  const dated = history
    .filter(({ netFen }) => netFen > 0)
    .map(({ at, netFen }) => ({ on: shopDateOf(at), netFen }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const on = dated.map((each) => each.on);
  const sums = [0];
  for (const { netFen } of dated) sums.push(assertFen((sums[sums.length - 1] ?? 0) + netFen, 'spent'));
  const leavesOn: Record<number, ShopDate[]> = {};
  for (const months of windows) leavesOn[months] = on.map((date) => leavesWindowOn(date, months));
  return { on, months: on.map(monthNumber), sums, leavesOn };
}

/**
 * The first date on which a purchase no longer counts in a window of `months`: the same day that many months later,
 * the day itself not being part of the window any more; a 29 February counts through 28 February.
 *
 * Example: bought 2026-09-18, in a window of 12 months through 2027-09-17, gone on 2027-09-18.
 */
export function leavesWindowOn(on: ShopDate, months: number): ShopDate {
  return sameDayMonthsLater(on, months);
}

/** How many orders were there at the end of a date. Example: with orders on the 10th and 20th, 1 on the 19th. */
export function ordersThrough({ on }: DatedSpends, date: ShopDate): number {
  return countBefore(on, `${date}~`); // a tilde sorts after every date that begins like this one
}

/** How many orders were there at midnight, before anything was bought on a date. */
export function ordersBefore({ on }: DatedSpends, date: ShopDate): number {
  return countBefore(on, date);
}

/** Orders in a window of `months` that ends with `today`. `seen` says how many of the list have happened. */
export function ordersIn(
  spends: DatedSpends,
  months: number,
  today: ShopDate,
  seen = ordersThrough(spends, today),
): number {
  return seen - goneBy(spends, months, today, seen);
}

/** Σ spent in that window, in fen. Example: ¥1,286 within the last 12 months is 128600. */
export function spendIn(
  spends: DatedSpends,
  months: number,
  today: ShopDate,
  seen = ordersThrough(spends, today),
): number {
  return sumOf(spends, goneBy(spends, months, today, seen), seen);
}

/** Spent in one calendar month (by number) so far, in fen. */
export function spendInMonth(spends: DatedSpends, month: number, seen: number): number {
  const first = Math.min(seen, countBefore(spends.months, month));
  return sumOf(spends, first, Math.min(seen, countBefore(spends.months, month + 1)));
}

/**
 * How many calendar months in a row, up to now, each had at least `minFen`. The running month adds one as soon as it
 * is full; while it is not, the row that ended with last month stands.
 *
 * Example: ¥100 a month asked; July ¥120, August ¥100, September so far ¥40: 2 on 30 September, 0 on 1 October.
 */
export function monthsInARow(
  spends: DatedSpends,
  minFen: number,
  today: ShopDate,
  seen = ordersThrough(spends, today),
): number {
  if (minFen < 1) throw new RangeError('every month of all time has nothing'); // and the count would never end
  const isFull = (month: number) => spendInMonth(spends, month, seen) >= minFen;
  const thisMonth = monthNumber(today);
  const last = isFull(thisMonth) ? thisMonth : thisMonth - 1;
  let month = last;
  while (isFull(month)) month -= 1;
  return last - month;
}

/** Whether one condition holds on a date. Example: ¥2,000 in 12 months with ¥1,999.99 spent does not. */
export function holds(condition: TierCondition, spends: DatedSpends, today: ShopDate, seen: number): boolean {
  const { months } = condition;
  if (condition.kind === 'rolling_spend') return spendIn(spends, months, today, seen) >= condition.minFen;
  if (condition.kind === 'order_count') return ordersIn(spends, months, today, seen) >= condition.minOrders;
  return (
    spendIn(spends, TOTAL_MONTHS, today, seen) >= condition.totalFen &&
    monthsInARow(spends, condition.minFenPerMonth, today, seen) >= months
  );
}

/** How many orders have left a window; later orders never leave it earlier, so they are the first of the list. */
function goneBy({ on, leavesOn }: DatedSpends, months: number, today: ShopDate, seen: number): number {
  const leaves = leavesOn[months] ?? on.map((date) => leavesWindowOn(date, months));
  return Math.min(seen, countBefore(leaves, `${today}~`));
}

function sumOf({ sums }: DatedSpends, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}

/** How many of the sorted values come before `bound`. */
function countBefore<T extends string | number>(sorted: readonly T[], bound: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const value = sorted[middle];
    if (value !== undefined && value < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
