import { Injectable } from '@nestjs/common';
import type { OrderStatus } from '@tianpu/shared/orders';
import { type Actor, Audit, Ids, insert, requestId, type Tx } from '../platform';
import type { Order } from './orders.types';

export interface RecordedChange {
  order: Pick<Order, 'id'>;
  from: OrderStatus | null;
  to: OrderStatus;
  actor: Actor;
  at: Date;
}

/** The only writer of `order_status_history`: every change leaves who, when, from, to and the request behind. */
@Injectable()
export class OrderChanges {
  constructor(
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  async record(tx: Tx, { order, from, to, actor, at }: RecordedChange): Promise<void> {
    await insert(tx, 'order_status_history', {
      id: this.ids.next(),
      order_id: order.id,
      from_status: from,
      to_status: to,
      actor_kind: actor.kind,
      actor_id: actor.id,
      request_id: requestId() ?? '',
      changed_at: at,
    });
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
