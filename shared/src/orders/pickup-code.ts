import type { Id } from '../api/common';
import { type At, MINUTE_MS, toMs } from '../time/shop-time';

/** Codes of one store repeat; among the orders a counter still owes they must not. */
export const PICKUP_CODE_COUNT = 10_000;
/** A screenshot sent to a friend is worthless soon: the QR of a minute passes during it and the next one. */
export const PICKUP_QR_LIFETIME_MINUTES = 2;

export interface PickupQr {
  orderId: Id;
  /** Whole minutes since 1970 UTC at which the QR was made. */
  minute: number;
  signature: string;
}

export type ScannedPickup = { kind: 'code'; code: string } | ({ kind: 'qr' } & PickupQr);

/** Four digits read aloud, leading zeros kept. Example: `formatPickupCode(52)` is `0052`. */
export function formatPickupCode(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= PICKUP_CODE_COUNT)
    throw new RangeError(`code ${value}`);
  return String(value).padStart(4, '0');
}

/** The minute a QR made now carries. Example: 1970-01-01T00:02:59.999Z is minute 2. */
export function pickupMinute(now: At): number {
  return Math.floor(toMs(now) / MINUTE_MS);
}

/** The moment the app fetches the next QR: the start of the next minute. Example: at 10:00:12.5, 10:01:00.000. */
export function pickupQrRefreshAt(now: At): Date {
  return new Date((pickupMinute(now) + 1) * MINUTE_MS);
}

/** What the server signs, and the front of the QR's text. Example: `tp1.01KAMXJ6J4CAKECAKECAKECAKE.29397966`. */
export function pickupQrPayload(orderId: Id, minute: number): string {
  return `tp1.${orderId}.${minute}`;
}

/** The QR's text: version, order, minute, the server's signature over the three. */
export function formatPickupQr({ orderId, minute, signature }: PickupQr): string {
  return `${pickupQrPayload(orderId, minute)}.${signature}`;
}

/**
 * Reads what staff typed or scanned; null when it is neither four digits nor a QR of ours. Says nothing about
 * whether the code exists or the signature holds: that is the server's to decide.
 *
 * Example: ` 5208 ` is code 5208; `tp1.<26 characters>.29397966.<signature>` is a QR; `52o8` is null.
 */
export function parseScannedPickup(text: string): ScannedPickup | null {
  const trimmed = text.trim();
  if (trimmed.length === 4 && /^[0-9]{4}$/.test(trimmed)) return { kind: 'code', code: trimmed };
  const match = /^tp1\.([0-9A-HJKMNP-TV-Z]{26})\.(\d{1,9})\.([A-Za-z0-9_-]{16,64})$/.exec(trimmed);
  if (!match) return null;
  const [, orderId = '', minute = '', signature = ''] = match;
  return { kind: 'qr', orderId, minute: Number(minute), signature };
}

/**
 * Whether a QR is young enough. One minute ahead passes too: two servers' clocks may differ by a second.
 *
 * Example: made in minute 100, it passes in minutes 99, 100 and 101 and is expired in 102.
 */
export function isPickupQrFresh(minute: number, now: At): boolean {
  const age = pickupMinute(now) - minute;
  return age >= -1 && age < PICKUP_QR_LIFETIME_MINUTES;
}
