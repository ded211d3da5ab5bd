/**
 * Every expected refusal of the system: its code, its HTTP status and the numbers it carries.
 *
 * The code is the key of this table and of the Chinese texts in the mini-program, so a code
 * without a text is a type error there. Spelling is `noun.state`.
 *
 * Example: `'slot.sold_out'` answers HTTP 409 with `{code: 'slot.sold_out', params: {remaining: 0}}`.
 */
export const PROBLEMS = {
  // Shape of the request
  'request.invalid': { status: 400 },
  'request.malformed': { status: 400 },
  'request.not_found': { status: 404 },
  'request.method_not_allowed': { status: 405 },
  'request.too_large': { status: 413 },
  'request.unsupported_media_type': { status: 415 },
  'request.too_many': { status: 429 },
  'idempotency.key_missing': { status: 400 },
  'idempotency.key_invalid': { status: 400 },
  'idempotency.key_reused': { status: 422 },
  'idempotency.in_progress': { status: 409 },
  // Who is asking
  'session.unauthenticated': { status: 401 },
  'session.forbidden': { status: 403 },
  'session.login_code_invalid': { status: 401 },
  'session.customer_blocked': { status: 403 },
  'staff.credentials_wrong': { status: 401 },
  'staff.locked': { status: 429 },
  'phone.code_expired': { status: 400 },
  // Text a person typed
  'text.rejected': { status: 400 },
  // Shop
  'store.not_found': { status: 404 },
  'store.closed': { status: 409 },
  'product.not_found': { status: 404 },
  'sku.not_found': { status: 404 },
  'sku.off_sale': { status: 409 },
  'sku.sold_out': { status: 409 },
  'source.unknown': { status: 404 },
  // Cart
  'cart.line_not_found': { status: 404 },
  'cart.full': { status: 409 },
  'cart.empty': { status: 409 },
  'cart.changed': { status: 409 },
  // Fulfilment
  'slot.not_offered': { status: 409 },
  'slot.too_early': { status: 409 },
  'slot.sold_out': { status: 409 },
  'delivery.out_of_range': { status: 409 },
  'delivery.not_offered': { status: 409 },
  'delivery.below_minimum': { status: 409 },
  // Orders and payment
  'quote.price_changed': { status: 409 },
  'order.not_found': { status: 404 },
  'order.not_payable': { status: 409 },
  'order.not_cancellable': { status: 409 },
  'order.wrong_state': { status: 409 },
  'order.too_many_unpaid': { status: 409 },
  'payment.changed': { status: 409 },
  'payment.prepare_retry': { status: 503 },
  'payment.refund_in_progress': { status: 409 },
  // Offers and coupons: why one does nothing here; a quote lists them, an order is refused with them
  'offer.not_started': { status: 409 },
  'offer.ended': { status: 409 },
  'offer.not_for_you': { status: 409 },
  'offer.no_matching_goods': { status: 409 },
  'offer.below_threshold': { status: 409 },
  'offer.below_quantity': { status: 409 },
  'offer.no_delivery': { status: 409 },
  'offer.no_saving': { status: 409 },
  'offer.cannot_combine': { status: 409 },
  'offer.one_rate_only': { status: 409 },
  'offer.not_better': { status: 409 },
  'offer.first_order_only': { status: 409 },
  'offer.better_price': { status: 409 },
  'coupon.not_started': { status: 409 },
  'coupon.ended': { status: 409 },
  'coupon.not_for_you': { status: 409 },
  'coupon.no_matching_goods': { status: 409 },
  'coupon.below_threshold': { status: 409 },
  'coupon.below_quantity': { status: 409 },
  'coupon.no_delivery': { status: 409 },
  'coupon.no_saving': { status: 409 },
  'coupon.cannot_combine': { status: 409 },
  'coupon.one_rate_only': { status: 409 },
  'coupon.not_better': { status: 409 },
  'coupon.in_use': { status: 409 },
  'coupon.redeemed': { status: 409 },
  'coupon.void': { status: 409 },
  'coupon.one_per_order': { status: 409 },
  'coupon.not_chosen': { status: 409 },
  // Claiming a coupon and typing one in
  'coupon.not_found': { status: 404 },
  'coupon.not_claimable': { status: 409 },
  'coupon.claim_not_open': { status: 409 },
  'coupon.claim_over': { status: 409 },
  'coupon.sold_out': { status: 409 },
  'coupon.budget_spent': { status: 409 },
  'coupon.limit_reached': { status: 409 },
  'coupon.wrong_channel': { status: 409 },
  'coupon.code_unknown': { status: 404 },
  // Refunds of lines
  'refund.nothing_chosen': { status: 400 },
  'refund.exceeds_rest': { status: 409 },
  'refund.nothing_left': { status: 409 },
  'refund.not_paid': { status: 409 },
  'refund.too_many': { status: 409 },
  'refund.too_late': { status: 409 },
  // Points
  'points.insufficient': { status: 409 },
  'points.below_threshold': { status: 409 },
  'points.nothing_to_pay': { status: 409 },
  'points.signed_in_today': { status: 409 },
  'points.gift_not_offered': { status: 409 },
  'points.gift_sold_out': { status: 409 },
  'points.gift_limit': { status: 409 },
  'points.gift_tier': { status: 409 },
  'points.gift_unknown': { status: 404 },
  'points.gift_changed': { status: 409 },
  'points.gift_code_unknown': { status: 404 },
  'points.gift_handed_over': { status: 409 },
  'points.adjustment_unknown': { status: 404 },
  'points.adjustment_invalid': { status: 400 },
  'points.adjustment_own': { status: 403 },
  'points.adjustment_role': { status: 403 },
  'points.adjustment_decided': { status: 409 },
  // Membership
  'membership.already_enrolled': { status: 409 },
  'membership.consent_needed': { status: 409 },
  'membership.notice_changed': { status: 409 },
  'membership.benefit_not_yours': { status: 409 },
  'membership.benefit_used_up': { status: 409 },
  'membership.birthday_invalid': { status: 400 },
  'membership.birthdays_full': { status: 409 },
  'membership.birthday_unknown': { status: 404 },
  'membership.member_unknown': { status: 404 },
  'membership.guardian_needed': { status: 409 },
  'membership.ladder_invalid': { status: 400 },
  // Referral
  'referral.code_unknown': { status: 404 },
  'referral.self': { status: 409 },
  'referral.ring': { status: 409 },
  'referral.already_invited': { status: 409 },
  'referral.not_new': { status: 409 },
  // Pickup
  'pickup.code_unknown': { status: 404 },
  'pickup.code_expired': { status: 409 },
  'pickup.already_verified': { status: 409 },
  'pickup.not_ready': { status: 409 },
  // The machine itself
  'service.unavailable': { status: 503 },
  'service.failed': { status: 500 },
} as const satisfies Record<string, { readonly status: number }>;

/** Key of the catalogue above; the closed union the app's texts are keyed by. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Numbers and short texts that explain a refusal, e.g. `{shortByFen: 500}`. Never personal data. */
export type ProblemParams = Readonly<Record<string, string | number | boolean | null>>;

/** RFC 9457 body of every refusal (`application/problem+json`). `issues` names bad fields of a 400. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  params: ProblemParams;
  requestId: string;
  issues?: { path: string; rule: string }[];
}

/** A rule's refusal; rules return it, services turn it into a `Problem`. */
export type Refusal<C extends ProblemCode = ProblemCode> = { ok: false; code: C; params: ProblemParams };

/** True when `code` is one of ours, for codes that arrive from the network. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.keys(PROBLEMS).includes(code);
}
