/** The life of a coupon. `returned` is usable like `issued` and remembers that it came back from an order. */
export const COUPON_STATES = ['issued', 'frozen', 'redeemed', 'returned', 'expired', 'void'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/**
 * Where a coupon may go. The server's conditional update takes its allowed origins from here, so what is not written
 * is refused by the database's own row count.
 *
 * - `frozen` belongs to exactly one unpaid order; paying makes it `redeemed`, closing gives it back as `returned`.
 * - `redeemed` comes back only when its order is refunded in full while the coupon is still valid.
 * - A frozen coupon does not expire under the customer's hands; after it came back, the next expiry run takes it.
 * - An order of nothing to pay, and a paper coupon at the counter, redeem without freezing.
 */
export const COUPON_MOVES: Readonly<Record<CouponState, readonly CouponState[]>> = {
  issued: ['frozen', 'redeemed', 'expired', 'void'],
  frozen: ['redeemed', 'returned'],
  redeemed: ['returned'],
  returned: ['frozen', 'redeemed', 'expired', 'void'],
  expired: [],
  void: [],
};

/** Example: `canMoveCoupon('frozen', 'redeemed')`; a redeemed coupon is never frozen again. */
export function canMoveCoupon(from: CouponState, to: CouponState): boolean {
  return COUPON_MOVES[from].indexOf(to) >= 0;
}

/** The states from which `to` is reached, for `… WHERE state IN (…)`. Example: `returned` from frozen, redeemed. */
export function couponOrigins(to: CouponState): CouponState[] {
  return COUPON_STATES.filter((from) => canMoveCoupon(from, to));
}

/** Nothing holds it and nothing ended it; whether it is valid today is a question of its dates. */
export function isUsable(state: CouponState): boolean {
  return state === 'issued' || state === 'returned';
}
