import { type At, toMs } from '../time/shop-time';
import { ORDER_STATUSES, type OrderStatus } from './status';

/** The shop holds or has held this order's money; exactly one successful payment stands behind each of them. */
export const PAID_STATUSES: readonly OrderStatus[] = ORDER_STATUSES.filter(
  (status) => status !== 'pending_payment' && status !== 'cancelled',
);
/** The customer has the goods. */
export const HANDED_OVER_STATUSES: readonly OrderStatus[] = ['picked_up', 'delivered', 'completed'];
/** Paid and still owed: what the kitchen and the counter work on. */
export const OWED_STATUSES: readonly OrderStatus[] = ['paid', 'making', 'ready', 'delivering'];
/** Not begun or in the making: the `toMake` count of the staff page. */
export const TO_MAKE_STATUSES: readonly OrderStatus[] = ['paid', 'making'];
/** The slot and stock of these orders are given back. */
export const RELEASED_STATUSES: readonly OrderStatus[] = ['cancelled', 'refunded'];

/** Example: `making` and `refunded` are paid states, `pending_payment` and `cancelled` are not. */
export function isPaid(status: OrderStatus): boolean {
  return PAID_STATUSES.includes(status);
}

/** Example: `picked_up` is handed over, `ready` is not. */
export function isHandedOver(status: OrderStatus): boolean {
  return HANDED_OVER_STATUSES.includes(status);
}

/**
 * The slot is over and the customer, who paid, does not have the goods.
 *
 * Example: a `ready` order of 10:30–11:00 is late from 11:00:00 on; one picked up is never late.
 */
export function isLate(order: { status: OrderStatus; slotEndsAt: At }, now: At): boolean {
  return OWED_STATUSES.includes(order.status) && toMs(now) >= toMs(order.slotEndsAt);
}
