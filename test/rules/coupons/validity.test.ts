import {
  type CouponTemplate,
  couponRefundOutcome,
  isEndingSoon,
  isValidAt,
  validityOf,
  validityText,
} from '@tianpu/shared/coupons';
import { NOW } from './support/templates';

describe('how long a coupon is good', () => {
  it.each<[string, CouponTemplate['validity'], string, [string, string]]>([
    [
      '"through 31 Dec" is the end of that day in Shanghai',
      { by: 'dates', from: '2026-12-01', through: '2026-12-31' },
      NOW,
      ['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ],
    [
      'one day only',
      { by: 'dates', from: '2028-02-29', through: '2028-02-29' },
      NOW,
      ['2028-02-28T16:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    ],
    [
      '7 days from an issue at 12:00 end with the seventh day after it',
      { by: 'days', days: 7 },
      NOW,
      [NOW, '2026-11-18T16:00:00.000Z'],
    ],
    [
      'an issue 1 ms before midnight in Shanghai still counts as that day',
      { by: 'days', days: 1 },
      '2026-12-31T15:59:59.999Z',
      ['2026-12-31T15:59:59.999Z', '2027-01-01T16:00:00.000Z'],
    ],
    [
      'an issue at midnight counts as the new year’s',
      { by: 'days', days: 1 },
      '2026-12-31T16:00:00.000Z',
      ['2026-12-31T16:00:00.000Z', '2027-01-02T16:00:00.000Z'],
    ],
    [
      'over a leap day',
      { by: 'days', days: 2 },
      '2028-02-27T04:00:00.000Z',
      ['2028-02-27T04:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    ],
  ])('%s', (_title, validity, issuedAt, [from, to]) => {
    expect(validityOf(validity, issuedAt)).toEqual({ from, to });
  });

  const christmas = { validFrom: '2026-11-30T16:00:00.000Z', validTo: '2026-12-31T16:00:00.000Z' };

  it.each([
    ['C17: 1 ms before its first day', '2026-11-30T15:59:59.999Z', false],
    ['C17: at its first moment', '2026-11-30T16:00:00.000Z', true],
    ['C17: 1 ms before its end', '2026-12-31T15:59:59.999Z', true],
    ['C17: at its end', '2026-12-31T16:00:00.000Z', false],
  ])('%s it is usable: %s %p', (_title, now, isValid) => {
    expect(isValidAt(christmas, now)).toBe(isValid);
  });

  it.each([
    ['four days before its last day', '2026-12-27T04:00:00.000Z', false],
    ['three days before its last day', '2026-12-28T04:00:00.000Z', true],
    ['on its last day', '2026-12-31T04:00:00.000Z', true],
    ['when it is over', '2026-12-31T16:00:00.000Z', false],
  ])('it is called ending soon %s', (_title, now, isSoon) => {
    expect(isEndingSoon(christmas, now)).toBe(isSoon);
  });

  it.each<[CouponTemplate['validity'], string]>([
    [{ by: 'days', days: 7 }, '领取后 7 天内有效'],
    [{ by: 'dates', from: '2026-12-01', through: '2026-12-31' }, '2026年12月1日–12月31日'],
    [{ by: 'dates', from: '2026-12-25', through: '2027-01-05' }, '2026年12月25日–2027年1月5日'],
  ])('%j reads %s', (validity, text) => {
    expect(validityText(validity)).toBe(text);
  });
});

describe('what becomes of a coupon when its order is refunded', () => {
  const through31Dec = { validTo: '2026-12-31T16:00:00.000Z' };
  it.each([
    ['R2: a partial refund keeps it', false, NOW, { outcome: 'kept' }],
    ['a full refund returns it as it was', true, NOW, { outcome: 'returned', ...through31Dec }],
    [
      'with at least three days left',
      true,
      '2026-12-30T04:00:00.000Z',
      { outcome: 'returned', validTo: '2027-01-02T16:00:00.000Z' },
    ],
    [
      '1 ms before its end too',
      true,
      '2026-12-31T15:59:59.999Z',
      { outcome: 'returned', validTo: '2027-01-03T16:00:00.000Z' },
    ],
    ['R12: once it is over, it is not given back', true, '2026-12-31T16:00:00.000Z', { outcome: 'expired' }],
  ])('%s', (_title, isComplete, now, expected) => {
    expect(couponRefundOutcome(through31Dec, { isComplete, now })).toEqual(expected);
  });
});
