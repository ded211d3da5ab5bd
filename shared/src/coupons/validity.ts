import type { Instant } from '../api/common';
import { formatDate } from '../time/format';
import { type At, addDays, DAY_MINUTES, instantOf, shopDateOf, toMs } from '../time/shop-time';
import type { Coupon, CouponValidity } from './template';

/** A coupon that comes back is good for this long at least, if it is still good at all. */
export const DAYS_LEFT_AFTER_RETURN = 3;
/** From here on a coupon is shown and reminded of as ending soon. */
export const ENDING_SOON_DAYS = 3;

/**
 * When a coupon issued at a moment may be used; half-open, in shop days. "Through 31 Dec" means the end of that day in
 * Shanghai; "7 days" runs from the moment of issue through the end of the seventh day after it.
 *
 * Example: through 2026-12-31 is over at 2026-12-31T16:00:00.000Z; 7 days issued on 1 January 10:00 is over when
 * 8 January ends.
 */
export function validityOf(validity: CouponValidity, issuedAt: At): { from: Instant; to: Instant } {
  if (validity.by === 'dates') {
    return {
      from: instantOf(validity.from, 0).toISOString(),
      to: instantOf(validity.through, DAY_MINUTES).toISOString(),
    };
  }
  const last = addDays(shopDateOf(issuedAt), validity.days);
  return { from: new Date(toMs(issuedAt)).toISOString(), to: instantOf(last, DAY_MINUTES).toISOString() };
}

/** Whether a coupon may be used at a moment, by its dates. Example: over at its `validTo`, good 1 ms before. */
export function isValidAt({ validFrom, validTo }: Pick<Coupon, 'validFrom' | 'validTo'>, now: At): boolean {
  return toMs(now) >= toMs(validFrom) && toMs(now) < toMs(validTo);
}

/** Usable now and over within `ENDING_SOON_DAYS` days: the mark on the ticket and the reminder. */
export function isEndingSoon(coupon: Pick<Coupon, 'validFrom' | 'validTo'>, now: At): boolean {
  if (!isValidAt(coupon, now)) return false;
  const soon = instantOf(addDays(shopDateOf(now), ENDING_SOON_DAYS), DAY_MINUTES);
  return toMs(coupon.validTo) <= soon.getTime();
}

/**
 * What becomes of an order's coupon. `returned` while it is still valid, with at least three days left; an expired
 * one is not given back, and the customer is told so. A partial refund keeps it: the pieces' share of it is already
 * in what they give back.
 *
 * Example: refunded in full on 30 December with a coupon through 31 December: returned, over at the end of 2 January;
 * refunded on 1 January: `expired`.
 */
export function couponRefundOutcome(
  coupon: Pick<Coupon, 'validTo'>,
  { isComplete, now }: { isComplete: boolean; now: At },
): { outcome: 'returned'; validTo: Instant } | { outcome: 'kept' } | { outcome: 'expired' } {
  if (!isComplete) return { outcome: 'kept' };
  if (toMs(now) >= toMs(coupon.validTo)) return { outcome: 'expired' };
  const atLeast = instantOf(addDays(shopDateOf(now), DAYS_LEFT_AFTER_RETURN), DAY_MINUTES);
  const validTo = Math.max(toMs(coupon.validTo), atLeast.getTime());
  return { outcome: 'returned', validTo: new Date(validTo).toISOString() };
}

/** Validity as the claim centre says it. Example: `领取后 7 天内有效`, `2026年12月1日–2026年12月31日`. */
export function validityText(validity: CouponValidity): string {
  if (validity.by === 'days') return `领取后 ${validity.days} 天内有效`;
  return `${formatDate(validity.from, '')}–${formatDate(validity.through, validity.from)}`;
}
