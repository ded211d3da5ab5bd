import type { Id } from './common';

/** What the customer chose at checkout; left out means: the best coupon, no points. */
export interface CheckoutChoices {
  /** One of her coupons, `best` to let the shop choose, `none` to keep them all. */
  couponId?: Id | 'best' | 'none';
  usePoints?: boolean;
}
