import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { cancellationTarget } from '@tianpu/shared/orders';
import { Fulfilment } from '../fulfilment';
import { Payments } from '../payments';
import { type Actor, Clock, Database, DomainEvents, ensure, Problem, type Tx, UnitOfWork } from '../platform';
import { PayError } from '../wechat';
import { OrderBenefits } from './order-benefits';
import { OrderChanges } from './order-changes';
import { cancelled } from './order-events';
import { OrdersReader } from './orders.read-model';
import { ordersStore } from './orders.store';
import { RefundOrder } from './refund-order';

/** `closed`: this call or an earlier one did it. `paid`: the money was faster. `waiting`: a person decides first. */
export type UnpaidClose = 'closed' | 'paid' | 'waiting';

/** Ends an order before it is baked: an unpaid one at once, a paid one by giving all of the money back. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly orders: OrdersReader,
    private readonly payments: Payments,
    private readonly benefits: OrderBenefits,
    private readonly fulfilment: Fulfilment,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
    private readonly refunds: RefundOrder,
  ) {}

  /**
   * The customer changes her mind. Refuses `order.not_found` for other people's orders, `order.not_cancellable`
   * once baking has begun, and `service.unavailable` while WeChat cannot say whether it was paid.
   *
   * Example: unpaid → `cancelled`; paid → `refunding`, 19800 fen on their way back; in the making → refused.
   */
  async byCustomer(actor: Extract<Actor, { kind: 'customer' }>, orderId: Id): Promise<void> {
    const order = await this.orders.ownedBy(this.database.source, actor.id, orderId);
    const target = cancellationTarget(order.status);
    ensure(target !== null, 'order.not_cancellable', { status: order.status });
    if (target === 'refunding') {
      await this.unitOfWork.run((tx) => this.refunds.byCustomer(tx, actor, orderId));
      return;
    }
    const result = await this.closeUnpaid(orderId, actor, 'customer').catch(explainSilence);
    ensure(result === 'closed', 'order.not_cancellable', { status: result });
  }

  /**
   * Closes an unpaid order: first at WeChat, so that nobody can pay it any more, then here, giving slot and stock back
   * in the same transaction. A payment that was faster is booked instead. `PayError` when WeChat gives no answer.
   */
  async closeUnpaid(orderId: Id, actor: Actor, reason: 'unpaid' | 'customer'): Promise<UnpaidClose> {
    const atWechat = await this.payments.close(orderId);
    if (atWechat === 'disputed') return 'waiting';
    if (atWechat === 'paid') return 'paid';
    return this.unitOfWork.run((tx) => this.#cancel(tx, orderId, actor, reason));
  }

  async #cancel(tx: Tx, orderId: Id, actor: Actor, reason: 'unpaid' | 'customer'): Promise<UnpaidClose> {
    await this.payments.markClosed(tx, orderId);
    const order = await ordersStore.lock(tx, orderId);
    ensure(order !== undefined, 'order.not_found');
    if (order.status === 'cancelled') return 'closed';
    if (order.status !== 'pending_payment') return 'paid';
    const at = this.clock.now();
    await ordersStore.move(tx, orderId, order.status, 'cancelled', { closedAt: at, closedBecause: reason });
    await this.changes.record(tx, { order, from: order.status, to: 'cancelled', actor, at });
    await this.events.record(tx, cancelled(order, reason, at));
    await this.benefits.release(tx, order);
    await this.fulfilment.release(tx, orderId);
    return 'closed';
  }
}

/** Whether it was paid is WeChat's to say: while it does not, the customer is asked to try again. */
function explainSilence(error: unknown): never {
  if (error instanceof PayError) throw new Problem('service.unavailable', {}, { retryAfterSeconds: 5 });
  throw error;
}
