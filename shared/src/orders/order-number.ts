import { type At, minuteOfDay, shopDateOf } from '../time/shop-time';

/** How many orders one minute can number; the server draws the tail at random and tries again on a clash. */
export const ORDER_NUMBERS_PER_MINUTE = 1000;

/**
 * The short number people read aloud: `TP`, the shop's date and time to the minute, three digits.
 * `tail` is 0 to 999; anything else throws RangeError.
 *
 * Example: placed 2026-11-22 14:06 in the shop with tail 372, `TP2611221406372`.
 */
export function formatOrderNumber(placedAt: At, tail: number): string {
  if (!Number.isInteger(tail) || tail < 0 || tail >= ORDER_NUMBERS_PER_MINUTE)
    throw new RangeError(`tail ${tail}`);
  const date = shopDateOf(placedAt).slice(2).replace(/-/g, '');
  const minute = minuteOfDay(placedAt);
  return `TP${date}${digits(Math.floor(minute / 60), 2)}${digits(minute % 60, 2)}${digits(tail, 3)}`;
}

/** Example: `TP2611221406372` is one; `tp…`, spaces inside and twelve digits are not. */
export function isOrderNumber(text: string): boolean {
  return /^TP\d{13}$/.test(text) && text.length === 15;
}

/** The number in groups, as the order page shows it. Example: `TP 2611 2214 06372`. */
export function readableOrderNumber(orderNumber: string): string {
  return orderNumber.replace(/^(TP)(\d{4})(\d{4})(\d+)$/, '$1 $2 $3 $4');
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
