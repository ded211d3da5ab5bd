import { Injectable } from '@nestjs/common';
import type { Id, Instant } from '@tianpu/shared/api';
import type { Tx } from '../platform';
import { SourcesStore } from './sources.store';

/** What sources do when others tell them something. Each handler may safely run for an event it has seen. */
@Injectable()
export class SourcesReactions {
  constructor(private readonly sources: SourcesStore) {}

  /** `customer.registered`: the moment the road to the first order is measured from. */
  customerRegistered(tx: Tx, event: { customerId: Id; at: Instant }): Promise<void> {
    return this.sources.noteRegistration(tx, event.customerId, new Date(event.at));
  }

  /** `order.paid`: the first one completes scan -> registration -> first order. */
  orderPaid(tx: Tx, event: { customerId: Id; orderId: Id; paidAt: Instant }): Promise<void> {
    return this.sources.noteOrder(tx, event.customerId, event.orderId, new Date(event.paidAt));
  }
}
