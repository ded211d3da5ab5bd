import type { Id } from '@tianpu/shared/api';
import type { OrderStatus } from '@tianpu/shared/orders';
import type { OrderEvent } from '../events/orders';
import type { Order } from './orders.types';

type Cancelled = Extract<OrderEvent, { name: 'order.cancelled' }>;
type PickedUp = Extract<OrderEvent, { name: 'order.picked_up' }>;
type Moved = Extract<OrderEvent, { name: 'order.moved' }>;
type Placed = Extract<OrderEvent, { name: 'order.placed' }>;

export function placed(order: Order): Placed {
  const { id, customerId, storeId, mode, payableFen } = order;
  return {
    name: 'order.placed',
    aggregateId: id,
    payload: { orderId: id, customerId, storeId, mode, payableFen, placedAt: order.placedAt.toISOString() },
  };
}

/** `order` as it was before the move. */
export function moved(order: Order, to: OrderStatus, at: Date): Moved {
  const { id, customerId, storeId, status } = order;
  return {
    name: 'order.moved',
    aggregateId: id,
    payload: { orderId: id, customerId, storeId, from: status, to, at: at.toISOString() },
  };
}

export function cancelled(order: Order, reason: 'unpaid' | 'customer', at: Date): Cancelled {
  const { id, customerId, storeId } = order;
  return {
    name: 'order.cancelled',
    aggregateId: id,
    payload: { orderId: id, customerId, storeId, reason, at: at.toISOString() },
  };
}

export function pickedUp(order: Order, verifiedBy: Id, at: Date): PickedUp {
  const { id, customerId, storeId } = order;
  return {
    name: 'order.picked_up',
    aggregateId: id,
    payload: { orderId: id, customerId, storeId, verifiedBy, at: at.toISOString() },
  };
}
