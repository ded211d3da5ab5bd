import type { DeliveryRule } from '@tianpu/shared/api';
import { deliveryFeeOf, isOfferStep, PRICE_STEPS, type QuoteLineInput, quote } from '@tianpu/shared/pricing';
import { amountOff, CAKE, coupon, DRIVE, facts, line, offer, ROLLS, request } from './support/offers';

const RULE: DeliveryRule = { ...DRIVE, freeFromFen: 40000 };
const NEARBY = { rule: RULE, distanceMeters: 2600 };

const plain = (lines: QuoteLineInput[]) => quote({ lines, delivery: null });

describe('what a cart costs', () => {
  it('picked up and with nothing on offer, it costs its goods', () => {
    expect(plain([CAKE, ROLLS])).toEqual({
      lines: [
        { ...CAKE, lineTotalFen: 19800, allocatedNetFen: 19800 },
        { ...ROLLS, lineTotalFen: 13600, allocatedNetFen: 13600 },
      ],
      adjustments: [],
      goodsTotalFen: 33400,
      payableFen: 33400,
      pointsUsed: 0,
      pointsUsable: 0,
      pointsToEarn: 0,
      gifts: [],
      chosenCouponId: null,
      applied: [],
      unused: [],
      nextReduction: null,
      explanation: [],
      proof: { offersConsidered: 0, combinationsTried: 1, isExact: true },
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

  it('a discount on cakes does not make the drive dearer: it is waived by list prices', () => {
    const result = quote(
      request({ lines: [line('A', 40000)], delivery: NEARBY, offers: [amountOff('1', 3000)] }),
    );
    expect([result.payableFen, deliveryFeeOf(result)]).toEqual([37000, 0]);
  });

  it.each([
    ['an empty cart costs nothing', [], 0],
    ['a gift costs nothing', [line('A', 0)], 0],
    ['a line of no pieces costs nothing', [line('A', 19800, 0)], 0],
    ['one fen', [line('A', 1)], 1],
    ['fifty of the dearest', [line('A', 9_999_900, 50)], 499_995_000],
  ])('%s', (_title, lines, payableFen) => {
    expect(plain(lines).payableFen).toBe(payableFen);
  });

  it.each([
    ['half a fen', [line('A', 0.5)]],
    ['a negative price', [line('A', -1)]],
    ['a negative quantity', [line('A', 100, -1)]],
    ['half a cake', [line('A', 100, 0.5)]],
    ['a line twice', [CAKE, ROLLS, CAKE]],
    ['more than a double holds', [line('A', Number.MAX_SAFE_INTEGER, 2)]],
  ])('%s is a bug and never a price', (_title, lines) => {
    expect(() => plain(lines)).toThrow(RangeError);
  });

  it('an offer twice is a bug', () => {
    expect(() => quote(request({ offers: [amountOff('1', 100), amountOff('1', 200)] }))).toThrow(/twice/);
  });

  it('quotes no drive that the shop refuses', () => {
    const far = { rule: RULE, distanceMeters: 5001 };
    expect(() => quote({ lines: [CAKE], delivery: far })).toThrow(/out_of_range/);
  });

  it('the price rules of this shop, in the order they apply', () => {
    expect(PRICE_STEPS.map((step) => (isOfferStep(step) ? step.kind : step.code))).toEqual([
      'campaign_price',
      'member_price',
      'full_reduction',
      'second_half',
      'buy_one_get_one',
      'bundle',
      'gift',
      'first_order',
      'coupon',
      'points',
      'delivery',
      'delivery_offer',
    ]);
  });
});

describe('an order with everything', () => {
  const POINTS = { available: 1000, opensAt: 500, maxSharePercent: 50 };

  it('R2: a coupon of 30 and points of 10 leave each line its frozen share, to the fen', () => {
    const lines = [CAKE, line('B1', 6800), line('B2', 6800)];
    const result = quote(
      request({
        lines,
        offers: [amountOff('30', 3000)],
        facts: facts({ points: POINTS }),
        choices: { coupon: '30', usePoints: true },
      }),
    );
    expect(
      result.adjustments.map((each) => [each.source, each.allocations.map((share) => share.amountFen)]),
    ).toEqual([
      ['coupon:30', [-1778, -611, -611]],
      ['points', [-593, -204, -203]],
    ]);
    expect(result.lines.map((each) => each.allocatedNetFen)).toEqual([17429, 5985, 5986]);
    expect([result.payableFen, result.pointsUsed, result.chosenCouponId]).toEqual([29400, 1000, '30']);
  });

  it('member price, 满减, coupon, points and a free drive, one after the other', () => {
    const result = quote(
      request({
        delivery: { rule: DRIVE, distanceMeters: 2600 },
        offers: [
          offer({
            kind: 'member_price',
            id: 'silver',
            label: '银卡价',
            price: { by: 'sku', unitPricesFen: { 'sku-A': 18800 } },
          }),
          offer({
            kind: 'full_reduction',
            id: 'sale',
            label: '满 300 减 30',
            levels: [{ thresholdFen: 30000, amountFen: 3000 }],
          }),
          offer({ kind: 'delivery_offer', id: 'drive', label: '银卡免运费', thresholdFen: 0, feeFen: 0 }),
          { ...amountOff('20', 2000, 12800), label: '满 128 减 20' },
        ],
        facts: facts({
          points: POINTS,
          earning: { pointsPerYuan: 1, multiplierPercent: 120, productPercents: {} },
        }),
        choices: { coupon: 'best', usePoints: true },
      }),
    );
    expect(result.adjustments.map(({ source, label, amountFen }) => [source, label, amountFen])).toEqual([
      ['member_price:silver', '银卡价', -1000],
      ['full_reduction:sale', '满 300 减 30', -3000],
      ['coupon:20', '满 128 减 20', -2000],
      ['points', '1000 积分抵扣', -1000],
      ['delivery', '外送费 2.6 km', 600],
      ['delivery_offer:drive', '银卡免运费', -600],
    ]);
    expect(result.payableFen).toBe(26400);
    expect(result.pointsToEarn).toBe(316);
    expect(result.explanation).toEqual([
      '已为您选最省的搭配：银卡价、满 300 减 30、满 128 减 20、银卡免运费，共省 ¥66',
      '用 1000 积分抵 ¥10',
      '订单完成后得 316 积分',
    ]);
    expect(deliveryFeeOf(result)).toBe(0);
  });

  it('P27: a coupon over everything leaves 0 to pay, not less', () => {
    const result = quote(request({ lines: [CAKE], offers: [amountOff('1', 99999)] }));
    expect(result).toMatchObject({ payableFen: 0, adjustments: [{ source: 'coupon:1', amountFen: -19800 }] });
  });

  it('what points could pay is told before they are used', () => {
    const some = { facts: facts({ points: { ...POINTS, available: 20000 } }) };
    expect(quote(request(some))).toMatchObject({ pointsUsable: 16700, pointsUsed: 0, payableFen: 33400 });
    const used = quote(request({ ...some, choices: { coupon: 'best', usePoints: true } }));
    expect(used).toMatchObject({ pointsUsable: 16700, pointsUsed: 16700, payableFen: 16700 });
  });

  it.each([
    ['R110: below the tier’s threshold no point is spent', { ...POINTS, available: 499 }, 0],
    ['R110: from the threshold on every point may be', { ...POINTS, available: 500 }, 500],
    ['R110: diamond spends from 200', { ...POINTS, available: 200, opensAt: 200 }, 200],
    ['the shop may refuse points altogether', { ...POINTS, maxSharePercent: 0 }, 0],
  ])('%s', (_title, points, pointsUsed) => {
    const result = quote(request({ facts: facts({ points }), choices: { coupon: 'best', usePoints: true } }));
    expect(result.pointsUsed).toBe(pointsUsed);
    expect(result.payableFen).toBe(33400 - pointsUsed);
  });

  it('points are earned on cash for goods: not on the drive, not on what points and coupons paid', () => {
    const earning = { pointsPerYuan: 1, multiplierPercent: 100, productPercents: {} };
    const result = quote(
      request({
        delivery: { rule: DRIVE, distanceMeters: 2600 },
        offers: [amountOff('1', 3400)],
        facts: facts({ points: POINTS, earning }),
        choices: { coupon: 'best', usePoints: true },
      }),
    );
    expect([result.payableFen, result.pointsToEarn]).toEqual([29600, 290]);
  });
});

describe('the customer’s choice of coupon', () => {
  const big = amountOff('big', 3000);
  const small = amountOff('small', 1000);
  const chosen = (choice: string) =>
    quote(request({ offers: [big, small], choices: { coupon: choice, usePoints: false } }));

  it.each([
    ['the best one is taken by itself', 'best', 'big', 30400],
    ['another one may be taken instead', 'small', 'small', 32400],
    ['or none', 'none', null, 33400],
    ['one she does not own changes nothing', 'foreign', null, 33400],
  ])('%s', (_title, choice, couponId, payableFen) => {
    const result = chosen(choice);
    expect([result.chosenCouponId, result.payableFen]).toEqual([couponId, payableFen]);
  });

  it('the ones not taken say what they would have saved', () => {
    expect(chosen('small').unused).toEqual([
      {
        offerId: 'coupon:big',
        couponId: 'big',
        label: 'coupon:big',
        code: 'coupon.not_chosen',
        params: { savesFen: 3000, totalSavedFen: 1000 },
      },
    ]);
    expect(chosen('best').unused).toMatchObject([
      { couponId: 'small', code: 'coupon.one_per_order', params: { with: 'coupon:big', savesFen: 1000 } },
    ]);
  });

  it('a chosen coupon that saves nothing beside the shop’s offers stays in her pocket, and she is told', () => {
    const sale = offer({
      kind: 'full_reduction',
      id: 'sale',
      label: '满 300 减 50',
      stacking: 'exclusive',
      levels: [{ thresholdFen: 30000, amountFen: 5000 }],
    });
    const result = quote(
      request({
        offers: [sale, { ...small, label: '10 元券' }],
        choices: { coupon: 'small', usePoints: false },
      }),
    );
    expect(result.chosenCouponId).toBeNull();
    expect(result.explanation).toEqual([
      '已用满 300 减 50，省 ¥50',
      '您选的10 元券没有用上：不能与「满 300 减 50」同享（单独用省 ¥10，现共省 ¥50）',
    ]);
  });

  it('of two coupons worth the same, the one that ends first is used', () => {
    const ending = (id: string, to: string) => ({ ...amountOff(id, 1000), validity: { from: null, to } });
    const offers = [ending('a', '2026-12-31T16:00:00.000Z'), ending('b', '2026-11-30T16:00:00.000Z')];
    expect(quote(request({ offers })).chosenCouponId).toBe('b');
  });

  it('on a tie the shop’s own offer is used and the coupon is kept', () => {
    const group = { group: 'sale', stacking: 'one_per_group' } as const;
    const sale = offer({
      kind: 'full_reduction',
      id: 'sale',
      ...group,
      levels: [{ thresholdFen: 0, amountFen: 1000 }],
    });
    const result = quote(request({ offers: [{ ...small, ...group }, sale] }));
    expect([result.chosenCouponId, result.payableFen]).toEqual([null, 32400]);
  });

  it('R114: a tasting changes no price; with a choice between money and a taste, money is taken', () => {
    const gift = { skuId: 'new', label: '新品小样', quantity: 1, worthFen: 2800 };
    const taste = coupon('taste', { kind: 'tasting', thresholdFen: 0, gift });
    expect(quote(request({ offers: [taste] }))).toMatchObject({
      payableFen: 33400,
      chosenCouponId: 'taste',
      gifts: [{ offerId: 'coupon:taste', ...gift }],
    });
    expect(quote(request({ offers: [taste, small] })).chosenCouponId).toBe('small');
  });
});
