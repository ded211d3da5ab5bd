import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { planEarn, releasedPoints } from '@tianpu/shared/points';
import { Ids, type Tx } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { AwardsStore } from './awards.store';
import { PointsLedger } from './ledger';
import type { PointsCause } from './points.types';

/** Points come in: promised with the payment of an order, the customer's own with its completion. */
@Injectable()
export class EarnPoints {
  constructor(
    private readonly accounts: PointsAccountsStore,
    private readonly awards: AwardsStore,
    private readonly ledger: PointsLedger,
    private readonly ids: Ids,
  ) {}

  /** Once per order; an order that earns nothing leaves no trace. */
  async promise(
    tx: Tx,
    paid: { orderId: Id; orderNumber: string; customerId: Id; points: number; paidAt: Date },
  ): Promise<void> {
    if (paid.points === 0) return;
    await this.accounts.lock(tx, paid.customerId);
    await this.awards.promise(tx, paid);
  }

  /**
   * What was promised for an order and not taken back by a refund becomes a lot of its own; an open debt is paid first.
   *
   * Example: 294 promised, 174 of them refunded: a lot of 120; with a debt of 20, 100 of it stay.
   */
  async release(tx: Tx, customerId: Id, orderId: Id): Promise<void> {
    const account = await this.accounts.lock(tx, customerId);
    const award = await this.awards.of(tx, orderId);
    if (award?.state !== 'pending') return;
    const points = releasedPoints(award);
    if (points === 0) {
      await this.awards.settle(tx, orderId, { state: 'dropped', lotId: null, now: account.now });
      return;
    }
    const lotId = this.ids.next();
    const plan = planEarn(account, { points, lotId, now: account.now });
    const cause = { source: 'order', sourceId: orderId, label: `订单 ${award.orderNumber}` } as const;
    await this.ledger.write(tx, account, plan, { cause });
    await this.awards.settle(tx, orderId, { state: 'released', lotId, now: account.now });
  }

  /** The order will never be completed. */
  async drop(tx: Tx, customerId: Id, orderId: Id): Promise<void> {
    const account = await this.accounts.lock(tx, customerId);
    await this.awards.settle(tx, orderId, { state: 'dropped', lotId: null, now: account.now });
  }

  /** Points that are the customer's at once: a sign-in, a campaign. */
  async atOnce(tx: Tx, customerId: Id, points: number, cause: PointsCause): Promise<void> {
    const account = await this.accounts.lock(tx, customerId);
    const plan = planEarn(account, { points, lotId: this.ids.next(), now: account.now });
    await this.ledger.write(tx, account, plan, { cause });
  }
}
