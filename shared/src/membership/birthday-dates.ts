import type { ShopDate } from '../api/common';
import type { Refusal } from '../problems/catalogue';

export const BIRTHDAY_CALENDARS = ['solar', 'lunar'] as const;
export type BirthdayCalendar = (typeof BIRTHDAY_CALENDARS)[number];

export const FAMILY_RELATIONS = [
  'self',
  'partner',
  'child',
  'parent',
  'grandparent',
  'friend',
  'other',
] as const;
export type FamilyRelation = (typeof FAMILY_RELATIONS)[number];

/** A birthday without a year: day and month suffice, and a year would only tell an age nobody needs. */
export interface BirthdayDate {
  calendar: BirthdayCalendar;
  month: number;
  day: number;
  /** Born in a leap month; false in the solar calendar. */
  isLeapMonth: boolean;
}

/** February counts 29 days here: a birthday has no year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LUNAR_DAYS = 30;

export type BirthdayCheck = { ok: true } | Refusal<'membership.birthday_invalid'>;

/**
 * Whether such a day can exist in some year. Refusal: `membership.birthday_invalid` with `reason` `month`, `day` or
 * `leap_month`.
 *
 * Example: solar 29 February and lunar 30th of a leap 12th month exist, solar 31 April and lunar 31st do not.
 */
export function checkBirthday({ calendar, month, day, isLeapMonth }: BirthdayDate): BirthdayCheck {
  if (!Number.isInteger(month) || month < 1 || month > 12) return invalid('month');
  const days = calendar === 'solar' ? (DAYS[month - 1] ?? 0) : LUNAR_DAYS;
  if (!Number.isInteger(day) || day < 1 || day > days) return invalid('day');
  if (isLeapMonth && calendar === 'solar') return invalid('leap_month');
  return { ok: true };
}

const TENS = ['初', '十', '廿', '三'];
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];

/** Lunar months as a picker shows them. Example: 1 is `正月`, leap 6 is `闰六月`, 12 is `腊月`. */
export function lunarMonthLabel(month: number, isLeapMonth: boolean): string {
  return `${isLeapMonth ? '闰' : ''}${LUNAR_MONTHS[month - 1] ?? ''}月`;
}

/** Lunar days as a picker shows them. Example: 1 is `初一`, 10 `初十`, 15 `十五`, 20 `二十`, 21 `廿一`, 30 `三十`. */
export function lunarDayLabel(day: number): string {
  if (day === 20) return '二十';
  const tens = TENS[day % 10 === 0 && day < 20 ? 0 : Math.floor(day / 10)] ?? '';
  return `${tens}${DIGITS[day % 10] ?? ''}`;
}

/** A birthday in words. Example: `9月18日`, `农历八月十五`, `农历闰六月初一`. */
export function birthdayText({ calendar, month, day, isLeapMonth }: BirthdayDate): string {
  if (calendar === 'solar') return `${month}月${day}日`;
  return `农历${lunarMonthLabel(month, isLeapMonth)}${lunarDayLabel(day)}`;
}

/** Month and day of a solar birthday in a year, 29 February on 28 February where there is no 29th. */
export function solarBirthdayIn(year: number, { month, day }: Pick<BirthdayDate, 'month' | 'day'>): ShopDate {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const shown = month === 2 && day === 29 && !isLeapYear ? 28 : day;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(shown).padStart(2, '0')}`;
}

function invalid(reason: 'month' | 'day' | 'leap_month'): BirthdayCheck {
  return { ok: false, code: 'membership.birthday_invalid', params: { reason } };
}
