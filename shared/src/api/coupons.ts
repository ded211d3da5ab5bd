import type { CouponKind } from '../coupons/benefit';
import type { CouponState } from '../coupons/states';
import type { CouponChannel } from '../coupons/template';
import type { ReasonCode } from '../pricing/reasons';
import type { ProblemCode, ProblemParams } from '../problems/catalogue';
import type { Id, Instant } from './common';

/** A coupon as the ticket shows it: the big figure, what it is for, how long. Texts come from `couponFace`. */
export interface CouponFace {
  kind: CouponKind;
  label: string;
  /** `20`, `8.8`, `兑换`: what stands large on the stub. */
  figure: string;
  /** `元`, `折`, or empty. */
  unit: string;
  /** `满 ¥128 可用`, `无门槛`. */
  condition: string;
  /** `全部商品`, `蛋糕类`, `指定商品`. */
  scopeText: string;
}

export interface ClaimableCoupon {
  templateId: Id;
  face: CouponFace;
  /** `领取后 7 天内有效`, `12月1日–12月31日`. */
  validityText: string;
  /** Null = no limit. */
  remaining: number | null;
  claimedByMe: number;
  limitPerCustomer: number;
  /** Why it cannot be claimed now, or null. */
  refusal: { code: ProblemCode; params: ProblemParams } | null;
}
export interface ClaimCentreResponse {
  coupons: ClaimableCoupon[];
}

/** The tabs of "my coupons": `usable` holds issued, returned and frozen coupons that are not over. */
export const COUPON_TABS = ['usable', 'used', 'over'] as const;
export type CouponTab = (typeof COUPON_TABS)[number];

export interface CouponResponse {
  id: Id;
  templateId: Id;
  face: CouponFace;
  state: CouponState;
  channel: CouponChannel;
  validFrom: Instant;
  /** The first moment at which it is over. */
  validTo: Instant;
  /** Over within the reminder's days. */
  isEndingSoon: boolean;
  /** Why it cannot be used now, whatever the cart; null when it can. */
  reason: { code: ReasonCode; params: ProblemParams } | null;
  /** The order that holds or used it. */
  orderId: Id | null;
}
export interface MyCouponsResponse {
  coupons: CouponResponse[];
  counts: Record<CouponTab, number>;
}

export type ClaimCouponRequest = { templateId: Id };
/** A store code was scanned; `sourceToken` is the scene's token. Once per person. */
export type ClaimByStoreCodeRequest = { sourceToken: string };
export type RedeemCouponCodeRequest = { code: string };
export type ClaimCouponResponse = { coupon: CouponResponse };

/** Staff redeem a printed coupon by its QR after an outage; `usedAt` is what the counter wrote down. */
export type RedeemPaperCouponRequest = { storeId: Id; qrText: string; usedAt: Instant };
export type RedeemPaperCouponResponse = { label: string; redeemedAt: Instant; serial: string };
