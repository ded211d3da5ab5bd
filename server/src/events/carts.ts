import type { Id, Instant } from '@tianpu/shared/api';

/** What carts tell the rest of the shop; the add-to-cart audiences are made of these. */
export type CartEvent = {
  /** Aggregate: the customer. `quantity` is what was added just now; `visitId` is the scan that led here, or null. */
  name: 'cart.line_added';
  aggregateId: Id;
  payload: { customerId: Id; skuId: Id; quantity: number; at: Instant; visitId: Id | null };
};
