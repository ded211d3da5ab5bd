import type { ClaimableCoupon, CouponResponse } from '@tianpu/shared/api';
import { type ClaimRefusal, couponFace, isEndingSoon, isUsable, validityText } from '@tianpu/shared/coupons';
import { validityRefusal, whoRefusal } from '@tianpu/shared/pricing';
import { type CouponRow, couponOf, type StoredTemplate } from './coupons.types';

/** A coupon as its ticket shows it, with the reason it cannot be used now, whatever lies in the cart. */
export function couponResponse(
  row: CouponRow,
  template: StoredTemplate,
  audiences: readonly string[],
  now: Date,
): CouponResponse {
  const coupon = couponOf(row);
  return {
    id: coupon.id,
    templateId: coupon.templateId,
    face: couponFace(template),
    state: coupon.state,
    channel: row.channel,
    validFrom: coupon.validFrom,
    validTo: coupon.validTo,
    isEndingSoon: isUsable(coupon.state) && isEndingSoon(coupon, now),
    reason: reasonOf(row, template, audiences, now),
    orderId: row.orderId,
  };
}

function reasonOf(
  row: CouponRow,
  { who }: StoredTemplate,
  audiences: readonly string[],
  now: Date,
): CouponResponse['reason'] {
  if (row.state === 'frozen') return { code: 'coupon.in_use', params: {} };
  if (row.state === 'redeemed') return { code: 'coupon.redeemed', params: {} };
  if (row.state === 'void') return { code: 'coupon.void', params: {} };
  const { validFrom, validTo } = couponOf(row);
  const why = validityRefusal({ from: validFrom, to: validTo }, now) ?? whoRefusal(who, audiences);
  if (why === null) return null;
  switch (why.reason) {
    case 'not_started':
      return { code: 'coupon.not_started', params: why.params };
    case 'ended':
      return { code: 'coupon.ended', params: why.params };
    default:
      return { code: 'coupon.not_for_you', params: why.params };
  }
}

export function claimable(
  template: StoredTemplate,
  claimedByMe: number,
  decision: { ok: true } | ClaimRefusal,
): ClaimableCoupon {
  const { id, stock, issued, limitPerCustomer, validity } = template;
  return {
    templateId: id,
    face: couponFace(template),
    validityText: validityText(validity),
    remaining: stock === null ? null : Math.max(0, stock - issued),
    claimedByMe,
    limitPerCustomer,
    refusal: decision.ok ? null : { code: decision.code, params: decision.params },
  };
}
