import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { canMove, isHandedOver, type OrderStatus } from '@tianpu/shared/orders';
import { type Actor, Clock, DomainEvents, ensure, type StaffActor, type Tx } from '../platform';
import { moveRoleOf, systemActor } from './actors';
import { OrderChanges } from './order-changes';
import { completed, moved } from './order-events';
import { orderRefundsStore } from './order-refunds.store';
import { ordersStore } from './orders.store';
import type { Order } from './orders.types';

/** Moves that are one tap of staff, or the shop's own clock: the status table says which, from where and by whom. */
@Injectable()
export class MoveOrder {
  constructor(
    private readonly clock: Clock,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Refuses `order.not_found` for orders of other stores and `order.wrong_state` (params `from`, `to`) for what the
   * table does not allow this role.
   *
   * Example: a baker moves `paid` → `making` → `ready`; `ready` → `paid` is refused to everybody.
   */
  async byStaff(tx: Tx, actor: StaffActor, orderId: Id, to: OrderStatus): Promise<Order> {
    const order = await ordersStore.lock(tx, orderId);
    ensure(order !== undefined && actor.storeIds.includes(order.storeId), 'order.not_found');
    return this.#move(tx, order, to, actor);
  }

  /** Some hours after the hand-over nothing is open any more. False when the order has moved on since. */
  async complete(tx: Tx, orderId: Id): Promise<boolean> {
    const order = await ordersStore.lock(tx, orderId);
    if (order === undefined || !isHandedOver(order.status) || order.status === 'completed') return false;
    await this.#move(tx, order, 'completed', systemActor('orders.complete'));
    return true;
  }

  async #move(tx: Tx, order: Order, to: OrderStatus, actor: Actor): Promise<Order> {
    const by = moveRoleOf(actor);
    const allowed = by !== undefined && canMove({ from: order.status, to, by, mode: order.mode });
    ensure(allowed, 'order.wrong_state', { from: order.status, to });
    const at = this.clock.now();
    const handOver = to === 'delivered' ? { handedOverAt: at, handedOverBy: actor.id } : {};
    await ordersStore.move(tx, order.id, order.status, to, handOver);
    await this.changes.record(tx, { order, from: order.status, to, actor, at });
    await this.events.record(tx, moved(order, to, at));
    if (to === 'completed') {
      await this.events.record(tx, completed(order, await orderRefundsStore.totalsOf(tx, order.id), at));
    }
    return { ...order, ...handOver, status: to };
  }
}
