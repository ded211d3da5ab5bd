import {
  formatOrderNumber,
  formatPickupCode,
  formatPickupQr,
  isOrderNumber,
  isPickupQrFresh,
  ORDER_NUMBERS_PER_DAY,
  parseScannedPickup,
  pickupMinute,
  pickupQrPayload,
  pickupQrRefreshAt,
  readableOrderNumber,
} from '@tianpu/shared/orders';
import fc from 'fast-check';

const ORDER_ID = '01KAMXJ6J4CAKECAKECAKECAKE';
const SIGNATURE = 'q7Yh2-_Lk0aZ9xWvU3tS1A';

describe('order numbers', () => {
  it.each([
    ['an afternoon', '2026-11-22T06:06:59.999Z', 1406372, 'TP2611221406372', 'TP 2611 2214 06372'],
    ['midnight of New Year', '2025-12-31T16:00:00.000Z', 0, 'TP2601010000000', 'TP 2601 0100 00000'],
    [
      'the last second of a year',
      '2025-12-31T15:59:59.999Z',
      9999999,
      'TP2512319999999',
      'TP 2512 3199 99999',
    ],
    ['a leap day', '2028-02-29T01:05:00.000Z', 7, 'TP2802290000007', 'TP 2802 2900 00007'],
  ])('an order of %s carries the shop’s date', (_title, placedAt, tail, number, readable) => {
    expect(formatOrderNumber(placedAt, tail)).toBe(number);
    expect(isOrderNumber(number)).toBe(true);
    expect(readableOrderNumber(number)).toBe(readable);
  });

  it.each([-1, ORDER_NUMBERS_PER_DAY, 1.5, Number.NaN])('tail %p is a bug', (tail) => {
    expect(() => formatOrderNumber('2026-11-22T06:06:00.000Z', tail)).toThrow(RangeError);
  });

  it.each([
    '',
    'tp2611221406372',
    'TP261122140637',
    'TP26112214063720',
    'TP2611221406372\n',
    'TP 2611221406372',
    'TP２６11221406372',
  ])('%p is no order number', (text) => {
    expect(isOrderNumber(text)).toBe(false);
  });
});

describe('what staff type or scan', () => {
  it.each([
    [0, '0000'],
    [52, '0052'],
    [5208, '5208'],
    [9999, '9999'],
  ])('code %p is read aloud as %s', (value, code) => {
    expect(formatPickupCode(value)).toBe(code);
    expect(parseScannedPickup(` ${code}\n`)).toEqual({ kind: 'code', code });
  });

  it.each([-1, 10_000, 0.5])('code %p is a bug', (value) => {
    expect(() => formatPickupCode(value)).toThrow(RangeError);
  });

  it('reads a QR back as it was made', () => {
    const qr = { orderId: ORDER_ID, minute: 29397966, signature: SIGNATURE };
    const text = formatPickupQr(qr);
    expect(text).toBe(`tp1.${ORDER_ID}.29397966.${SIGNATURE}`);
    expect(text.startsWith(`${pickupQrPayload(ORDER_ID, 29397966)}.`)).toBe(true);
    expect(parseScannedPickup(text)).toEqual({ kind: 'qr', ...qr });
  });

  it.each([
    '',
    '520',
    '52080',
    '52o8',
    '５２０８',
    '٥٢٠٨',
    '5 208',
    '-208',
    `tp2.${ORDER_ID}.29397966.${SIGNATURE}`,
    `tp1.${ORDER_ID}.29397966`,
    `tp1.${ORDER_ID}.-1.${SIGNATURE}`,
    `tp1.${ORDER_ID}.1e9.${SIGNATURE}`,
    `tp1.${ORDER_ID}.29397966.short`,
    `tp1.${ORDER_ID}.29397966.${SIGNATURE}.x`,
    `tp1.${ORDER_ID.slice(1)}.29397966.${SIGNATURE}`,
    `tp1.${ORDER_ID.toLowerCase()}.29397966.${SIGNATURE}`,
    `tp1.' OR 1=1--.29397966.${SIGNATURE}`,
    'https://example.com/5208',
  ])('A10: %p is neither a code nor a QR of ours', (text) => {
    expect(parseScannedPickup(text)).toBeNull();
  });

  it('survives whatever a scanner reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const scanned = parseScannedPickup(text);
        expect(scanned === null || scanned.kind === 'code').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A10: a QR lives for its minute and the next', () => {
  it.each([
    ['2026-01-01T00:00:00.000Z', true],
    ['2026-01-01T00:00:59.999Z', true],
    ['2026-01-01T00:01:59.999Z', true],
    ['2026-01-01T00:02:00.000Z', false],
    ['2025-12-31T23:59:00.000Z', true],
    ['2025-12-31T23:58:59.999Z', false],
    ['2026-01-02T00:00:00.000Z', false],
  ])('made at 00:00, scanned at %s', (now, isFresh) => {
    expect(isPickupQrFresh(pickupMinute('2026-01-01T00:00:00.000Z'), now)).toBe(isFresh);
  });

  it('the app fetches the next one when the minute turns', () => {
    expect(pickupQrRefreshAt('2026-01-01T00:00:12.500Z')).toEqual(new Date('2026-01-01T00:01:00.000Z'));
    expect(pickupQrRefreshAt('2026-01-01T00:01:00.000Z')).toEqual(new Date('2026-01-01T00:02:00.000Z'));
  });
});
