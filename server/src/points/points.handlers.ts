import { Injectable } from '@nestjs/common';
import type { OrderEvent } from '../events/orders';
import type { Tx } from '../platform';
import { EarnPoints } from './earn-points';

type Named<N extends OrderEvent['name']> = Extract<OrderEvent, { name: N }>;

/**
 * What points do when orders tell them something. All three reactions go under one subscriber name, so that those of one
 * order come in order.
 */
@Injectable()
export class PointsReactions {
  constructor(private readonly earning: EarnPoints) {}

  /** `order.paid`: the points shown at checkout are promised. */
  orderPaid(tx: Tx, { payload }: Named<'order.paid'>): Promise<void> {
    const { orderId, orderNumber, customerId, pointsToEarn, paidAt } = payload;
    const paid = { orderId, orderNumber, customerId, points: pointsToEarn, paidAt: new Date(paidAt) };
    return this.earning.promise(tx, paid);
  }

  /** `order.completed`: the promise is kept. */
  orderCompleted(tx: Tx, { payload }: Named<'order.completed'>): Promise<void> {
    return this.earning.release(tx, payload.customerId, payload.orderId);
  }

  /** `order.refunded` with everything back: there is nothing left to be completed. */
  async orderRefunded(tx: Tx, { payload }: Named<'order.refunded'>): Promise<void> {
    if (payload.isComplete) await this.earning.drop(tx, payload.customerId, payload.orderId);
  }
}
