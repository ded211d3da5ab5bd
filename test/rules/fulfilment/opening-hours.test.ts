import type { StoreHours } from '@tianpu/shared/api';
import { areHoursValid, openingFrom, openState, rangesOn } from '@tianpu/shared/fulfilment';
import { at, daily, local, open } from './shop';

const EVERY_DAY = daily('09:00-21:30');
const SIESTA = daily('08:30-12:00', '13:00-21:30');
const REST_ON_THURSDAYS: StoreHours = {
  ...EVERY_DAY,
  weekly: EVERY_DAY.weekly.map((ranges, weekday) => (weekday === 4 ? [] : ranges)),
};
const NEW_YEAR: StoreHours = {
  ...EVERY_DAY,
  exceptions: [
    { on: '2026-01-01', ranges: [], reason: '元旦' },
    { on: '2026-01-02', ranges: open('10:00-16:00'), reason: '元旦' },
  ],
};
const CLOSED_FOR_GOOD: StoreHours = { weekly: Array.from({ length: 7 }, () => []), exceptions: [] };
const RENOVATION: StoreHours = {
  ...EVERY_DAY,
  exceptions: ['2026-01-01', '2026-01-02', '2026-01-03'].map((on) => ({ on, ranges: [], reason: '装修' })),
};
const ROUND_THE_CLOCK = daily('00:00-24:00');

describe('what the home page says about a store', () => {
  it.each([
    ['before opening', EVERY_DAY, '2026-01-01 08:59', 'opens_later', '09:00 开门'],
    ['just after midnight', EVERY_DAY, '2026-01-01 00:00', 'opens_later', '09:00 开门'],
    ['at the minute it opens', EVERY_DAY, '2026-01-01 09:00', 'open', '营业中 · 至 21:30'],
    ['31 minutes before closing', EVERY_DAY, '2026-01-01 20:59', 'open', '营业中 · 至 21:30'],
    ['30 minutes before closing', EVERY_DAY, '2026-01-01 21:00', 'closing_soon', '即将打烊 · 至 21:30'],
    ['in the last minute', EVERY_DAY, '2026-01-01 21:29', 'closing_soon', '即将打烊 · 至 21:30'],
    ['at the minute it closes', EVERY_DAY, '2026-01-01 21:30', 'closed', '明天 09:00 开门'],
    ['in the last minute of the year', EVERY_DAY, '2026-12-31 23:59', 'closed', '明天 09:00 开门'],
    ['in the siesta', SIESTA, '2026-01-01 12:00', 'opens_later', '13:00 开门'],
    ['before the siesta', SIESTA, '2026-01-01 11:45', 'closing_soon', '即将打烊 · 至 12:00'],
    ['after the siesta', SIESTA, '2026-01-01 13:00', 'open', '营业中 · 至 21:30'],
    ['on its day of rest', REST_ON_THURSDAYS, '2026-01-01 12:00', 'closed', '今日休息 · 明天 09:00 开门'],
    [
      'the evening before its day of rest',
      REST_ON_THURSDAYS,
      '2026-01-07 22:00',
      'closed',
      '1月9日 09:00 开门',
    ],
    ['on a holiday', NEW_YEAR, '2026-01-01 12:00', 'closed', '今日休息 · 明天 10:00 开门'],
    ['on a short day', NEW_YEAR, '2026-01-02 15:00', 'open', '营业中 · 至 16:00'],
    ['on New Year’s Eve before a holiday', NEW_YEAR, '2025-12-31 22:00', 'closed', '2026年1月2日 10:00 开门'],
    ['in a renovation', RENOVATION, '2026-01-01 12:00', 'closed', '今日休息 · 1月4日 09:00 开门'],
    ['never open', CLOSED_FOR_GOOD, '2026-01-01 12:00', 'closed', '今日休息'],
    ['round the clock', ROUND_THE_CLOCK, '2026-01-01 12:00', 'open', '营业中 · 至 24:00'],
    ['on a leap day', EVERY_DAY, '2028-02-29 22:00', 'closed', '明天 09:00 开门'],
  ])('%s', (_title, hours, now, state, label) => {
    const result = openState(hours, at(now));
    expect({ state: result.state, label: result.label }).toEqual({ state, label });
    expect(result.isOpen).toBe(state === 'open' || state === 'closing_soon');
  });

  it('names the moment the store closes or opens next', () => {
    expect(openState(EVERY_DAY, at('2026-01-01 12:00')).closesAt).toEqual(new Date(at('2026-01-01 21:30')));
    expect(openState(EVERY_DAY, at('2026-01-01 22:00')).opensAt).toEqual(new Date(at('2026-01-02 09:00')));
    expect(openState(CLOSED_FOR_GOOD, at('2026-01-01 22:00'))).toMatchObject({
      closesAt: null,
      opensAt: null,
    });
  });
});

describe('opening hours', () => {
  it('an exception replaces the whole weekday, and ranges come in order', () => {
    expect(rangesOn(NEW_YEAR, '2026-01-01')).toEqual([]);
    expect(rangesOn(NEW_YEAR, '2026-01-02')).toEqual(open('10:00-16:00'));
    expect(rangesOn(NEW_YEAR, '2026-01-03')).toEqual(open('09:00-21:30'));
    expect(rangesOn(daily('13:00-20:00', '08:00-12:00'), '2026-01-03')).toEqual(
      open('08:00-12:00', '13:00-20:00'),
    );
  });

  it('the next opening is the one that still runs', () => {
    const opening = openingFrom(SIESTA, at('2026-01-01 11:59'));
    expect(opening && [local(opening.from), local(opening.to)]).toEqual([
      '2026-01-01 08:30',
      '2026-01-01 12:00',
    ]);
  });

  it.each([
    ['the usual ones', EVERY_DAY, true],
    ['with a siesta', SIESTA, true],
    ['ranges that touch', daily('08:00-12:00', '12:00-20:00'), true],
    ['round the clock', ROUND_THE_CLOCK, true],
    ['closed for good', CLOSED_FOR_GOOD, true],
    ['overlapping', daily('08:00-12:00', '11:59-20:00'), false],
    ['backwards over midnight', daily('21:30-08:30'), false],
    ['of no length', daily('08:30-08:30'), false],
    ['not a clock time', daily('08:30-25:00'), false],
    [
      'beyond the day',
      { weekly: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1441 }]), exceptions: [] },
      false,
    ],
    [
      'before the day',
      { weekly: Array.from({ length: 7 }, () => [{ fromMinute: -1, toMinute: 60 }]), exceptions: [] },
      false,
    ],
    ['of six days', { weekly: EVERY_DAY.weekly.slice(1), exceptions: [] }, false],
    [
      'with a broken exception',
      { ...EVERY_DAY, exceptions: [{ on: '2026-01-01', ranges: open('10:00-09:00'), reason: '' }] },
      false,
    ],
  ])('hours %s', (_title, hours, isValid) => {
    expect(areHoursValid(hours)).toBe(isValid);
  });
});
