import { type At, addMinutes, toMs } from '../time/shop-time';
import type { OrderStatus } from './status';

/** An unpaid order closes after this; slot and stock come back, and a payment that lands later is refunded. */
export const PAYMENT_WINDOW_MINUTES = 15;
/** Unpaid orders one customer may hold at a time: each of them keeps places from others for 15 minutes. */
export const MAX_UNPAID_ORDERS = 3;

/** The moment an order placed at `placedAt` closes unpaid. Example: placed 10:00:00, it closes at 10:15:00. */
export function payBeforeOf(placedAt: At): Date {
  return addMinutes(placedAt, PAYMENT_WINDOW_MINUTES);
}

/**
 * Whether the order can still be paid. Half-open: at the very moment `payBefore` it no longer can.
 *
 * Example: with `payBefore` 10:15:00.000, yes at 10:14:59.999 and no at 10:15:00.000.
 */
export function isPayable(order: { status: OrderStatus; payBefore: At | null }, now: At): boolean {
  return order.status === 'pending_payment' && order.payBefore !== null && toMs(now) < toMs(order.payBefore);
}
