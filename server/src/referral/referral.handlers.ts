import { Injectable } from '@nestjs/common';
import type { OrderEvent } from '../events/orders';
import type { Tx } from '../platform';
import { ReferralOrdersStore } from './referral-orders.store';
import { RewardInviters } from './reward-inviters';

type Named<N extends OrderEvent['name']> = Extract<OrderEvent, { name: N }>;

/** Orders as inviting sees them; one subscriber name for all, so that those of one order come in order. */
@Injectable()
export class ReferralReactions {
  constructor(
    private readonly orders: ReferralOrdersStore,
    private readonly rewarding: RewardInviters,
  ) {}

  orderPlaced(tx: Tx, { payload }: Named<'order.placed'>): Promise<void> {
    const { orderId, customerId, placedAt } = payload;
    return this.orders.placed(tx, { orderId, customerId, placedAt: new Date(placedAt) });
  }

  orderPaid(tx: Tx, { payload }: Named<'order.paid'>): Promise<void> {
    return this.orders.paid(tx, payload.orderId, payload.goodsCashFen, new Date(payload.paidAt));
  }

  /** Also the inviter's own order: it may be what her rewards were waiting for. */
  async orderCompleted(tx: Tx, { payload }: Named<'order.completed'>): Promise<void> {
    await this.orders.completed(tx, payload.orderId, new Date(payload.at));
    await this.rewarding.of(tx, payload.customerId);
  }

  orderCancelled(tx: Tx, { payload }: Named<'order.cancelled'>): Promise<void> {
    return this.orders.cancelled(tx, payload.orderId, new Date(payload.at));
  }

  orderRefunded(tx: Tx, { payload }: Named<'order.refunded'>): Promise<void> {
    return this.orders.refunded(tx, payload.orderId, payload.goodsCashFen);
  }
}
