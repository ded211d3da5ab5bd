import {
  addDays,
  addMinutes,
  datesFrom,
  daysBetween,
  instantOf,
  isInstant,
  isShopDate,
  isWithin,
  minuteOfDay,
  parseClock,
  parseInstant,
  shopDateOf,
  shopDayRange,
  toMs,
  weekdayOf,
} from '@tianpu/shared/time';
import fc from 'fast-check';

describe('the shop lives in Asia/Shanghai', () => {
  it.each([
    ['one millisecond before New Year', '2025-12-31T15:59:59.999Z', '2025-12-31', 1439],
    ['New Year', '2025-12-31T16:00:00.000Z', '2026-01-01', 0],
    ['opening', '2026-01-01T00:30:59.999Z', '2026-01-01', 510],
    ['the last day of a month', '2026-01-31T16:00:00.000Z', '2026-02-01', 0],
    ['the evening before a leap day', '2028-02-28T15:59:00.000Z', '2028-02-28', 1439],
    ['a leap day', '2028-02-28T16:00:00.000Z', '2028-02-29', 0],
    ['midnight in London', '2026-06-01T00:00:00.000Z', '2026-06-01', 480],
    ['before 1970', '1969-12-31T23:59:00.000Z', '1970-01-01', 479],
  ])('%s', (_title, instant, on, minute) => {
    expect(shopDateOf(instant)).toBe(on);
    expect(minuteOfDay(new Date(instant))).toBe(minute);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2026-04-30', 0, '2026-04-30'],
  ])('%s plus %p days is %s', (on, days, expected) => {
    expect(addDays(on, days)).toBe(expected);
    expect(daysBetween(on, expected)).toBe(days);
  });

  it.each([
    ['2026-01-01', 4],
    ['2026-11-22', 0],
    ['2028-02-29', 2],
    ['2000-01-01', 6],
  ])('%s is weekday %p', (on, weekday) => {
    expect(weekdayOf(on)).toBe(weekday);
  });

  it('C17: a day is half-open: it holds its first millisecond and not the next midnight', () => {
    const day = shopDayRange('2026-01-01');
    expect(day).toEqual({
      from: new Date('2025-12-31T16:00:00.000Z'),
      to: new Date('2026-01-01T16:00:00.000Z'),
    });
    expect(
      [
        '2025-12-31T15:59:59.999Z',
        '2025-12-31T16:00:00.000Z',
        '2026-01-01T15:59:59.999Z',
        '2026-01-01T16:00:00.000Z',
      ].map((at) => isWithin(day, at)),
    ).toEqual([false, true, true, false]);
  });

  it('lists dates across a month end', () => {
    expect(datesFrom('2026-02-27', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(datesFrom('2026-02-27', 0)).toEqual([]);
  });

  it('adds minutes across midnight', () => {
    expect(addMinutes('2026-12-31T15:50:00.000Z', 15)).toEqual(new Date('2026-12-31T16:05:00.000Z'));
  });

  it('throws for a moment that is none, which only a bug can pass on', () => {
    expect(() => toMs('soon')).toThrow(RangeError);
    expect(() => shopDateOf(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('finds every moment again from its date and minute, as the time zone data of Node says too', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const moments = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (at) => {
        const [on, minute] = [shopDateOf(at), minuteOfDay(at)];
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(`${on} ${clock}`).toBe(shanghai.format(at));
        expect(at.getTime() - instantOf(on, minute).getTime()).toBeGreaterThanOrEqual(0);
        expect(at.getTime() - instantOf(on, minute).getTime()).toBeLessThan(60_000);
        expect(isWithin(shopDayRange(on), at)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('V16: dates and moments that arrive from outside', () => {
  it.each(['2026-01-01', '2028-02-29', '2000-01-01', '2099-12-31', '2026-04-30'])('%p is a date', (text) => {
    expect(isShopDate(text)).toBe(true);
  });

  it.each([
    '2026-02-31',
    '2026-02-29',
    '2026-04-31',
    '2100-02-29',
    '9999-12-31',
    '1999-12-31',
    '1970-01-01',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026/01/01',
    '2026-01-01T00:00:00.000Z',
    '2026-01-01\n',
    '1767225600',
    '',
    ' 2026-01-01',
    '２０２６-01-01',
    20260101,
    null,
    undefined,
    {},
  ])('%p is no date', (text) => {
    expect(isShopDate(text)).toBe(false);
  });

  it.each(['2026-01-01T00:30:00.000Z', '2028-02-29T23:59:59.999Z'])('%p is an instant', (text) => {
    expect(isInstant(text)).toBe(true);
    expect(parseInstant(text)?.toISOString()).toBe(text);
  });

  it.each([
    '2026-02-31T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T25:00:00.000Z',
    '2026-01-01T00:60:00.000Z',
    '2026-01-01T00:00:60.000Z',
    '9999-12-31T00:00:00.000Z',
    '2026-01-01T08:30:00+08:00',
    '2026-01-01T00:30:00Z',
    '2026-01-01',
    '1767227400000',
    '1',
    '2026-01-01T00:30:00.000Z\n',
    1767227400000,
    null,
  ])('%p is no instant', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it.each([
    ['00:00', 0],
    ['08:30', 510],
    ['23:59', 1439],
    ['24:00', 1440],
    ['24:01', null],
    ['25:00', null],
    ['08:60', null],
    ['8:30', null],
    ['08:30\n', null],
    ['', null],
  ])('clock time %p is minute %p', (text, minute) => {
    expect(parseClock(text)).toBe(minute);
  });
});
