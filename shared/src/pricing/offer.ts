import type { Id, Instant } from '../api/common';
import type { CouponBenefit } from '../coupons/benefit';
import type { CouponState } from '../coupons/states';
import type { GiftItem } from './gift';
import type { OfferScope } from './scope';

/**
 * How an offer stands beside others. `exclusive`: alone, no other offer in the order. `one_per_group`: no second
 * offer of its group. `combinable`: with everything its neighbours allow. Two coupons never meet in one order, and
 * two rates only when the settings allow several.
 */
export type StackingRule = 'exclusive' | 'one_per_group' | 'combinable';

/** Who may have it: any of these audiences (`tier:silver`, `new_customer`, `role:store_manager`, later `segment:<id>`). */
export interface Who {
  anyOf: readonly string[];
  /** What the customer reads when it is not for her: `银卡会员`. */
  label: string;
}

/** Half-open: valid at `from`, over at `to`; null = no limit on that side. */
export interface Validity {
  from: Instant | null;
  to: Instant | null;
}

interface OfferBase {
  id: string;
  label: string;
  group: string;
  stacking: StackingRule;
  scope: OfferScope;
  who: Who | null;
  validity: Validity;
}

/** A price per piece: written per SKU, or a part of the list price in percent (90 = 9 折). */
export type PriceRule =
  | { by: 'sku'; unitPricesFen: Readonly<Record<Id, number>> }
  | { by: 'rate'; percent: number };

/** Whether pieces of different SKUs may make a pair, or only pieces of the same. */
export type Pairing = 'same_sku' | 'any_in_scope';

/** A price for a time: limited-time price, holiday price, launch price. */
export interface CampaignPriceOffer extends OfferBase {
  kind: 'campaign_price';
  price: PriceRule;
}
/** The price of a tier. Per line the better of this and a campaign price counts, never both. */
export interface MemberPriceOffer extends OfferBase {
  kind: 'member_price';
  price: PriceRule;
}
/** 满减: the highest threshold reached decides the amount. */
export interface FullReductionOffer extends OfferBase {
  kind: 'full_reduction';
  levels: readonly { thresholdFen: number; amountFen: number }[];
}
/** 第二件半价: in each pair the cheaper piece costs `percent` of its price. */
export interface SecondHalfOffer extends OfferBase {
  kind: 'second_half';
  percent: number;
  pairing: Pairing;
}
/** 买一送一: of every `buy + free` pieces the cheapest `free` cost nothing. */
export interface BuyOneGetOneOffer extends OfferBase {
  kind: 'buy_one_get_one';
  buy: number;
  free: number;
  pairing: Pairing;
}
/** A set at a price of its own, e.g. the Mid-Autumn box with tea: pieces in scope that its parts name. */
export interface BundleOffer extends OfferBase {
  kind: 'bundle';
  parts: readonly { skuIds: readonly Id[]; quantity: number }[];
  priceFen: number;
  maxSets: number;
}
/** A gift from a spend in scope on. */
export interface GiftOffer extends OfferBase {
  kind: 'gift';
  thresholdFen: number;
  gift: GiftItem;
}
/** The new customer's first order at a rate: 90 = 9 折. */
export interface FirstOrderOffer extends OfferBase {
  kind: 'first_order';
  percent: number;
  capFen: number | null;
}
/** One coupon of the customer. `id` is `coupon:<couponId>`. */
export interface CouponOffer extends OfferBase {
  kind: 'coupon';
  couponId: Id;
  state: CouponState;
  benefit: CouponBenefit;
}
/** Free or cheaper delivery from a goods total in scope on; the drive then costs at most `feeFen`. */
export interface DeliveryOffer extends OfferBase {
  kind: 'delivery_offer';
  thresholdFen: number;
  feeFen: number;
}

export type Offer =
  | CampaignPriceOffer
  | MemberPriceOffer
  | FullReductionOffer
  | SecondHalfOffer
  | BuyOneGetOneOffer
  | BundleOffer
  | GiftOffer
  | FirstOrderOffer
  | CouponOffer
  | DeliveryOffer;
export type OfferKind = Offer['kind'];
