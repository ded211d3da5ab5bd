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
      payload: { orderId: Id; customerId: Id; storeId: Id; paidFen: number; paidAt: Instant };
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
      name: 'order.picked_up';
      aggregateId: Id;
      payload: { orderId: Id; customerId: Id; storeId: Id; verifiedBy: Id; at: Instant };
    };
