import type { CouponState } from '../coupons/states';
import type { CouponChannel, CouponTemplate } from '../coupons/template';
import type { OfferKind, Validity } from '../pricing/offer';
import type { Id, Instant } from './common';
import type { CouponFace } from './coupons';

/** A template as staff see it: the rule, and live what became of its coupons. */
export interface CouponTemplateResponse {
  id: Id;
  key: string;
  face: CouponFace;
  validityText: string;
  channels: CouponChannel[];
  claimFrom: Instant | null;
  claimTo: Instant | null;
  stock: number | null;
  limitPerCustomer: number;
  budgetFen: number | null;
  isActive: boolean;
  issued: number;
  /** What all issued coupons cost at worst; null when that has no limit. */
  committedFen: number | null;
  states: Record<CouponState, number>;
}
/** `GET /staff/coupon-templates`. */
export type CouponTemplatesResponse = { templates: CouponTemplateResponse[] };
/** `POST /staff/coupon-templates`. */
export type CreateCouponTemplateRequest = Omit<CouponTemplate, 'id' | 'isActive'> & { key: string };

/** `POST /staff/coupon-templates/:templateId/issues`: by hand, each person once per `occasion`. */
export type IssueCouponsRequest = { customerIds: Id[]; occasion: string };
export type IssueCouponsResponse = { issued: { customerId: Id; couponId: Id }[] };

/** `POST /staff/coupon-templates/:templateId/code-batches`; the codes are shown this once. */
export type MakeCouponCodesRequest = { kind: 'typed' | 'paper'; name: string; size: number };
/** `code` is what is printed and what the QR holds. */
export type CouponCodeResponse = { serial: number; code: string };
export type MakeCouponCodesResponse = {
  batchId: Id;
  face: CouponFace;
  validityText: string;
  codes: CouponCodeResponse[];
};
/** `POST /staff/coupon-batches/:batchId/void`. */
export type VoidCouponBatchResponse = { voided: number };

/** `GET /staff/offers`. */
export interface StaffOfferRow {
  id: Id;
  key: string;
  kind: OfferKind;
  label: string;
  validity: Validity;
  isActive: boolean;
}
export type StaffOffersResponse = { offers: StaffOfferRow[] };
