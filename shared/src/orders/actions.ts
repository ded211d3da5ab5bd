import type { FulfilmentMode } from '../api/fulfilment';
import type { At } from '../time/shop-time';
import { cancellationTarget } from './moves';
import { isPayable } from './payment-window';
import type { OrderStatus } from './status';

export const ORDER_ACTIONS = ['pay', 'show_code', 'cancel', 'contact_store', 'order_again'] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

export const ORDER_ACTION_LABELS: Readonly<Record<OrderAction, string>> = {
  pay: '去付款',
  show_code: '取货码',
  cancel: '取消订单',
  contact_store: '联系门店',
  order_again: '再来一单',
};

/** Statuses in which the pickup code is shown: from payment until the cake has left the counter. */
const CODE_STATUSES: readonly OrderStatus[] = ['paid', 'making', 'ready'];

/** Whether the order has a pickup code to show. Example: a paid pickup has, a delivery never has. */
export function hasPickupCode(order: { status: OrderStatus; mode: FulfilmentMode }): boolean {
  return order.mode === 'pickup' && CODE_STATUSES.includes(order.status);
}

/**
 * The customer's buttons on an order, the most important first. What the server would refuse is not offered:
 * paying follows the payment window, cancelling follows the status machine.
 *
 * Example: an unpaid order before its `payBefore` offers `['pay', 'cancel']`; the same order one millisecond after,
 * still waiting for the server to close it, offers `['cancel']`; a pickup in the making offers
 * `['show_code', 'contact_store', 'order_again']`.
 */
export function actionsFor(
  order: { status: OrderStatus; mode: FulfilmentMode; payBefore: At | null },
  now: At,
): OrderAction[] {
  const isOpen = order.status === 'pending_payment';
  const isOffered: Readonly<Record<OrderAction, boolean>> = {
    pay: isPayable(order, now),
    show_code: hasPickupCode(order),
    cancel: cancellationTarget(order.status) !== null,
    contact_store: !isOpen && order.status !== 'cancelled',
    order_again: !isOpen,
  };
  return ORDER_ACTIONS.filter((action) => isOffered[action]);
}
