import {
  type BirthdayDate,
  birthdayNote,
  birthdayPlan,
  birthdayText,
  checkBirthday,
  isBirthdayCouponDue,
  leapMonthOf,
  lunarDateOf,
  lunarDayLabel,
  lunarMonthDays,
  lunarMonthLabel,
  nextBirthday,
  shopDateOfLunar,
} from '@tianpu/shared/membership';
import { addDays, daysBetween } from '@tianpu/shared/time';
import fc from 'fast-check';

const solar = (month: number, day: number): BirthdayDate => ({
  calendar: 'solar',
  month,
  day,
  isLeapMonth: false,
});
const lunar = (month: number, day: number, isLeapMonth = false): BirthdayDate => ({
  calendar: 'lunar',
  month,
  day,
  isLeapMonth,
});

describe('the lunar calendar', () => {
  it.each([
    ['New Year 2024', '2024-02-10', 2024, 1, false, 1],
    ['New Year 2025', '2025-01-29', 2025, 1, false, 1],
    ['New Year 2026', '2026-02-17', 2026, 1, false, 1],
    ['New Year’s Eve of a 29-day 12th month', '2026-02-16', 2025, 12, false, 29],
    ['Mid-Autumn 2026', '2026-09-25', 2026, 8, false, 15],
    ['Dragon Boat 2026', '2026-06-19', 2026, 5, false, 5],
    ['first day of the leap 6th month', '2025-07-25', 2025, 6, true, 1],
    ['last day before it', '2025-07-24', 2025, 6, false, 30],
    ['leap 2nd month of 2023', '2023-03-22', 2023, 2, true, 1],
    ['the rare leap 11th month of 2033', '2033-12-22', 2033, 11, true, 1],
    [
      'a new moon 3 minutes after midnight, which two tables have a day early',
      '1933-07-22',
      1933,
      5,
      true,
      30,
    ],
    ['a month another table begins a day early', '1996-07-15', 1996, 5, false, 30],
  ] as const)('%s: %s', (_title, on, year, month, isLeapMonth, day) => {
    expect(lunarDateOf(on)).toEqual({ year, month, isLeapMonth, day });
    expect(shopDateOfLunar({ year, month, isLeapMonth, day })).toBe(on);
  });

  it('knows which years have a leap month', () => {
    expect([2023, 2024, 2025, 2026, 2028, 2033].map(leapMonthOf)).toEqual([2, 0, 6, 0, 5, 11]);
  });

  it('months follow each other without a gap or a day twice, 1901 to 2099', () => {
    const wrong: string[] = [];
    let expected = '1901-02-19';
    for (let year = 1901; year < 2100; year += 1) {
      const leap = leapMonthOf(year);
      for (let month = 1; month <= 12; month += 1) {
        for (const isLeapMonth of month === leap ? [false, true] : [false]) {
          const first = { year, month, isLeapMonth, day: 1 };
          const on = shopDateOfLunar(first);
          if (on !== expected || JSON.stringify(lunarDateOf(on)) !== JSON.stringify(first)) wrong.push(on);
          expected = addDays(on, lunarMonthDays(first));
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a birthday that exists in some year', () => {
  it.each([
    [solar(2, 29), null],
    [solar(4, 30), null],
    [solar(4, 31), 'day'],
    [solar(2, 30), 'day'],
    [solar(13, 1), 'month'],
    [solar(0, 1), 'month'],
    [solar(1, 0), 'day'],
    [solar(1.5, 1), 'month'],
    [{ ...solar(6, 1), isLeapMonth: true }, 'leap_month'],
    [lunar(12, 30, true), null],
    [lunar(1, 30), null],
    [lunar(1, 31), 'day'],
  ])('%o: %p', (birthday, reason) => {
    const check = checkBirthday(birthday);
    expect(check.ok ? null : check.params['reason']).toBe(reason);
  });
});

describe('the next birthday', () => {
  it.each([
    ['tomorrow', solar(9, 19), '2026-09-18', '2026-09-19', null],
    ['today', solar(9, 18), '2026-09-18', '2026-09-18', null],
    ['yesterday: next year', solar(9, 17), '2026-09-18', '2027-09-17', null],
    ['New Year', solar(1, 1), '2026-12-31', '2027-01-01', null],
    ['29 February in a leap year', solar(2, 29), '2028-02-01', '2028-02-29', null],
    [
      '29 February in a common year',
      solar(2, 29),
      '2026-09-18',
      '2027-02-28',
      '这一年没有2月29日，按2月28日过',
    ],
    ['29 February, asked the day after', solar(2, 29), '2027-03-01', '2028-02-29', null],
    ['29 February of a century', solar(2, 29), '2100-01-01', '2100-02-28', '这一年没有2月29日，按2月28日过'],
    ['lunar 8-15', lunar(8, 15), '2026-09-18', '2026-09-25', null],
    ['lunar 8-15, just over', lunar(8, 15), '2026-09-26', '2027-09-15', null],
    ['lunar 12-8 in January of the next solar year', lunar(12, 8), '2025-12-20', '2026-01-26', null],
    ['lunar 1-1 asked in the last lunar month', lunar(1, 1), '2026-02-01', '2026-02-17', null],
    [
      'lunar 12-30 in a month of 29: New Year’s Eve',
      lunar(12, 30),
      '2026-01-01',
      '2026-02-16',
      '这一年这个月没有三十，按廿九过',
    ],
    ['lunar 12-30 in a month of 30', lunar(12, 30), '2024-02-01', '2024-02-09', null],
    ['leap 6-1 in a year that has it', lunar(6, 1, true), '2025-01-01', '2025-07-25', null],
    ['leap 6-1 in a year without', lunar(6, 1, true), '2026-01-01', '2026-07-14', '这一年没有闰6月，按6月过'],
    ['ordinary 6-1 in a year with a leap 6th month', lunar(6, 1), '2025-01-01', '2025-06-25', null],
    [
      'leap 6-15, asked between the ordinary and the leap month',
      lunar(6, 15, true),
      '2025-07-20',
      '2025-08-08',
      null,
    ],
  ])('%s', (_title, birthday, from, on, note) => {
    const next = nextBirthday(birthday, from);
    expect([next, birthdayNote(birthday, next)]).toEqual([on, note]);
  });

  it('for any birthday comes within 385 days, and the one after it is another', () => {
    const dates = fc.oneof(
      fc.record({
        calendar: fc.constant('lunar' as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 30 }),
        isLeapMonth: fc.boolean(),
      }),
      fc
        .date({ min: new Date('2024-01-01'), max: new Date('2024-12-31T23:00:00Z'), noInvalidDate: true })
        .map((date) => solar(date.getUTCMonth() + 1, date.getUTCDate())),
    );
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 25_000 }), (birthday, days) => {
        const from = addDays('2020-01-01', days);
        const next = nextBirthday(birthday, from);
        const after = nextBirthday(birthday, addDays(next, 1));
        const [wait, gap] = [daysBetween(from, next), daysBetween(next, after)];
        expect([wait >= 0 && wait <= 385, gap >= 352 && gap <= 386]).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('R146, C10: the birthday coupon comes 3 days before', () => {
  it('with room for the weekend after', () => {
    expect(birthdayPlan(solar(9, 18), '2026-09-01')).toEqual({
      on: '2026-09-18',
      daysLeft: 17,
      couponOn: '2026-09-15',
      couponThrough: '2026-09-25',
    });
    expect(birthdayPlan(solar(1, 2), '2026-12-31')).toMatchObject({ couponOn: '2026-12-30', daysLeft: 2 });
  });

  it.each([
    ['2026-09-14', null, false],
    ['2026-09-15', null, true],
    ['2026-09-18', null, true],
    ['2026-09-19', null, false],
    ['2026-09-16', '2026-09-15', false],
    ['2026-09-15', '2025-09-18', true],
  ])('on %s, last one %p: due %p', (today, last, due) => {
    expect(isBirthdayCouponDue(solar(9, 18), today, last)).toBe(due);
  });

  it('a birthday that was moved after its coupon gives no second one', () => {
    expect(isBirthdayCouponDue(solar(11, 1), '2026-10-30', '2026-09-15')).toBe(false);
  });

  it('lunar birthdays get theirs every year, however early the next one is', () => {
    let last: string | null = null;
    const given: string[] = [];
    for (let on = '2025-01-01'; on < '2030-01-01'; on = addDays(on, 1)) {
      if (!isBirthdayCouponDue(lunar(6, 1, true), on, last)) continue;
      given.push(on.slice(0, 4));
      last = on;
    }
    expect(given).toEqual(['2025', '2026', '2027', '2028', '2029']);
  });
});

describe('birthdays in words', () => {
  it.each([
    [solar(9, 18), '9月18日'],
    [lunar(8, 15), '农历八月十五'],
    [lunar(6, 1, true), '农历闰六月初一'],
    [lunar(12, 30), '农历腊月三十'],
    [lunar(11, 20), '农历冬月二十'],
  ])('%o is %s', (birthday, text) => {
    expect(birthdayText(birthday)).toBe(text);
  });

  it('months and days as pickers list them', () => {
    expect(Array.from({ length: 12 }, (_, index) => lunarMonthLabel(index + 1, false)).join('')).toBe(
      '正月二月三月四月五月六月七月八月九月十月冬月腊月',
    );
    expect(Array.from({ length: 30 }, (_, index) => lunarDayLabel(index + 1)).join(' ')).toBe(
      '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十',
    );
  });
});
