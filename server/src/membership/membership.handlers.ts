import { Injectable } from '@nestjs/common';
import type { OrderEvent } from '../events/orders';
import type { Tx } from '../platform';
import { MembersStore } from './members.store';
import { RecomputeTier } from './recompute-tier';

type Named<N extends OrderEvent['name']> = Extract<OrderEvent, { name: N }>;

/** What orders mean to tiers. Both reactions go under one subscriber name, so that those of one order come in order. */
@Injectable()
export class MembershipReactions {
  constructor(
    private readonly members: MembersStore,
    private readonly tiers: RecomputeTier,
  ) {}

  /** `order.completed`: it counts, with what is left of its cash for goods. */
  async orderCompleted(tx: Tx, { payload }: Named<'order.completed'>): Promise<void> {
    const { orderId, customerId, goodsCashFen, at } = payload;
    await this.members.lock(tx, customerId);
    const spend = { orderId, customerId, completedAt: new Date(at), cashFen: goodsCashFen };
    await this.members.addSpend(tx, spend);
    await this.tiers.of(tx, customerId);
  }

  /** `order.refunded`: what came back was never bought, so a tier cannot be bought and returned. */
  async orderRefunded(tx: Tx, { payload }: Named<'order.refunded'>): Promise<void> {
    const { orderId, customerId, goodsCashFen } = payload;
    await this.members.lock(tx, customerId);
    await this.members.lowerSpend(tx, orderId, goodsCashFen);
    await this.tiers.of(tx, customerId);
  }
}
