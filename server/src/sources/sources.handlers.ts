import { Injectable } from '@nestjs/common';
import type { IdentityEvent } from '../events/identity';
import type { OrderEvent } from '../events/orders';
import type { Tx } from '../platform';
import { SourcesStore } from './sources.store';

/** What sources do when others tell them something. Each handler may safely run for an event it has seen. */
@Injectable()
export class SourcesReactions {
  constructor(private readonly sources: SourcesStore) {}

  /** `customer.registered`: the moment the road to the first order is measured from. */
  customerRegistered(tx: Tx, event: IdentityEvent): Promise<void> {
    return this.sources.noteRegistration(tx, event.payload.customerId, new Date(event.payload.at));
  }

  /** `order.paid`: the first one completes scan -> registration -> first order. */
  orderPaid(tx: Tx, event: Extract<OrderEvent, { name: 'order.paid' }>): Promise<void> {
    const { customerId, orderId, paidAt } = event.payload;
    return this.sources.noteOrder(tx, customerId, orderId, new Date(paidAt));
  }
}
