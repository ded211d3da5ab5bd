import { type At, shopDateOf } from '../time/shop-time';

/** How many orders one day can number; the server draws the tail at random and tries again on a clash. */
export const ORDER_NUMBERS_PER_DAY = 10_000_000;

/**
 * The short number people read aloud: `TP`, the shop's date, seven digits drawn at random, so that numbers tell
 * nobody how many orders the shop has and a rush of thousands in one minute still finds free ones.
 * `tail` is 0 to 9,999,999; anything else throws RangeError.
 *
 * Example: placed on 2026-11-22 in the shop with tail 1406372, `TP2611221406372`; with tail 7, `TP2611220000007`.
 */
export function formatOrderNumber(placedAt: At, tail: number): string {
  if (!Number.isInteger(tail) || tail < 0 || tail >= ORDER_NUMBERS_PER_DAY)
    throw new RangeError(`tail ${tail}`);
  const date = shopDateOf(placedAt).slice(2).replace(/-/g, '');
  return `TP${date}${String(tail).padStart(7, '0')}`;
}

/** Example: `TP2611221406372` is one; `tp…`, spaces inside and twelve digits are not. */
export function isOrderNumber(text: string): boolean {
  return /^TP\d{13}$/.test(text) && text.length === 15;
}

/** The number in groups, as the order page shows it. Example: `TP 2611 2214 06372`. */
export function readableOrderNumber(orderNumber: string): string {
  return orderNumber.replace(/^(TP)(\d{4})(\d{4})(\d+)$/, '$1 $2 $3 $4');
}
