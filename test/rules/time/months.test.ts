import {
  addMonths,
  firstDateOf,
  lastDateOf,
  monthNumber,
  monthOf,
  sameDayMonthsLater,
  startOfMonth,
} from '@tianpu/shared/time';

describe('months of the shop', () => {
  it.each([
    ['2026-11', 3, '2027-02'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 0, '2026-12'],
    ['2026-06', -30, '2023-12'],
  ])('%s and %i more is %s', (month, count, later) => {
    expect(addMonths(month, count)).toBe(later);
    expect(monthNumber(later) - monthNumber(month)).toBe(count);
  });

  it.each([
    ['2026-09-18', 12, '2027-09-18'],
    ['2028-02-29', 12, '2029-03-01'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-01-31', 1, '2026-03-01'],
    ['2026-08-31', 6, '2027-03-01'],
    ['2026-03-31', 1, '2026-05-01'],
    ['2026-12-31', 2, '2027-03-01'],
  ])('the same day: %s and %i months is %s', (on, count, later) => {
    expect(sameDayMonthsLater(on, count)).toBe(later);
  });

  it('begin at midnight in Shanghai and end with their last day', () => {
    expect(startOfMonth('2026-01').toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect([
      monthOf('2026-09-18'),
      firstDateOf('2026-09'),
      lastDateOf('2026-09'),
      lastDateOf('2028-02'),
    ]).toEqual(['2026-09', '2026-09-01', '2026-09-30', '2028-02-29']);
  });
});
