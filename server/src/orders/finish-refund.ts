import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Fulfilment } from '../fulfilment';
import { DomainEvents, type Tx } from '../platform';
import { systemActor } from './actors';
import { OrderChanges } from './order-changes';
import { moved } from './order-events';
import { ordersStore } from './orders.store';

/** The money of a cancelled paid order is back: the order is over, its slot and stock are free again. */
@Injectable()
export class FinishRefund {
  constructor(
    private readonly fulfilment: Fulfilment,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
  ) {}

  /** Once: an order that is not `refunding` stays as it is, like a late payment's, which was closed before. */
  async finish(tx: Tx, orderId: Id, at: Date): Promise<void> {
    const order = await ordersStore.lock(tx, orderId);
    if (order?.status !== 'refunding') return;
    await ordersStore.move(tx, orderId, 'refunding', 'refunded');
    const change = { order, from: 'refunding', to: 'refunded', actor: systemActor('payments'), at } as const;
    await this.changes.record(tx, change);
    await this.events.record(tx, moved(order, 'refunded', at));
    await this.fulfilment.release(tx, orderId);
  }
}
