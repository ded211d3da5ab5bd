import { Injectable } from '@nestjs/common';
import { canMove } from '@tianpu/shared/orders';
import { Clock, DomainEvents, ensure, type StaffActor, UnitOfWork } from '../platform';
import { moveRoleOf } from './actors';
import { FindPickup } from './find-pickup';
import { OrderChanges } from './order-changes';
import { pickedUp } from './order-events';
import { ordersStore } from './orders.store';
import type { Order } from './orders.types';

/** Hands the cake over: once, by whoever was first. */
@Injectable()
export class VerifyPickup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly find: FindPickup,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
  ) {}

  /**
   * `found` comes from `FindPickup`. Refuses `pickup.not_ready` (params `status`) before the cake is ready, and
   * `pickup.already_verified` for everybody but the first of two who verify at the same moment.
   */
  async run(actor: StaffActor, found: Order): Promise<Order> {
    const at = this.clock.now();
    const verified = await this.unitOfWork.run(async (tx) => {
      const order = await ordersStore.lock(tx, found.id);
      ensure(order !== undefined && actor.storeIds.includes(order.storeId), 'order.not_found');
      if (order.handedOverAt !== null) return order;
      const by = moveRoleOf(actor);
      const isReady =
        by !== undefined && canMove({ from: order.status, to: 'picked_up', by, mode: order.mode });
      ensure(isReady, 'pickup.not_ready', { status: order.status });
      const handOver = { handedOverAt: at, handedOverBy: actor.id };
      await ordersStore.move(tx, order.id, order.status, 'picked_up', handOver);
      await this.changes.record(tx, { order, from: order.status, to: 'picked_up', actor, at });
      await this.events.record(tx, pickedUp(order, actor.id, at));
      return null;
    });
    if (verified !== null) throw await this.find.alreadyVerified(verified);
    return { ...found, status: 'picked_up', handedOverAt: at, handedOverBy: actor.id };
  }
}
