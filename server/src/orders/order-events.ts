import type { OrderStatus } from '@tianpu/shared/orders';
import type { OrderEvent } from '../events/orders';
import type { Order } from './orders.types';

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
