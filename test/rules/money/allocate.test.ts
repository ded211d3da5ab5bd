import { allocate, sumFen } from '@tianpu/shared/money';
import fc from 'fast-check';

const BASKET = [19800, 6800, 6800];

describe('splitting an amount over lines', () => {
  it.each([
    [
      'a 30-yuan coupon, the two left-over fen go to the largest remainders',
      -3000,
      BASKET,
      [-1778, -611, -611],
    ],
    [
      '10 yuan of points, the last fen goes to the earlier of two equal lines',
      -1000,
      BASKET,
      [-593, -204, -203],
    ],
    ['one fen over three equal lines', 1, [5, 5, 5], [1, 0, 0]],
    ['two fen over three equal lines', -2, [5, 5, 5], [-1, -1, 0]],
    ['nothing', 0, BASKET, [0, 0, 0]],
    ['nothing over nothing', 0, [0, 0], [0, 0]],
    ['everything: each line is worth nothing afterwards', -33400, BASKET, [-19800, -6800, -6800]],
    ['a line of a gift gets no share', -999, [1000, 0], [-999, 0]],
    ['one line takes all', 12345, [1], [12345]],
    ['a fee larger than the lines', 100, [1, 1], [50, 50]],
    ['no lines and no amount', 0, [], []],
  ])('%s', (_title, amountFen, weights, shares) => {
    expect(allocate(amountFen, weights)).toEqual(shares);
  });

  it('R2: a coupon and points over three pieces leave 174.29, 59.85 and 59.86, in all exactly the 294.00 paid', () => {
    const coupon = allocate(-3000, BASKET);
    const points = allocate(-1000, BASKET);
    const net = BASKET.map((price, index) => price + (coupon[index] ?? 0) + (points[index] ?? 0));
    expect(net).toEqual([17429, 5985, 5986]);
    expect(sumFen(net)).toBe(29400);
  });

  it('splits ¥100,000,000 over lines of ¥100,000,000 exactly, where doubles would lose the product', () => {
    const shares = allocate(10_000_000_000, [9_999_999_999, 1]);
    expect(shares).toEqual([9_999_999_999, 1]);
    expect(allocate(9_007_199_254_740, [3_002_399_751_580, 3_002_399_751_580, 3_002_399_751_580])).toEqual([
      3_002_399_751_580, 3_002_399_751_580, 3_002_399_751_580,
    ]);
  });

  it.each([
    ['an amount over lines that cost nothing', 1, [0, 0]],
    ['an amount over no lines', 1, []],
    ['half a fen', 0.5, [1]],
    ['a fractional weight', 1, [0.5]],
    ['a negative weight', 1, [2, -1]],
    ['weights beyond safe integers', 1, [Number.MAX_SAFE_INTEGER, 1]],
    ['not a number', Number.NaN, [1]],
  ])('refuses %s, which only a bug can ask for', (_title, amountFen, weights) => {
    expect(() => allocate(amountFen, weights)).toThrow(RangeError);
  });

  const weights = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 50 });

  it('always sums to the amount and never takes more from a line than it costs', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
        const total = sumFen(lines);
        fc.pre(total > 0);
        const discountFen = -Math.floor(total * part);
        const shares = allocate(discountFen, lines);
        expect(sumFen(shares) - discountFen).toBe(0);
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(0);
          expect(-share).toBeLessThanOrEqual(lines[index] ?? 0);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('gives every line its exact share, rounded up or down by less than one fen', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 1_000_000 }), (lines, amountFen) => {
        const total = sumFen(lines);
        fc.pre(total > 0);
        allocate(amountFen, lines).forEach((share, index) => {
          const [scaled, exact] = [
            BigInt(share) * BigInt(total),
            BigInt(amountFen) * BigInt(lines[index] ?? 0),
          ];
          const distance = scaled > exact ? scaled - exact : exact - scaled;
          expect(distance < BigInt(total)).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a line that costs more never a smaller share', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (lines, amountFen) => {
        fc.pre(sumFen(lines) > 0);
        const shares = allocate(amountFen, lines);
        const pairs = lines.map((weight, index) => ({ weight, share: shares[index] ?? 0 }));
        const sorted = [...pairs].sort((a, b) => a.weight - b.weight || a.share - b.share);
        sorted.forEach(({ share }, index) => {
          expect(share).toBeGreaterThanOrEqual(sorted[index - 1]?.share ?? 0);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
