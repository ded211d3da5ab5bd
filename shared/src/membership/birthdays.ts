import type { ShopDate } from '../api/common';
import { addDays, daysBetween } from '../time/shop-time';
import { type BirthdayDate, solarBirthdayIn } from './birthday-dates';
import { leapMonthOf, lunarDateOf, lunarMonthDays, shopDateOfLunar } from './lunar';

/** The coupon comes this many days before the birthday, so that a cake can still be ordered; the greeting on the day. */
export const BIRTHDAY_COUPON_DAYS_BEFORE = 3;
/** And is good for this many days after it, because families celebrate at the weekend. */
export const BIRTHDAY_COUPON_DAYS_AFTER = 7;
/** Two birthdays of one person are at least 353 days apart, also lunar ones; less is a changed date. */
export const MIN_DAYS_BETWEEN_BIRTHDAY_COUPONS = 340;

/**
 * The first celebration on or after a date. Days that do not come every year are celebrated so:
 * - 29 February on 28 February in common years: better a day early than after the party;
 * - the 30th of a lunar month that has 29 days this year, on the 29th: New Year's Eve stays New Year's Eve;
 * - a leap month's birthday in the leap month where the year has that one, otherwise in the ordinary month; and a
 *   birthday in an ordinary month in the ordinary one, which comes first.
 *
 * Example: born on lunar 8-15, asked on 2026-09-18: `2026-09-25`; asked on 2026-09-26: `2027-09-15`. Born in leap 6-1:
 * `2025-07-25` in 2025, which has a leap 6th month, and `2026-07-14` in 2026, which has none.
 */
export function nextBirthday(birthday: BirthdayDate, from: ShopDate): ShopDate {
  if (birthday.calendar === 'solar') {
    const year = Number(from.slice(0, 4));
    const thisYear = solarBirthdayIn(year, birthday);
    return thisYear >= from ? thisYear : solarBirthdayIn(year + 1, birthday);
  }
  const { year } = lunarDateOf(from);
  const thisYear = lunarBirthdayIn(year, birthday);
  return thisYear >= from ? thisYear : lunarBirthdayIn(year + 1, birthday);
}

/**
 * Why the next celebration is on another day than written, or null.
 *
 * Example: 29 February before 2027 is `今年没有2月29日，按2月28日过`.
 */
export function birthdayNote(birthday: BirthdayDate, on: ShopDate): string | null {
  if (birthday.calendar === 'solar') {
    return Number(on.slice(8)) === birthday.day ? null : '这一年没有2月29日，按2月28日过';
  }
  const { month, day, isLeapMonth } = lunarDateOf(on);
  if (birthday.isLeapMonth && !isLeapMonth) return `这一年没有闰${month}月，按${month}月过`;
  return day === birthday.day ? null : '这一年这个月没有三十，按廿九过';
}

export interface BirthdayPlan {
  on: ShopDate;
  daysLeft: number;
  couponOn: ShopDate;
  couponThrough: ShopDate;
}

/** When what happens around the next birthday. Example: birthday 2026-09-18: coupon 09-15, good through 09-25. */
export function birthdayPlan(birthday: BirthdayDate, today: ShopDate): BirthdayPlan {
  const on = nextBirthday(birthday, today);
  return {
    on,
    daysLeft: daysBetween(today, on),
    couponOn: addDays(on, -BIRTHDAY_COUPON_DAYS_BEFORE),
    couponThrough: addDays(on, BIRTHDAY_COUPON_DAYS_AFTER),
  };
}

/**
 * Whether a person's birthday coupon is due today: from 3 days before through the day itself, so that a day on which
 * nothing ran, or a birthday entered late, loses nobody her coupon; and not again for the same birthday, nor for one
 * that was moved since the last coupon.
 *
 * Example: birthday 2026-09-18: not due on the 14th, due from the 15th to the 18th until it is given, not on the 19th.
 */
export function isBirthdayCouponDue(
  birthday: BirthdayDate,
  today: ShopDate,
  lastCouponOn: ShopDate | null,
): boolean {
  if (lastCouponOn !== null && daysBetween(lastCouponOn, today) < MIN_DAYS_BETWEEN_BIRTHDAY_COUPONS)
    return false;
  return birthdayPlan(birthday, today).couponOn <= today;
}

function lunarBirthdayIn(year: number, { month, day, isLeapMonth }: BirthdayDate): ShopDate {
  const inLeap = isLeapMonth && leapMonthOf(year) === month;
  const days = lunarMonthDays({ year, month, isLeapMonth: inLeap });
  return shopDateOfLunar({ year, month, isLeapMonth: inLeap, day: Math.min(day, days) });
}
