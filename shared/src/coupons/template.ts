import type { Id, Instant, ShopDate } from '../api/common';
import type { StackingRule, Who } from '../pricing/offer';
import type { OfferScope } from '../pricing/scope';
import type { CouponBenefit } from './benefit';
import type { CouponState } from './states';

/** How a coupon reaches a customer; each issue records its channel, a claim needs one the template allows. */
export const COUPON_CHANNELS = [
  'claim_centre',
  'store_code',
  'oa_follow',
  'group',
  'birthday',
  'review',
  'referral',
  'partner',
  'manual',
  'code',
  'points_mall',
  'paper',
  'new_customer',
] as const;
export type CouponChannel = (typeof COUPON_CHANNELS)[number];

/** A range of shop dates, both included, or a number of days after the day of issue. */
export type CouponValidity =
  | { by: 'dates'; from: ShopDate; through: ShopDate }
  | { by: 'days'; days: number };

/** The rule of a batch of coupons. */
export interface CouponTemplate {
  id: Id;
  label: string;
  benefit: CouponBenefit;
  scope: OfferScope;
  who: Who | null;
  channels: readonly CouponChannel[];
  group: string;
  stacking: StackingRule;
  validity: CouponValidity;
  /** When it may be claimed, half-open; null = no limit on that side. */
  claimFrom: Instant | null;
  claimTo: Instant | null;
  /** Coupons that may be issued in all; null = no limit. */
  stock: number | null;
  limitPerCustomer: number;
  /** What all coupons together may cost the shop at worst, in fen; needs a benefit whose worst is known. */
  budgetFen: number | null;
  isActive: boolean;
}

/** One issued instance. `validTo` is the first moment at which it is over. */
export interface Coupon {
  id: Id;
  templateId: Id;
  state: CouponState;
  validFrom: Instant;
  validTo: Instant;
}
