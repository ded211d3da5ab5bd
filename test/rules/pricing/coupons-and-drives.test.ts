import type { CouponBenefit } from '@tianpu/shared/coupons';
import { type QuoteLineInput, quote } from '@tianpu/shared/pricing';
import { COOKIES, type Expected, expectCase, reduction, why } from './support/cases';
import { CAKE, coupon, line, NEARBY, offer, ROLLS, request } from './support/offers';

describe('coupons of every kind', () => {
  const cases: [string, CouponBenefit, QuoteLineInput[], Expected][] = [
    [
      'amount off from a threshold',
      { kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 },
      [line('A', 12800)],
      { shares: [[-2000]] },
    ],
    [
      '满 ¥128 可用，还差 ¥16',
      { kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 },
      [line('A', 11200)],
      { why: [why('coupon.below_threshold', { thresholdFen: 12800, shortByFen: 1600 })] },
    ],
    [
      'a rate',
      { kind: 'rate', thresholdFen: 0, percent: 85, capFen: null },
      [CAKE, ROLLS],
      { shares: [[-2970, -2040]] },
    ],
    [
      'a rate with a cap',
      { kind: 'rate', thresholdFen: 0, percent: 85, capFen: 3000 },
      [CAKE, ROLLS],
      { shares: [[-1778, -1222]] },
    ],
    [
      'a product for nothing: the dearest piece',
      { kind: 'product', payFen: 0, maxUnitFen: null },
      [CAKE, ROLLS],
      { shares: [[-19800, 0]] },
    ],
    [
      'a product up to a price',
      { kind: 'product', payFen: 0, maxUnitFen: 8000 },
      [CAKE, ROLLS],
      { shares: [[0, -6800]] },
    ],
    [
      'an exchange for a small sum',
      { kind: 'product', payFen: 990, maxUnitFen: 8000 },
      [CAKE, ROLLS],
      { shares: [[0, -5810]] },
    ],
    [
      'no piece is cheap enough',
      { kind: 'product', payFen: 0, maxUnitFen: 5000 },
      [CAKE],
      { why: [why('coupon.no_matching_goods')] },
    ],
    ['buy one get one, once', { kind: 'buy_one_get_one' }, [line('A', 3000, 4)], { shares: [[-3000]] }],
    [
      'buy one get one over two lines',
      { kind: 'buy_one_get_one' },
      [line('A', 3000), line('B', 2000)],
      { shares: [[0, -2000]] },
    ],
    [
      'one piece alone',
      { kind: 'buy_one_get_one' },
      [CAKE],
      { why: [why('coupon.below_quantity', { quantity: 2, shortBy: 1 })] },
    ],
    ['a tasting', { kind: 'tasting', thresholdFen: 0, gift: COOKIES }, [CAKE], { gifts: ['曲奇'] }],
    [
      'a tasting from a threshold on',
      { kind: 'tasting', thresholdFen: 20000, gift: COOKIES },
      [CAKE],
      { why: [why('coupon.below_threshold', { thresholdFen: 20000, shortByFen: 200 })] },
    ],
    [
      'a free drive for somebody who picks up',
      { kind: 'free_delivery', thresholdFen: 0, capFen: null },
      [CAKE],
      { why: [why('coupon.no_delivery')] },
    ],
  ];
  it.each(cases)('%s', (_title, benefit, lines, expected) => {
    expectCase([coupon('1', benefit)], lines, expected);
  });

  it.each([
    ['all of it', null, -600],
    ['up to a cap', 400, -400],
  ])('free delivery takes %s', (_title, capFen, amountFen) => {
    const offers = [coupon('d', { kind: 'free_delivery', thresholdFen: 0, capFen })];
    const result = quote(request({ offers, delivery: NEARBY }));
    expect(result.adjustments.slice(1)).toEqual([
      { source: 'coupon:d', label: 'coupon:d', amountFen, allocations: [] },
    ]);
    expect(result.payableFen).toBe(34000 + amountFen);
  });

  it('the threshold looks at what the offers before it left', () => {
    const offers = [
      reduction([10000, 1000]),
      coupon('1', { kind: 'amount_off', thresholdFen: 12800, amountFen: 500 }),
    ];
    expectCase(offers, [line('A', 13000)], {
      shares: [[-1000]],
      why: [why('coupon.below_threshold', { thresholdFen: 12800, shortByFen: 800 })],
    });
  });

  it('where the coupon is worth more than the offer that would put it out of reach, the offer gives way', () => {
    const offers = [
      reduction([10000, 1000]),
      coupon('1', { kind: 'amount_off', thresholdFen: 12800, amountFen: 3000 }),
    ];
    expectCase(offers, [line('A', 13000)], {
      shares: [[-3000]],
      why: [why('offer.not_better', { savesFen: 1000, totalSavedFen: 3000 })],
    });
  });
});

describe('cheaper drives', () => {
  it.each([
    ['a tier drives for at most 3', 300, -300],
    ['or for nothing', 0, -600],
  ])('%s', (_title, feeFen, amountFen) => {
    const offers = [offer({ kind: 'delivery_offer', id: 'd', thresholdFen: 8000, feeFen })];
    expect(quote(request({ offers, delivery: NEARBY })).adjustments.slice(1)).toMatchObject([
      { source: 'delivery_offer:d', amountFen },
    ]);
  });

  it('two free drives are used up by the first', () => {
    const offers = [
      coupon('d', { kind: 'free_delivery', thresholdFen: 0, capFen: 400 }),
      offer({ kind: 'delivery_offer', id: 'd', thresholdFen: 0, feeFen: 300 }),
    ];
    const result = quote(request({ offers, delivery: NEARBY }));
    expect(result.payableFen).toBe(33600);
    expect(result.unused).toMatchObject([{ offerId: 'd', code: 'offer.no_saving' }]);
  });
});

describe('how little is missing to the next reduction', () => {
  const sale = reduction([20000, 2000], [30000, 4000]);
  const nextOf = (fen: number, offers = [sale]) =>
    quote(request({ lines: [line('A', fen)], offers })).nextReduction;

  it.each([
    [
      'below the first level',
      17900,
      { reachedFen: 0, thresholdFen: 20000, shortByFen: 2100, amountFen: 2000 },
    ],
    ['between two', 27900, { reachedFen: 2000, thresholdFen: 30000, shortByFen: 2100, amountFen: 4000 }],
  ])('%s', (_title, fen, expected) => {
    expect(nextOf(fen)).toEqual({ offerId: 'sale', label: 'sale', ...expected });
  });

  it('nothing once every level is reached, nothing where nothing of the kind is on offer', () => {
    expect([nextOf(30000), nextOf(27900, [])]).toEqual([null, null]);
  });

  it('the nearest of several', () => {
    const other = { ...reduction([20500, 3000]), id: 'other' };
    expect(nextOf(17900, [other, sale])).toMatchObject({ offerId: 'sale', shortByFen: 2100 });
    expect(
      nextOf(19900, [
        { ...sale, stacking: 'exclusive' },
        { ...reduction([20000, 9]), id: 'b' },
      ]),
    ).toMatchObject({
      shortByFen: 100,
    });
  });
});
