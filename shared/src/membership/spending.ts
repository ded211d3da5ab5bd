import type { Id, Instant, ShopDate } from '../api/common';
import { sumFen } from '../money/fen';
import { addMonths, monthOf, type ShopMonth, sameDayMonthsLater } from '../time/months';
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

/** A record on the shop's calendar. */
export interface DatedSpend {
  on: ShopDate;
  month: ShopMonth;
  netFen: number;
  /** For each window of months asked for: the first date on which it no longer counts. */
  leavesOn: Readonly<Record<number, ShopDate>>;
}

/**
 * Orders that count, on shop dates, oldest first; what is refunded in full is no order any more. `windows` are the
 * lengths in months that will be asked for: when a record leaves each is worked out once, not at every question.
 */
export function datedSpends(history: readonly SpendRecord[], windows: readonly number[]): DatedSpend[] {
  return history
    .filter(({ netFen }) => netFen > 0)
    .map(({ at, netFen }) => {
      const on = shopDateOf(at);
      const leavesOn: Record<number, ShopDate> = {};
      for (const months of windows) leavesOn[months] = leavesWindowOn(on, months);
      return { on, month: monthOf(on), netFen, leavesOn };
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
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

/** Spends that count on `today` in a window of `months`. */
export function inWindow(spends: readonly DatedSpend[], months: number, today: ShopDate): DatedSpend[] {
  return spends.filter(
    ({ on, leavesOn }) => on <= today && today < (leavesOn[months] ?? leavesWindowOn(on, months)),
  );
}

/** Σ spent in the window, in fen. Example: ¥1,286 within the last 12 months is 128600. */
export function spendIn(spends: readonly DatedSpend[], months: number, today: ShopDate): number {
  return sumFen(inWindow(spends, months, today).map(({ netFen }) => netFen));
}

/** Spent in one calendar month, up to `today`. */
export function spendInMonth(spends: readonly DatedSpend[], month: ShopMonth, today: ShopDate): number {
  return sumFen(
    spends.filter((spend) => spend.month === month && spend.on <= today).map(({ netFen }) => netFen),
  );
}

/**
 * How many calendar months in a row, up to now, each had at least `minFen`. The running month adds one as soon as it
 * is full; while it is not, the row that ended with last month stands.
 *
 * Example: ¥100 a month asked; July ¥120, August ¥100, September so far ¥40: 2 on 30 September, 0 on 1 October.
 */
export function monthsInARow(spends: readonly DatedSpend[], minFen: number, today: ShopDate): number {
  const isFull = (month: ShopMonth) => spendInMonth(spends, month, today) >= minFen;
  const thisMonth = monthOf(today);
  let month = isFull(thisMonth) ? thisMonth : addMonths(thisMonth, -1);
  let count = 0;
  while (isFull(month)) {
    count += 1;
    month = addMonths(month, -1);
  }
  return count;
}

/** Whether one condition holds on a date. Example: ¥2,000 in 12 months with ¥1,999.99 spent does not. */
export function holds(condition: TierCondition, spends: readonly DatedSpend[], today: ShopDate): boolean {
  if (condition.kind === 'rolling_spend') return spendIn(spends, condition.months, today) >= condition.minFen;
  if (condition.kind === 'order_count') {
    return inWindow(spends, condition.months, today).length >= condition.minOrders;
  }
  return (
    monthsInARow(spends, condition.minFenPerMonth, today) >= condition.months &&
    spendIn(spends, TOTAL_MONTHS, today) >= condition.totalFen
  );
}
