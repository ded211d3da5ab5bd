import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatPickupCode, PICKUP_CODE_COUNT } from '@tianpu/shared/orders';
import { Fulfilment } from '../fulfilment';
import type { PaidNews } from '../payments';
import { DomainEvents, FaultPoints, type Tx } from '../platform';
import { systemActor } from './actors';
import { OrderBenefits } from './order-benefits';
import { OrderChanges } from './order-changes';
import { paid } from './order-events';
import { ordersStore } from './orders.store';
import type { Order } from './orders.types';

/** Marks an order paid, inside the transaction that books the money. */
@Injectable()
export class PaidOrder {
  constructor(
    private readonly fulfilment: Fulfilment,
    private readonly benefits: OrderBenefits,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
    private readonly faults: FaultPoints,
  ) {}

  /** `order_closed` and `already_paid` change no state: the money goes back. */
  async run(
    tx: Tx,
    { orderId, paidFen, paidAt }: PaidNews,
  ): Promise<'applied' | 'order_closed' | 'already_paid'> {
    const order = await ordersStore.lock(tx, orderId);
    if (order === undefined) throw new Error(`a payment for order ${orderId}, which does not exist`);
    if (order.status === 'cancelled') {
      await ordersStore.noteLatePayment(tx, orderId);
      return 'order_closed';
    }
    if (order.status !== 'pending_payment') return 'already_paid';
    const pickupCode = order.mode === 'pickup' ? await drawPickupCode(tx, order) : null;
    await ordersStore.move(tx, orderId, order.status, 'paid', { paidAt, pickupCode });
    await this.changes.record(tx, {
      order,
      from: order.status,
      to: 'paid',
      actor: systemActor('payments'),
      at: paidAt,
    });
    await this.faults.reach('payment.before-event');
    await this.events.record(tx, paid(order, paidFen, paidAt));
    await this.benefits.use(tx, orderId);
    await this.fulfilment.settle(tx, orderId);
    return 'applied';
  }
}

/**
 * A code that no living order of the store has on that day. Two payments may still draw the same one at the same
 * moment: the unique index refuses the second, whose whole settlement then runs again.
 */
async function drawPickupCode(tx: Tx, order: Order): Promise<string> {
  const taken = await ordersStore.livePickupCodes(tx, order.storeId, order.pickupOn);
  if (taken.size >= PICKUP_CODE_COUNT) throw new Error('no pickup code is left for the store on that day');
  for (;;) {
    const code = formatPickupCode(randomInt(PICKUP_CODE_COUNT));
    if (!taken.has(code)) return code;
  }
}
