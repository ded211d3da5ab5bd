import {
  assertFen,
  formatYuan,
  formatYuanExact,
  formatYuanSigned,
  isFen,
  multiplyFen,
  parseYuan,
  sumFen,
  yuanParts,
} from '@tianpu/shared/money';
import fc from 'fast-check';

describe('an amount is a whole, safe number of fen', () => {
  it.each([0, 19800, -1, Number.MAX_SAFE_INTEGER])('%p is one', (value) => {
    expect(isFen(value)).toBe(true);
    expect(assertFen(value, 'amount')).toBe(value);
  });

  it.each([0.1 + 0.2, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])(
    '%p is none, and a total of it throws',
    (value) => {
      expect(isFen(value)).toBe(false);
      expect(() => assertFen(value, 'payableFen')).toThrow(/payableFen/);
      expect(() => sumFen([1, value])).toThrow(RangeError);
    },
  );

  it.each(['19800', null, undefined, 5n])('%p is none, although it looks like a number', (value) => {
    expect(isFen(value)).toBe(false);
  });

  it('refuses a total that doubles cannot hold, instead of charging a fen less', () => {
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => multiplyFen(2 ** 50, 50)).toThrow(RangeError);
    expect(multiplyFen(6800, 2)).toBe(13600);
    expect(sumFen([19800, 13600, -3000])).toBe(30400);
    expect(sumFen([])).toBe(0);
  });

  it.each([-1, 1.5, Number.NaN])('%p is no quantity', (quantity) => {
    expect(() => multiplyFen(100, quantity)).toThrow(RangeError);
  });
});

describe('an amount as people read it', () => {
  it.each([
    [0, '¥0', '0.00', '¥0.00'],
    [1, '¥0.01', '0.01', '+¥0.01'],
    [-5, '−¥0.05', '−0.05', '−¥0.05'],
    [600, '¥6', '6.00', '+¥6.00'],
    [1250, '¥12.50', '12.50', '+¥12.50'],
    [19800, '¥198', '198.00', '+¥198.00'],
    [-2000, '−¥20', '−20.00', '−¥20.00'],
    [99999, '¥999.99', '999.99', '+¥999.99'],
    [128605, '¥1,286.05', '1,286.05', '+¥1,286.05'],
    [123456789000, '¥1,234,567,890', '1,234,567,890.00', '+¥1,234,567,890.00'],
  ])('%p fen', (fen, tag, exact, signed) => {
    expect(formatYuan(fen)).toBe(tag);
    expect(formatYuanExact(fen)).toBe(exact);
    expect(formatYuanSigned(fen)).toBe(signed);
  });

  it('uses the minus sign U+2212 for deductions, not the hyphen', () => {
    expect(yuanParts(-128650)).toEqual({ sign: '\u2212', yuan: '1,286', cents: '50' });
    expect(formatYuanSigned(-1)).not.toContain('-');
  });

  it('refuses to print what is no amount', () => {
    expect(() => formatYuan(19800.5)).toThrow(RangeError);
  });
});

describe('yuan as written by people and bills', () => {
  it.each([
    ['198', 19800],
    ['198.5', 19850],
    ['198.30', 19830],
    ['0.1', 10],
    ['0.01', 1],
    ['¥198', 19800],
    ['¥1,286.05', 128605],
    ['1,234,567', 123456700],
    ['−20.00', -2000],
    ['-20', -2000],
    ['-0', 0],
    ['00.10', 10],
  ])('%p is %p fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each([
    '',
    ' ',
    '.5',
    '5.',
    '12.345',
    '1e3',
    '1,28',
    '12,86',
    '0x10',
    '１９８',
    '198\n',
    '¥',
    '--1',
    'NaN',
    '9'.repeat(16),
  ])('%p is no amount', (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it('reads back every amount it printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (fen) => {
        expect(parseYuan(formatYuanExact(fen))).toBe(fen);
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
      { numRuns: 1000 },
    );
  });
});
