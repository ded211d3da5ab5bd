import type { ProblemCode, ProblemParams } from '../problems/catalogue';

/**
 * Why an offer or a coupon does nothing here, and the numbers each reason carries:
 * `not_started` {startsAt}, `ended` {endedAt}, `not_for_you` {who}, `below_threshold` {thresholdFen, shortByFen},
 * `below_quantity` {quantity, shortBy}, `cannot_combine` and `one_rate_only` {with, savesFen, totalSavedFen},
 * `not_better` {savesFen, totalSavedFen}; `no_matching_goods`, `no_delivery` and `no_saving` carry none.
 */
export const REASONS = [
  'not_started',
  'ended',
  'not_for_you',
  'no_matching_goods',
  'below_threshold',
  'below_quantity',
  'no_delivery',
  'no_saving',
  'cannot_combine',
  'one_rate_only',
  'not_better',
] as const;
export type Reason = (typeof REASONS)[number];

/** Every code `QuoteResult.unused` may carry; all of them are problem codes, so an order can be refused with them. */
export type ReasonCode = Extract<ProblemCode, PossibleCode>;
type PossibleCode = `offer.${Reason}` | `coupon.${Reason}` | `offer.${OnlyOffers}` | `coupon.${OnlyCoupons}`;

/** A reason before it is known whether an offer or a coupon says it. */
export interface Why {
  reason: Reason | OnlyOffers | OnlyCoupons;
  params: ProblemParams;
}
type OnlyOffers = 'first_order_only' | 'better_price';
type OnlyCoupons = 'in_use' | 'redeemed' | 'void' | 'one_per_order' | 'not_chosen';

/** The code a reason has when an offer or a coupon says it. Example: `ended` of a coupon is `coupon.ended`. */
export function reasonCode(by: 'offer' | 'coupon', reason: Why['reason']): ReasonCode {
  switch (reason) {
    case 'first_order_only':
    case 'better_price':
      return `offer.${reason}`;
    case 'in_use':
    case 'redeemed':
    case 'void':
    case 'one_per_order':
    case 'not_chosen':
      return `coupon.${reason}`;
    default:
      return by === 'coupon' ? `coupon.${reason}` : `offer.${reason}`;
  }
}
