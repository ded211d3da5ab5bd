import type { DeliveryRule } from '@tianpu/shared/api';
import { sumFen } from '@tianpu/shared/money';
import {
  adjustGoods,
  deliveryFeeOf,
  PRICE_STEPS,
  type PriceStep,
  type QuoteInput,
  type QuoteLineInput,
  type QuoteResult,
  quote,
  runSteps,
} from '@tianpu/shared/pricing';
import fc from 'fast-check';

const RULE: DeliveryRule = {
  radiusMeters: 5000,
  bands: [
    { uptoMeters: 3000, feeFen: 600 },
    { uptoMeters: 5000, feeFen: 1200 },
  ],
  freeFromFen: 40000,
  minimumGoodsFen: 0,
};
const NEARBY = { rule: RULE, distanceMeters: 2600 };

const line = (lineId: string, unitPriceFen: number, quantity = 1): QuoteLineInput => ({
  lineId,
  skuId: `sku-${lineId}`,
  productId: `product-${lineId}`,
  categoryId: 'cakes',
  unitPriceFen,
  quantity,
});
const CAKE = line('A', 19800);
const ROLLS = line('B', 6800, 2);

/** Discounts as later rules will be: some part of what the goods still cost. */
const discount = (code: string, amountFen: number): PriceStep => ({
  code,
  apply: (draft) => adjustGoods(draft.lines, { source: code, label: '优惠', amountFen: -amountFen }),
});

function expectInvariants(result: QuoteResult): void {
  const adjusted = sumFen(result.adjustments.map((adjustment) => adjustment.amountFen));
  expect(result.goodsTotalFen).toBe(sumFen(result.lines.map((each) => each.lineTotalFen)));
  expect(result.payableFen).toBe(result.goodsTotalFen + adjusted);
  expect(result.payableFen).toBeGreaterThanOrEqual(0);
  const fees = result.adjustments.filter((adjustment) => adjustment.allocations.length === 0);
  const netFen = sumFen(result.lines.map((each) => each.allocatedNetFen));
  expect(netFen + sumFen(fees.map((fee) => fee.amountFen))).toBe(result.payableFen);
  for (const each of result.lines) {
    const shares = result.adjustments.flatMap(({ allocations }) =>
      allocations.filter(({ lineId }) => lineId === each.lineId).map(({ amountFen }) => amountFen),
    );
    expect(each.lineTotalFen).toBe(each.unitPriceFen * each.quantity);
    expect(each.allocatedNetFen).toBe(each.lineTotalFen + sumFen(shares));
    expect(each.allocatedNetFen).toBeGreaterThanOrEqual(0);
  }
}

describe('what a cart costs', () => {
  it('picked up, it costs its goods', () => {
    expect(quote({ lines: [CAKE, ROLLS], delivery: null })).toEqual({
      lines: [
        { ...CAKE, lineTotalFen: 19800, allocatedNetFen: 19800 },
        { ...ROLLS, lineTotalFen: 13600, allocatedNetFen: 13600 },
      ],
      adjustments: [],
      goodsTotalFen: 33400,
      payableFen: 33400,
    });
  });

  it('delivered, the drive is a line of its own that belongs to no cake', () => {
    const result = quote({ lines: [CAKE, ROLLS], delivery: NEARBY });
    expect(result.adjustments).toEqual([
      { source: 'delivery', label: '外送费 2.6 km', amountFen: 600, allocations: [] },
    ]);
    expect(result.payableFen).toBe(34000);
    expect(result.lines.map((each) => each.allocatedNetFen)).toEqual([19800, 13600]);
    expect(deliveryFeeOf(result)).toBe(600);
  });

  it('a waived fee stays visible as nothing, with its reason', () => {
    const result = quote({ lines: [line('A', 40000)], delivery: NEARBY });
    expect(result.adjustments).toEqual([
      { source: 'delivery', label: '外送费（满 ¥400 免）', amountFen: 0, allocations: [] },
    ]);
    expect(result.payableFen).toBe(40000);
    expect(deliveryFeeOf(result)).toBe(0);
  });

  it.each([
    ['an empty cart costs nothing', [], 0],
    ['a gift costs nothing', [line('A', 0)], 0],
    ['a line of no pieces costs nothing', [line('A', 19800, 0)], 0],
    ['one fen', [line('A', 1)], 1],
    ['fifty of the dearest', [line('A', 9_999_900, 50)], 499_995_000],
  ])('%s', (_title, lines, payableFen) => {
    expect(quote({ lines, delivery: null }).payableFen).toBe(payableFen);
  });

  it.each([
    ['half a fen', [line('A', 0.5)]],
    ['a negative price', [line('A', -1)]],
    ['a negative quantity', [line('A', 100, -1)]],
    ['half a cake', [line('A', 100, 0.5)]],
    ['a line twice', [CAKE, ROLLS, CAKE]],
    ['more than a double holds', [line('A', Number.MAX_SAFE_INTEGER, 2)]],
  ])('%s is a bug and never a price', (_title, lines) => {
    expect(() => quote({ lines, delivery: null })).toThrow(RangeError);
  });

  it('quotes no drive that the shop refuses', () => {
    expect(() => quote({ lines: [CAKE], delivery: { rule: RULE, distanceMeters: 5001 } })).toThrow(
      /out_of_range/,
    );
  });

  it('the price rules of this shop, in the order they apply', () => {
    expect(PRICE_STEPS.map((step) => step.code)).toEqual(['delivery']);
  });
});

describe('rules that change a price', () => {
  it('R2: a coupon of 30 and points of 10 leave each line its frozen share, to the fen', () => {
    const lines = [CAKE, line('B1', 6800), line('B2', 6800)];
    const result = runSteps([discount('coupon', 3000), discount('points', 1000)], { lines, delivery: null });
    const allocations = result.adjustments.map((each) => each.allocations.map((share) => share.amountFen));
    expect(allocations).toEqual([
      [-1778, -611, -611],
      [-593, -204, -203],
    ]);
    expect(result.lines.map((each) => each.allocatedNetFen)).toEqual([17429, 5985, 5986]);
    expect(result.payableFen).toBe(29400);
    expectInvariants(result);
  });

  it('a discount larger than the goods is cut to the goods, and the drive is still paid', () => {
    const result = runSteps([discount('coupon', 99999), ...PRICE_STEPS], { lines: [CAKE], delivery: NEARBY });
    expect(result.adjustments.map((each) => each.amountFen)).toEqual([-19800, 600]);
    expect(result.payableFen).toBe(600);
    expectInvariants(result);
  });

  it('P27: a discount of everything leaves 0 to pay, not less', () => {
    const result = runSteps([discount('coupon', 19800), discount('points', 1)], {
      lines: [CAKE],
      delivery: null,
    });
    expect(result).toMatchObject({ payableFen: 0, adjustments: [{ source: 'coupon', amountFen: -19800 }] });
  });

  const broken = (adjustment: QuoteResult['adjustments'][number]): PriceStep => ({
    code: 'x',
    apply: () => [adjustment],
  });
  it.each([
    ['whose shares miss the amount', { amountFen: -2, allocations: [{ lineId: 'A', amountFen: -1 }] }],
    ['with a share of no line', { amountFen: -1, allocations: [{ lineId: 'Z', amountFen: -1 }] }],
    [
      'that makes a line cost less than nothing',
      { amountFen: -19801, allocations: [{ lineId: 'A', amountFen: -19801 }] },
    ],
    ['of half a fen', { amountFen: 0.5, allocations: [] }],
    ['that makes the whole cost less than nothing', { amountFen: -20000, allocations: [] }],
  ])('a rule %s is stopped', (_title, part) => {
    const step = broken({ source: 'x', label: '优惠', ...part });
    expect(() => runSteps([step], { lines: [CAKE], delivery: null })).toThrow(RangeError);
  });

  it('a rule cannot sign as another one', () => {
    const step = broken({ source: 'coupon', label: '优惠', amountFen: 0, allocations: [] });
    expect(() => runSteps([step], { lines: [CAKE], delivery: null })).toThrow(/signs as coupon/);
    const own = broken({ source: 'x:01', label: '优惠', amountFen: 0, allocations: [] });
    expect(runSteps([own], { lines: [CAKE], delivery: null }).payableFen).toBe(19800);
  });
});

describe('INV-11: for any cart, discounts and distance', () => {
  const carts = fc.uniqueArray(
    fc.record({
      lineId: fc.string({ minLength: 1, maxLength: 4 }),
      unitPriceFen: fc.integer({ min: 0, max: 2_000_000 }),
      quantity: fc.integer({ min: 0, max: 50 }),
    }),
    { selector: ({ lineId }) => lineId, maxLength: 50 },
  );
  const toInput = (
    cart: { lineId: string; unitPriceFen: number; quantity: number }[],
    meters: number,
  ): QuoteInput => ({
    lines: cart.map(({ lineId, unitPriceFen, quantity }) => line(lineId, unitPriceFen, quantity)),
    delivery: meters > 5000 ? null : { rule: RULE, distanceMeters: meters },
  });
  const amounts = fc.array(fc.integer({ min: 0, max: 3_000_000 }), { maxLength: 4 });
  const meters = fc.integer({ min: 0, max: 7000 });

  it('payable = Σ lines + Σ adjustments ≥ 0, and every line’s shares add up', () => {
    fc.assert(
      fc.property(carts, amounts, meters, (cart, discounts, distance) => {
        const steps = discounts.map((amountFen, index) => discount(`rule-${index}`, amountFen));
        expectInvariants(runSteps([...steps, ...PRICE_STEPS], toInput(cart, distance)));
      }),
      { numRuns: 1500 },
    );
  });

  it('D16: the order of the lines changes no price and no share', () => {
    fc.assert(
      fc.property(carts, amounts, meters, fc.infiniteStream(fc.nat()), (cart, discounts, distance, ranks) => {
        const steps = discounts.map((amountFen, index) => discount(`rule-${index}`, amountFen));
        const ranked = cart.map((each) => ({ each, rank: ranks.next().value ?? 0 }));
        const shuffled = ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each);
        const one = runSteps([...steps, ...PRICE_STEPS], toInput(cart, distance));
        const other = runSteps([...steps, ...PRICE_STEPS], toInput(shuffled, distance));
        const byId = (result: QuoteResult) => new Map(result.lines.map((each) => [each.lineId, each]));
        expect(other.lines.map((each) => each.lineId)).toEqual(shuffled.map((each) => each.lineId));
        expect(byId(other)).toEqual(byId(one));
        expect({ ...other, lines: [] }).toEqual({ ...one, lines: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('the input is left as it was', () => {
    const input = { lines: [ROLLS, CAKE], delivery: NEARBY };
    const before = JSON.stringify(input);
    runSteps([discount('coupon', 3000), ...PRICE_STEPS], input);
    expect(JSON.stringify(input)).toBe(before);
  });
});
