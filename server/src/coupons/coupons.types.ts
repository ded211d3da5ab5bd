import type { Id } from '@tianpu/shared/api';
import type {
  Coupon,
  CouponBenefit,
  CouponChannel,
  CouponState,
  CouponTemplate,
  CouponValidity,
} from '@tianpu/shared/coupons';
import type { OfferScope, StackingRule, Who } from '@tianpu/shared/pricing';

/** A template as the shop writes it; the key never changes and finds the row again. */
export type TemplateDraft = Omit<CouponTemplate, 'id'> & { key: string };

/** A template with what has been issued of it so far. */
export interface StoredTemplate extends CouponTemplate {
  key: string;
  issued: number;
}

/** The part of a template that no query asks for, kept as one JSON text. */
export interface TemplateRule {
  benefit: CouponBenefit;
  scope: OfferScope;
  who: Who | null;
  channels: readonly CouponChannel[];
  group: string;
  stacking: StackingRule;
  validity: CouponValidity;
}

/** A coupon with everything its row knows. */
export interface CouponRow {
  id: Id;
  templateId: Id;
  /** Null for a printed coupon nobody has shown yet. */
  customerId: Id | null;
  channel: CouponChannel;
  state: CouponState;
  orderId: Id | null;
  validFrom: Date;
  validTo: Date;
  issuedAt: Date;
}

/** The row as the shared rules read it. */
export function couponOf({ id, templateId, state, validFrom, validTo }: CouponRow): Coupon {
  return {
    id,
    templateId,
    state,
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
  };
}
