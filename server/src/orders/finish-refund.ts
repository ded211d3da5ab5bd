import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Fulfilment } from '../fulfilment';
import { DomainEvents, type Tx } from '../platform';
import { systemActor } from './actors';
import { OrderChanges } from './order-changes';
import { moved } from './order-events';
import { orderRefundsStore } from './order-refunds.store';
import { ordersStore } from './orders.store';

/** The money WeChat was asked to give back is back. */
@Injectable()
export class FinishRefund {
  constructor(
    private readonly fulfilment: Fulfilment,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
  ) {}

  /**
   * An order of which everything is back is over; what nobody has fetched frees its slot and stock. One of which pieces
   * are back stands `partially_refunded`. Once: an order that is not `refunding` stays as it is, like a late payment's,
   * which was closed before, or one that is still being made.
   */
  async finish(tx: Tx, orderId: Id, at: Date): Promise<void> {
    const order = await ordersStore.lock(tx, orderId);
    if (order?.status !== 'refunding') return;
    const refunds = await orderRefundsStore.ofOrder(tx, orderId);
    const isOver = refunds.length === 0 || refunds.some(({ isComplete }) => isComplete);
    const to = isOver ? 'refunded' : 'partially_refunded';
    await ordersStore.move(tx, orderId, 'refunding', to);
    await this.changes.record(tx, { order, from: 'refunding', to, actor: systemActor('payments'), at });
    await this.events.record(tx, moved(order, to, at));
    if (isOver && order.handedOverAt === null) await this.fulfilment.release(tx, orderId);
  }
}
