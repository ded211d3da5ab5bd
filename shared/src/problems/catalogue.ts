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
