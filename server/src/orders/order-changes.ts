import { Injectable } from '@nestjs/common';
import type { OrderStatus } from '@tianpu/shared/orders';
import { type Actor, Audit, affected, requestId, type Tx } from '../platform';
import type { Order } from './orders.types';

export interface RecordedChange {
  order: Pick<Order, 'id'>;
  from: OrderStatus | null;
  to: OrderStatus;
  actor: Actor;
  at: Date;
}

/**
 * The only writer of `order_status_history`: every change leaves who, when, from, to and the request behind. Changes
 * are counted per order, not dated: the clocks of two servers differ, the order's row lock does not.
 */
@Injectable()
export class OrderChanges {
  constructor(private readonly audit: Audit) {}

  async record(tx: Tx, { order, from, to, actor, at }: RecordedChange): Promise<void> {
    await affected(
      tx,
      `INSERT INTO order_status_history
         (order_id, position, from_status, to_status, actor_kind, actor_id, request_id, changed_at)
       SELECT ?, COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, ?, ? FROM order_status_history WHERE order_id = ?`,
      [order.id, from, to, actor.kind, actor.id, requestId() ?? '', at, order.id],
    );
    await this.audit.record(tx, {
      actor,
      action: 'order.status',
      subject: 'order',
      subjectId: order.id,
      from: from ?? undefined,
      to,
    });
  }
}
