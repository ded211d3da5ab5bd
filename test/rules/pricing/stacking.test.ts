import { type Offer, quote, type StackingRule } from '@tianpu/shared/pricing';
import { amountOff, CAKE, coupon, facts, line, offer, request } from './support/offers';

const off = (id: string, amountFen: number, group: string, stacking: StackingRule): Offer =>
  offer({ kind: 'full_reduction', id, group, stacking, levels: [{ thresholdFen: 0, amountFen }] });

const used = (offers: Offer[], allowSeveralRates = false) => {
  const result = quote(
    request({ lines: [CAKE], offers, facts: facts({ isFirstOrder: true }), settings: { allowSeveralRates } }),
  );
  return result.applied.map(({ offerId }) => offerId);
};

describe('C7: stacking is what the offers say, nothing else', () => {
  it.each<[string, Offer[], string[]]>([
    [
      'combinable offers of one group stand together',
      [off('a', 100, 'g', 'combinable'), off('b', 200, 'g', 'combinable')],
      ['a', 'b'],
    ],
    [
      'of one group that allows one, the better is taken',
      [off('a', 100, 'g', 'one_per_group'), off('b', 200, 'g', 'one_per_group')],
      ['b'],
    ],
    [
      'one that keeps its group to itself shuts out combinable ones too',
      [off('a', 300, 'g', 'one_per_group'), off('b', 200, 'g', 'combinable')],
      ['a'],
    ],
    [
      'two combinable ones together may beat it',
      [
        off('a', 300, 'g', 'one_per_group'),
        off('b', 200, 'g', 'combinable'),
        off('c', 200, 'g', 'combinable'),
      ],
      ['b', 'c'],
    ],
    [
      'groups do not see each other',
      [off('a', 100, 'g', 'one_per_group'), off('b', 200, 'h', 'one_per_group')],
      ['a', 'b'],
    ],
    [
      'an exclusive offer stands alone',
      [off('a', 500, 'g', 'exclusive'), off('b', 200, 'h', 'combinable')],
      ['a'],
    ],
    [
      'and gives way when the others give more',
      [off('a', 500, 'g', 'exclusive'), off('b', 501, 'h', 'combinable')],
      ['b'],
    ],
    [
      'a coupon in the shop’s group is not had on top',
      [off('a', 500, 'g', 'one_per_group'), { ...amountOff('1', 400), group: 'g' }],
      ['a'],
    ],
    [
      'a coupon outside of it is',
      [off('a', 500, 'g', 'one_per_group'), amountOff('1', 400)],
      ['a', 'coupon:1'],
    ],
    ['two coupons never', [amountOff('1', 400), amountOff('2', 300)], ['coupon:1']],
  ])('%s', (_title, offers, expected) => {
    expect(used(offers)).toEqual(expected);
  });

  const first = offer({ kind: 'first_order', id: 'first', percent: 90, capFen: null });
  const referral = coupon('88', { kind: 'rate', thresholdFen: 0, percent: 88, capFen: null });
  const silver = offer({ kind: 'member_price', id: 'silver', price: { by: 'rate', percent: 95 } });
  const tag = offer({
    kind: 'member_price',
    id: 'tag',
    price: { by: 'sku', unitPricesFen: { 'sku-A': 18800 } },
  });

  it.each<[string, Offer[], boolean, string[]]>([
    ['one rate in an order', [first, referral, silver], false, ['coupon:88']],
    ['unless the owner allows several', [first, referral, silver], true, ['silver', 'first', 'coupon:88']],
    ['a price written per SKU is no rate', [tag, first], false, ['tag', 'first']],
    ['an amount is no rate', [first, amountOff('1', 100)], false, ['first', 'coupon:1']],
    [
      '9 折 and an amount together may beat 88 折',
      [first, referral, amountOff('1', 500)],
      false,
      ['first', 'coupon:1'],
    ],
  ])('%s', (_title, offers, allowSeveralRates, expected) => {
    expect(used(offers, allowSeveralRates)).toEqual(expected);
  });

  it('the quote says how it knows', () => {
    const { proof } = quote(
      request({ offers: [first, referral, amountOff('1', 500)], facts: facts({ isFirstOrder: true }) }),
    );
    expect(proof).toMatchObject({ offersConsidered: 3, isExact: true });
    expect(proof.combinationsTried).toBeGreaterThan(0);
  });

  it('clashing offers without end do not stop the shop: the search gives its best and says that it stopped', () => {
    const lines = Array.from({ length: 20 }, (_, index) => line(`L${index}`, 3000 + 37 * index, 3));
    const offers = Array.from(
      { length: 60 },
      (_, index): Offer =>
        offer({
          kind: 'full_reduction',
          id: `o${index}`,
          levels: [{ thresholdFen: 190_000 - 900 * index, amountFen: 3000 + ((index * 7919) % 1000) }],
        }),
    );
    const result = quote(request({ lines, offers }));
    expect(result.proof.isExact).toBe(false);
    expect(result.payableFen).toBeLessThan(result.goodsTotalFen);
  });
});
