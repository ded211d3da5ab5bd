import type { BirthdayInput } from '@tianpu/shared/api';
import {
  type BirthdayCalendar,
  checkBirthday,
  lunarDayLabel,
  lunarMonthLabel,
} from '@tianpu/shared/membership';

/** A birthday while it is being chosen. */
export interface ChosenDate {
  calendar: BirthdayCalendar;
  month: number | null;
  day: number | null;
  isLeapMonth: boolean;
}

export const NO_DATE: ChosenDate = { calendar: 'solar', month: null, day: null, isLeapMonth: false };

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MOST_DAYS = 31;

/** Example: solar 9 is `9月`, lunar 1 `正月`. */
export function monthChoices(calendar: BirthdayCalendar): { month: number; label: string }[] {
  return MONTHS.map((month) => ({
    month,
    label: calendar === 'solar' ? `${month}月` : lunarMonthLabel(month, false),
  }));
}

/** The days that exist in some year. Example: February has 29, a lunar month 30 (`三十`). */
export function dayChoices(calendar: BirthdayCalendar, month: number): { day: number; label: string }[] {
  const choices: { day: number; label: string }[] = [];
  for (let day = 1; day <= MOST_DAYS; day += 1) {
    if (!checkBirthday({ calendar, month, day, isLeapMonth: false }).ok) break;
    choices.push({ day, label: calendar === 'solar' ? String(day) : lunarDayLabel(day) });
  }
  return choices;
}

/** Another month: a day it does not have is chosen anew. Example: 31 January to February: no day. */
export function withMonth(value: ChosenDate, month: number): ChosenDate {
  const { calendar, day } = value;
  const exists = day !== null && checkBirthday({ calendar, month, day, isLeapMonth: false }).ok;
  return { ...value, month, day: exists ? day : null };
}

/** The other calendar begins anew: the same numbers are another day there. */
export function withCalendar(value: ChosenDate, calendar: BirthdayCalendar): ChosenDate {
  return calendar === value.calendar ? value : { ...NO_DATE, calendar };
}

/** What is sent, or null while month or day is missing. */
export function birthdayOf({ calendar, month, day, isLeapMonth }: ChosenDate): BirthdayInput | null {
  if (month === null || day === null) return null;
  return calendar === 'lunar' ? { calendar, month, day, isLeapMonth } : { calendar, month, day };
}
