import type { CouponOffer } from '../pricing/offer';
import type { Coupon, CouponTemplate } from './template';

/**
 * A customer's coupon as the quote reads it. Give all of them, whatever their state: those that cannot be used come
 * back with the reason. `who` is asked again at use: a silver coupon is of no use to somebody who fell to normal.
 *
 * Example: coupon `01K…` of template `满 128 减 20` is the offer `coupon:01K…`, valid between its own dates.
 */
export function couponOffer(coupon: Coupon, template: CouponTemplate): CouponOffer {
  const { label, group, stacking, scope, who, benefit } = template;
  return {
    kind: 'coupon',
    id: `coupon:${coupon.id}`,
    couponId: coupon.id,
    state: coupon.state,
    validity: { from: coupon.validFrom, to: coupon.validTo },
    label,
    group,
    stacking,
    scope,
    who,
    benefit,
  };
}
