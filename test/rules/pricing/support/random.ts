import type { CouponBenefit } from '@tianpu/shared/coupons';
import type { Offer, QuoteLineInput, QuoteRequest } from '@tianpu/shared/pricing';
import fc from 'fast-check';
import { coupon, DRIVE, facts, inCategory, line, offer } from './offers';

const CATEGORIES = ['cakes', 'bread', 'drinks'];
const SKUS = ['s0', 's1', 's2', 's3', 's4'];

export const cart = (maxLength = 8): fc.Arbitrary<QuoteLineInput[]> =>
  fc
    .array(
      fc.record({
        skuId: fc.constantFrom(...SKUS),
        categoryId: fc.constantFrom(...CATEGORIES),
        unitPriceFen: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40_000 })),
        quantity: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength },
    )
    .map((lines) =>
      lines.map((line, index) => ({ ...line, lineId: `line-${index}`, productId: `product-${line.skuId}` })),
    );

const money = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 50_000 }));
const percent = fc.integer({ min: 1, max: 99 });
const cap = fc.option(money, { nil: null });
const gift = fc.record({
  skuId: fc.constant('gift'),
  label: fc.constant('曲奇'),
  quantity: fc.constant(1),
  worthFen: fc.integer({ min: 1, max: 3 }),
});
const price = fc.oneof(
  fc.record({ by: fc.constant('rate' as const), percent }),
  fc.record({
    by: fc.constant('sku' as const),
    unitPricesFen: fc.dictionary(fc.constantFrom(...SKUS), money),
  }),
);
const pairing = fc.constantFrom('same_sku' as const, 'any_in_scope' as const);

const benefit: fc.Arbitrary<CouponBenefit> = fc.oneof(
  fc.record({ kind: fc.constant('amount_off' as const), thresholdFen: money, amountFen: money }),
  fc.record({ kind: fc.constant('rate' as const), thresholdFen: money, percent, capFen: cap }),
  fc.record({ kind: fc.constant('product' as const), payFen: money, maxUnitFen: cap }),
  fc.record({ kind: fc.constant('buy_one_get_one' as const) }),
  fc.record({ kind: fc.constant('free_delivery' as const), thresholdFen: money, capFen: cap }),
  fc.record({ kind: fc.constant('tasting' as const), thresholdFen: money, gift }),
);

const own = fc.oneof(
  fc.record({ kind: fc.constant('campaign_price' as const), price }),
  fc.record({ kind: fc.constant('member_price' as const), price }),
  fc.record({
    kind: fc.constant('full_reduction' as const),
    levels: fc.array(fc.record({ thresholdFen: money, amountFen: money }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('second_half' as const), percent, pairing }),
  fc.record({
    kind: fc.constant('buy_one_get_one' as const),
    buy: fc.integer({ min: 1, max: 3 }),
    free: fc.integer({ min: 1, max: 2 }),
    pairing,
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    parts: fc.array(
      fc.record({ skuIds: fc.subarray(SKUS, { minLength: 1 }), quantity: fc.integer({ min: 1, max: 2 }) }),
      { minLength: 1, maxLength: 3 },
    ),
    priceFen: money,
    maxSets: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('gift' as const), thresholdFen: money, gift }),
  fc.record({ kind: fc.constant('first_order' as const), percent, capFen: cap }),
  fc.record({ kind: fc.constant('delivery_offer' as const), thresholdFen: money, feeFen: money }),
  fc.record({ kind: fc.constant('coupon' as const), benefit }),
  fc.record({ kind: fc.constant('coupon' as const), benefit }),
);

const common = fc.record({
  group: fc.constantFrom('g1', 'g2', 'g3'),
  stacking: fc.constantFrom('combinable', 'combinable', 'one_per_group', 'one_per_group', 'exclusive'),
  scope: fc.oneof(
    fc.constant({ only: null, except: null }),
    fc.constant({ only: null, except: null }),
    fc.constantFrom(...CATEGORIES).map(inCategory),
  ),
});

/** Offers of every kind, in every stacking, all of them for this customer and valid now. */
export const offers = (maxLength: number): fc.Arbitrary<Offer[]> =>
  fc.array(fc.tuple(own, common), { maxLength }).map((pairs) =>
    pairs.map(([mine, shared], index): Offer => {
      const base = { ...shared, who: null, validity: { from: null, to: null } } as const;
      const stacking = shared.stacking as Offer['stacking'];
      const id = `offer-${index}`;
      if (mine.kind !== 'coupon') return { ...base, stacking, id, label: id, ...mine };
      const couponId = String(index);
      return { ...base, stacking, id: `coupon:${couponId}`, label: id, couponId, state: 'issued', ...mine };
    }),
  );

/** Any request: pickup or delivery, with or without points, several rates allowed or not. */
export const requests = (maxOffers: number, maxLines = 8): fc.Arbitrary<QuoteRequest> =>
  fc
    .record({
      lines: cart(maxLines),
      offers: offers(maxOffers),
      isDriven: fc.boolean(),
      isFirstOrder: fc.boolean(),
      allowSeveralRates: fc.boolean(),
      usePoints: fc.boolean(),
      available: fc.integer({ min: 0, max: 30_000 }),
      maxSharePercent: fc.integer({ min: 0, max: 100 }),
    })
    .map((one) => ({
      lines: one.lines,
      offers: one.offers,
      delivery: one.isDriven ? { rule: DRIVE, distanceMeters: 2600 } : null,
      facts: facts({
        isFirstOrder: one.isFirstOrder,
        points: { available: one.available, opensAt: 500, maxSharePercent: one.maxSharePercent },
        earning: { pointsPerYuan: 1, multiplierPercent: 120, productPercents: { 'product-s1': 200 } },
      }),
      choices: { coupon: 'best' as const, usePoints: one.usePoints },
      settings: { allowSeveralRates: one.allowSeveralRates },
    }));

const fair = fc.integer({ min: 300, max: 4000 });
const stacking = fc.constantFrom('combinable' as const, 'combinable' as const, 'one_per_group' as const);

/**
 * Carts and offers that fight for the same goods, with amounts of one size: a tier's rate, the first order's, coupons
 * of every kind that takes money off, reductions and pairs. Here nearly every combination is somebody's best.
 */
export const contested: fc.Arbitrary<QuoteRequest> = fc
  .record({
    lines: fc.array(fc.record({ unitPriceFen: fc.integer({ min: 2000, max: 9000 }), isCake: fc.boolean() }), {
      minLength: 2,
      maxLength: 4,
    }),
    reductions: fc.array(
      fc.record({ amountFen: fair, thresholdFen: fc.integer({ min: 0, max: 20_000 }), stacking }),
      {
        maxLength: 2,
      },
    ),
    pairs: fc.array(
      fc.record({ percent: fc.integer({ min: 30, max: 80 }), isCake: fc.boolean(), stacking }),
      {
        maxLength: 1,
      },
    ),
    silver: fc.option(fc.integer({ min: 85, max: 97 }), { nil: null }),
    firstOrder: fc.option(
      fc.record({ percent: fc.integer({ min: 80, max: 95 }), capFen: fc.option(fair, { nil: null }) }),
      { nil: null },
    ),
    coupons: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('amount_off' as const), thresholdFen: fair, amountFen: fair }),
        fc.record({
          kind: fc.constant('rate' as const),
          thresholdFen: fc.constant(0),
          percent: fc.integer({ min: 75, max: 90 }),
          capFen: fc.option(fair, { nil: null }),
        }),
        fc.record({ kind: fc.constant('product' as const), payFen: fair, maxUnitFen: fc.constant(null) }),
        fc.record({ kind: fc.constant('buy_one_get_one' as const) }),
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ lines, reductions, pairs, silver, firstOrder, coupons }) => ({
    lines: lines.map(({ unitPriceFen, isCake }, index) =>
      line(`L${index}`, unitPriceFen, 1 + (index % 2), isCake ? 'cakes' : 'bread'),
    ),
    delivery: null,
    facts: facts({ isFirstOrder: true }),
    offers: [
      ...reductions.map((one, index) =>
        offer({
          kind: 'full_reduction',
          id: `sale-${index}`,
          group: 'sale',
          stacking: one.stacking,
          levels: [one],
        }),
      ),
      ...pairs.map(({ percent, isCake, stacking }) =>
        offer({
          ...{ kind: 'second_half', id: 'half', group: 'sale', stacking, percent, pairing: 'any_in_scope' },
          scope: inCategory(isCake ? 'cakes' : 'bread'),
        }),
      ),
      ...(silver === null
        ? []
        : [offer({ kind: 'member_price', id: 'silver', price: { by: 'rate', percent: silver } })]),
      ...(firstOrder === null ? [] : [offer({ kind: 'first_order', id: 'first', ...firstOrder })]),
      ...coupons.map((each, index) => coupon(`${index}`, each)),
    ],
  }));
