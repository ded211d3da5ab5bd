import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { planRestore, planSpend, restorablePoints } from '@tianpu/shared/points';
import { Ids, refuse, type Tx } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { ClawBack, type ClawBackCommand } from './claw-back';
import { PointsLedger } from './ledger';
import type { LockedAccount, PointsCause, SpendReference } from './points.types';
import { SpendsStore } from './spends.store';

interface OrderCommand {
  customerId: Id;
  orderId: Id;
  /** For the statement: `订单 TP2611221406372`. */
  label: string;
}

/**
 * Points as commands of another feature's own transaction. Each locks the account row first, so call them right after
 * the caller's private rows and before coupons, slots and stock, which everybody shares.
 */
@Injectable()
export class Points {
  constructor(
    private readonly accounts: PointsAccountsStore,
    private readonly ledger: PointsLedger,
    private readonly spends: SpendsStore,
    private readonly clawing: ClawBack,
    private readonly ids: Ids,
  ) {}

  /**
   * Pays an order with points, at most once per order. Refuses `points.insufficient` (params `available`, `shortBy`);
   * the caller's transaction then rolls back.
   *
   * Example: lots of 50 (ends first) and 30; an order of 70 takes 50 and 20 and leaves a balance of 10; of fifty such
   * orders at once one is placed and 49 are refused.
   */
  async spend(
    tx: Tx,
    { customerId, orderId, points, label }: OrderCommand & { points: number },
  ): Promise<void> {
    const account = await this.accounts.lock(tx, customerId);
    await this.spendFrom(tx, account, points, { source: 'order', sourceId: orderId, label });
  }

  /** The same for a cause of this feature, on an account that is locked already. */
  async spendFrom(tx: Tx, account: LockedAccount, points: number, cause: PointsCause): Promise<void> {
    const decision = planSpend(account, points, account.now);
    if (!decision.ok) refuse(decision);
    await this.ledger.write(tx, account, decision.plan, { cause });
  }

  /**
   * Gives the points of refunded lines back to the lots they came from, once per refund. More than the order still has
   * to get back is a bug of the caller and throws.
   *
   * Example: an order spent 1,000; refunding its first cake gives 593 back, to the lots that end last first.
   */
  async restore(tx: Tx, command: OrderCommand & { points: number; refundId: Id }): Promise<void> {
    const { customerId, orderId, refundId, points, label } = command;
    const undone = { source: 'order', sourceId: orderId } as const;
    const cause = { source: 'refund', sourceId: refundId, label } as const;
    await this.#giveBack(tx, { customerId, undone, cause, because: 'refund', points: () => points });
  }

  /**
   * Gives back everything an order spent and has not got back yet; answers how many points that was. `unpaid`: the order
   * never came about, so the points are what they were before, and end when they would have ended.
   *
   * Example: 70 spent, 20 restored: 50 come back; asked again: 0.
   */
  restoreAll(tx: Tx, command: OrderCommand & { because: 'unpaid' | 'refund' }): Promise<number> {
    const { customerId, orderId, because, label } = command;
    const undone = { source: 'order', sourceId: orderId } as const;
    const cause = { ...undone, label };
    return this.#giveBack(tx, { customerId, undone, cause, because, points: (left) => left });
  }

  /** Gives the points of a gift that nobody fetched back; 0 when it was done before. */
  restoreGift(
    tx: Tx,
    { customerId, redemptionId, label }: { customerId: Id; redemptionId: Id; label: string },
  ): Promise<number> {
    const undone = { source: 'gift', sourceId: redemptionId } as const;
    const cause = { ...undone, label };
    return this.#giveBack(tx, { customerId, undone, cause, because: 'refund', points: (left) => left });
  }

  /**
   * Takes the points that refunded lines had earned, once per refund: from what is still promised while the order is not
   * completed, from the balance afterwards; what is not there any more becomes debt.
   *
   * Example: 294 promised, a refund of 174 before pickup leaves a promise of 120; after completion and with only 100
   * left, 100 are taken and 74 are owed.
   */
  clawBack(tx: Tx, command: ClawBackCommand & { points: number }): Promise<void> {
    return this.clawing.run(tx, command);
  }

  /** All that the order earned or was promised and no refund took back yet; answers how many points that was. */
  clawBackAll(tx: Tx, command: ClawBackCommand): Promise<number> {
    return this.clawing.all(tx, command);
  }

  async #giveBack(
    tx: Tx,
    request: {
      customerId: Id;
      undone: SpendReference;
      cause: PointsCause;
      because: 'unpaid' | 'refund';
      points: (left: number) => number;
    },
  ): Promise<number> {
    const { customerId, undone, cause, because } = request;
    // The lock comes first; the lots of the spend are read under it.
    await this.accounts.lock(tx, customerId);
    const spend = await this.spends.of(tx, customerId, undone);
    if (spend === undefined || (await this.spends.isBooked(tx, cause, 'restore'))) return 0;
    const points = request.points(restorablePoints(spend.consumptions));
    if (points === 0) return 0;
    const lotIds = spend.consumptions.map(({ lotId }) => lotId);
    const account = await this.accounts.lock(tx, customerId, lotIds);
    const plan = planRestore(account, {
      consumptions: spend.consumptions,
      points,
      because,
      newLotId: this.ids.next(),
      now: account.now,
    });
    await this.ledger.write(tx, account, plan, { cause, undoes: spend.entryId });
    return points;
  }
}
