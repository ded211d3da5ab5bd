import type { Id } from '@tianpu/shared/api';
import type { OrderStatus } from '@tianpu/shared/orders';
import type { OrderEvent } from '../events/orders';
import type { Order, OrderRefund } from './orders.types';

type Cancelled = Extract<OrderEvent, { name: 'order.cancelled' }>;
type Completed = Extract<OrderEvent, { name: 'order.completed' }>;
type Paid = Extract<OrderEvent, { name: 'order.paid' }>;
type PickedUp = Extract<OrderEvent, { name: 'order.picked_up' }>;
type Moved = Extract<OrderEvent, { name: 'order.moved' }>;
type Refunded = Extract<OrderEvent, { name: 'order.refunded' }>;
type Placed = Extract<OrderEvent, { name: 'order.placed' }>;

export function placed(order: Order): Placed {
  const { id, customerId, storeId, mode, payableFen } = order;
  return {
    name: 'order.placed',
    aggregateId: id,
    payload: { orderId: id, customerId, storeId, mode, payableFen, placedAt: order.placedAt.toISOString() },
  };
}

export function paid(order: Order, paidFen: number, paidAt: Date): Paid {
  const { id, orderNumber, customerId, storeId, pointsToEarn } = order;
  const goodsCashFen = order.payableFen - order.deliveryFeeFen;
  const about = { orderId: id, orderNumber, customerId, storeId };
  return {
    name: 'order.paid',
    aggregateId: id,
    payload: { ...about, paidFen, goodsCashFen, pointsToEarn, paidAt: paidAt.toISOString() },
  };
}

/** `back` is what partial refunds gave and took back before. */
export function completed(
  order: Order,
  back: { cashFen: number; deliveryFen: number; clawedBackPoints: number },
  at: Date,
): Completed {
  const { id, orderNumber, customerId, storeId } = order;
  const goodsBackFen = back.cashFen - back.deliveryFen;
  return {
    name: 'order.completed',
    aggregateId: id,
    payload: {
      ...{ orderId: id, orderNumber, customerId, storeId, at: at.toISOString() },
      goodsCashFen: order.payableFen - order.deliveryFeeFen - goodsBackFen,
      pointsToEarn: order.pointsToEarn - back.clawedBackPoints,
    },
  };
}

export function refunded(order: Order, refund: OrderRefund): Refunded {
  const { id, customerId, storeId } = order;
  const { cashFen, deliveryFen, isComplete, sequence } = refund;
  return {
    name: 'order.refunded',
    aggregateId: id,
    payload: {
      ...{ orderId: id, customerId, storeId, refundId: refund.id, sequence, cashFen, isComplete },
      goodsCashFen: cashFen - deliveryFen,
      pointsRestored: refund.points,
      pointsClawedBack: refund.clawedBackPoints,
      at: refund.requestedAt.toISOString(),
    },
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
