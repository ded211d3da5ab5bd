import {
  formatClock,
  formatCountdown,
  formatDate,
  formatDay,
  formatDuration,
  formatMoment,
  formatSlot,
  formatTime,
  formatWeekday,
} from '@tianpu/shared/time';

describe('a slot as the customer reads it', () => {
  it.each([
    [
      'today',
      '2026-09-18T02:30:00.000Z',
      '2026-09-18T03:00:00.000Z',
      '2026-09-18T00:42:00.000Z',
      '今天 周五 10:30–11:00',
    ],
    [
      'tomorrow',
      '2026-09-18T02:30:00.000Z',
      '2026-09-18T03:00:00.000Z',
      '2026-09-17T15:59:59.999Z',
      '明天 周五 10:30–11:00',
    ],
    [
      'today, just after the shop turned midnight',
      '2026-09-18T02:30:00.000Z',
      '2026-09-18T03:00:00.000Z',
      '2026-09-17T16:00:00.000Z',
      '今天 周五 10:30–11:00',
    ],
    [
      'later',
      '2026-09-18T02:30:00.000Z',
      '2026-09-18T03:00:00.000Z',
      '2026-09-12T06:06:00.000Z',
      '9月18日 周五 10:30–11:00',
    ],
    [
      'yesterday',
      '2026-09-18T02:30:00.000Z',
      '2026-09-18T03:00:00.000Z',
      '2026-09-19T06:06:00.000Z',
      '昨天 周五 10:30–11:00',
    ],
    [
      'over the year end',
      '2027-01-02T02:30:00.000Z',
      '2027-01-02T03:00:00.000Z',
      '2026-12-31T06:00:00.000Z',
      '2027年1月2日 周六 10:30–11:00',
    ],
    [
      'New Year seen on New Year’s Eve',
      '2026-12-31T16:00:00.000Z',
      '2026-12-31T16:30:00.000Z',
      '2026-12-31T15:00:00.000Z',
      '明天 周五 00:00–00:30',
    ],
    [
      'the leap day',
      '2028-02-29T02:00:00.000Z',
      '2028-02-29T03:00:00.000Z',
      '2028-02-20T02:00:00.000Z',
      '2月29日 周二 10:00–11:00',
    ],
    [
      'until midnight',
      '2026-09-18T15:30:00.000Z',
      '2026-09-18T16:00:00.000Z',
      '2026-09-18T02:00:00.000Z',
      '今天 周五 23:30–24:00',
    ],
  ])('%s', (_title, startsAt, endsAt, now, text) => {
    expect(formatSlot(startsAt, endsAt, now)).toBe(text);
  });
});

describe('days, moments and durations', () => {
  it('names near days by their word and others by their date', () => {
    expect(
      ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03'].map((on) => formatDay(on, '2026-01-01')),
    ).toEqual(['昨天 周三', '今天 周四', '明天 周五', '1月3日 周六']);
    expect(formatDate('2025-12-30', '2026-01-01')).toBe('2025年12月30日');
    expect(formatWeekday('2026-11-22')).toBe('周日');
  });

  it('tells a moment of the timeline', () => {
    expect(formatMoment('2026-09-17T23:32:00.000Z', '2026-09-18T00:42:00.000Z')).toBe('今天 07:32');
    expect(formatMoment('2026-09-12T06:06:00.000Z', '2026-09-18T00:42:00.000Z')).toBe('9月12日 14:06');
    expect(formatTime('2026-01-01T00:30:00.000Z')).toBe('08:30');
  });

  it.each([
    [0, '00:00'],
    [510, '08:30'],
    [1440, '24:00'],
  ])('minute %p is %s', (minute, text) => {
    expect(formatClock(minute)).toBe(text);
  });

  it.each([
    ['2026-01-01T00:15:00.000Z', '15:00'],
    ['2026-01-01T00:14:59.200Z', '15:00'],
    ['2026-01-01T00:01:01.000Z', '01:01'],
    ['2026-01-01T00:00:00.001Z', '00:01'],
    ['2026-01-01T00:00:00.000Z', '00:00'],
    ['2025-12-31T23:00:00.000Z', '00:00'],
  ])('counts down to %s as %s, and never below nothing', (until, text) => {
    expect(formatCountdown(until, '2026-01-01T00:00:00.000Z')).toBe(text);
  });

  it.each([
    [15, '15 分钟'],
    [60, '1 小时'],
    [90, '1.5 小时'],
    [100, '1 小时 40 分钟'],
    [240, '4 小时'],
    [1440, '1 天'],
    [2160, '36 小时'],
    [2880, '2 天'],
  ])('%p minutes are %s', (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });
});
