import type { DeliveryRule } from '@tianpu/shared/api';
import type { CouponBenefit } from '@tianpu/shared/coupons';
import {
  ALL_GOODS,
  type CouponOffer,
  type CustomerFacts,
  type Offer,
  type OfferScope,
  type QuoteLineInput,
  type QuoteRequest,
} from '@tianpu/shared/pricing';

export const NOW = '2026-11-11T04:00:00.000Z';

export const line = (
  lineId: string,
  unitPriceFen: number,
  quantity = 1,
  categoryId = 'cakes',
): QuoteLineInput => ({
  lineId,
  skuId: `sku-${lineId}`,
  productId: `product-${lineId}`,
  categoryId,
  unitPriceFen,
  quantity,
});

export const CAKE = line('A', 19800);
export const ROLLS = line('B', 6800, 2, 'bread');

export const DRIVE: DeliveryRule = {
  radiusMeters: 5000,
  bands: [{ uptoMeters: 5000, feeFen: 600 }],
  freeFromFen: null,
  minimumGoodsFen: 0,
};
export const NEARBY = { rule: DRIVE, distanceMeters: 2600 };

export const facts = (part: Partial<CustomerFacts> = {}): CustomerFacts => ({
  now: NOW,
  audiences: [],
  isFirstOrder: false,
  points: null,
  earning: null,
  ...part,
});

/** What offers share unless a case says otherwise: everything, everybody, always, beside anything. */
const PLAIN = {
  scope: ALL_GOODS,
  who: null,
  validity: { from: null, to: null },
  stacking: 'combinable',
} as const;

type Own<O> = O extends Offer
  ? Omit<O, keyof typeof PLAIN | 'label' | 'group'> & Partial<Pick<O, keyof typeof PLAIN | 'label' | 'group'>>
  : never;

/** An offer of any kind from what is its own. Example: `offer({kind: 'gift', id: 'g', thresholdFen: 0, gift})`. */
export function offer(own: Own<Offer>): Offer {
  return { ...PLAIN, label: own.id, group: own.kind, ...own };
}

export const coupon = (
  couponId: string,
  benefit: CouponBenefit,
  part: Partial<CouponOffer> = {},
): CouponOffer => ({
  ...PLAIN,
  kind: 'coupon',
  id: `coupon:${couponId}`,
  label: `coupon:${couponId}`,
  group: 'coupon',
  couponId,
  state: 'issued',
  benefit,
  ...part,
});

export const amountOff = (couponId: string, amountFen: number, thresholdFen = 0): CouponOffer =>
  coupon(couponId, { kind: 'amount_off', amountFen, thresholdFen });

export const inCategory = (categoryId: string): OfferScope => ({
  only: { categoryIds: [categoryId], productIds: [], skuIds: [] },
  except: null,
});

export const request = (part: Partial<QuoteRequest> = {}): QuoteRequest => ({
  lines: [CAKE, ROLLS],
  delivery: null,
  facts: facts(),
  ...part,
});
