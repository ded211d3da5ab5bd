import type { FulfilmentMode, Id, Instant } from '@tianpu/shared/api';
import type { OrderStatus } from '@tianpu/shared/orders';

/** Published by orders. Ids and integers only: a payload outlives the row it speaks of. */
export type OrderEvent =
  | {
      name: 'order.placed';
      aggregateId: Id;
      payload: {
        orderId: Id;
        customerId: Id;
        storeId: Id;
        mode: FulfilmentMode;
        payableFen: number;
        placedAt: Instant;
      };
    }
  | {
      name: 'order.paid';
      aggregateId: Id;
      payload: {
        orderId: Id;
        orderNumber: string;
        customerId: Id;
        storeId: Id;
        paidFen: number;
        /** Of `paidFen`, what was paid for goods; the rest was for the drive. */
        goodsCashFen: number;
        /** As the quote promised; frozen on the order. */
        pointsToEarn: number;
        paidAt: Instant;
      };
    }
  | {
      name: 'order.cancelled';
      aggregateId: Id;
      payload: { orderId: Id; customerId: Id; storeId: Id; reason: 'unpaid' | 'customer'; at: Instant };
    }
  | {
      name: 'order.moved';
      aggregateId: Id;
      payload: { orderId: Id; customerId: Id; storeId: Id; from: OrderStatus; to: OrderStatus; at: Instant };
    }
  | {
      /** Beside `order.moved`: the numbers are what is left after partial refunds made before. */
      name: 'order.completed';
      aggregateId: Id;
      payload: {
        orderId: Id;
        orderNumber: string;
        customerId: Id;
        storeId: Id;
        goodsCashFen: number;
        pointsToEarn: number;
        at: Instant;
      };
    }
  | {
      /** Money, points and, with the last one, the coupon are promised back; WeChat follows. `sequence` counts from 1. */
      name: 'order.refunded';
      aggregateId: Id;
      payload: {
        orderId: Id;
        customerId: Id;
        storeId: Id;
        refundId: Id;
        sequence: number;
        cashFen: number;
        goodsCashFen: number;
        pointsRestored: number;
        pointsClawedBack: number;
        isComplete: boolean;
        at: Instant;
      };
    }
  | {
      name: 'order.picked_up';
      aggregateId: Id;
      payload: { orderId: Id; customerId: Id; storeId: Id; verifiedBy: Id; at: Instant };
    };
