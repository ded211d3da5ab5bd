import { LunarDay, LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import type { ShopDate } from '../api/common';

/**
 * The only file that knows which lunar calendar library we use. It computes new moons and solar terms instead of
 * reading a table; two widely used tables are off by a day for some months (one even in 1996), checked over 1901–2100.
 */
export interface LunarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  isLeapMonth: boolean;
  day: number;
}

/** Years in which everything here is checked; a birthday outside them is a typing error. */
export const LUNAR_YEARS = { first: 1901, last: 2099 } as const;

/**
 * The lunar date of a shop date. Example: 2026-09-25 is the 15th of the 8th month of 2026, Mid-Autumn; 2025-07-25 is
 * the 1st of the leap 6th month of 2025.
 */
export function lunarDateOf(on: ShopDate): LunarDate {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const lunar = SolarDay.fromYmd(year, month, day).getLunarDay();
  const signed = lunar.getMonth();
  return { year: lunar.getYear(), month: Math.abs(signed), isLeapMonth: signed < 0, day: lunar.getDay() };
}

/** The leap month of a lunar year, 0 for none. Example: 2025 has a leap 6th month, 2026 none, 2033 a leap 11th. */
export function leapMonthOf(lunarYear: number): number {
  return LunarYear.fromYear(lunarYear).getLeapMonth();
}

/** 29 or 30. Example: the 12th month of 2025 has 29 days, so its New Year's Eve is the 29th. */
export function lunarMonthDays({ year, month, isLeapMonth }: Omit<LunarDate, 'day'>): number {
  return LunarMonth.fromYm(year, isLeapMonth ? -month : month).getDayCount();
}

/** The shop date of a lunar date; throws for one that does not exist. Example: 1st of the 1st month of 2026: 2026-02-17. */
export function shopDateOfLunar({ year, month, isLeapMonth, day }: LunarDate): ShopDate {
  const solar = LunarDay.fromYmd(year, isLeapMonth ? -month : month, day).getSolarDay();
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(solar.getYear(), 4)}-${pad(solar.getMonth(), 2)}-${pad(solar.getDay(), 2)}`;
}
