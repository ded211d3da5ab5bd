import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { planClawBack, reverseAward } from '@tianpu/shared/points';
import type { Tx } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { type Award, AwardsStore } from './awards.store';
import { PointsLedger } from './ledger';

export interface ClawBackCommand {
  customerId: Id;
  orderId: Id;
  refundId: Id;
  /** For the statement: `订单 TP2611221406372 退款`. */
  label: string;
}

/** Takes earned points back after a refund. The account row orders it against the completion of the same order. */
@Injectable()
export class ClawBack {
  constructor(
    private readonly accounts: PointsAccountsStore,
    private readonly awards: AwardsStore,
    private readonly ledger: PointsLedger,
  ) {}

  async run(tx: Tx, command: ClawBackCommand & { points: number }): Promise<void> {
    if (command.points === 0) return;
    await this.accounts.lock(tx, command.customerId);
    const award = await this.awards.of(tx, command.orderId);
    await this.#take(tx, command, award, command.points);
  }

  async all(tx: Tx, command: ClawBackCommand): Promise<number> {
    const { customerId, orderId } = command;
    const account = await this.accounts.lock(tx, customerId);
    const award = await this.awards.of(tx, orderId);
    // The reaction to the payment may not have come yet; it will find that there is nothing to promise any more.
    if (award === undefined) {
      await this.awards.dropUnseen(tx, { orderId, customerId, now: account.now });
      return 0;
    }
    const points = award.points - award.reversed;
    if (points > 0) await this.#take(tx, command, award, points);
    return points;
  }

  async #take(
    tx: Tx,
    { customerId, orderId, refundId, label }: ClawBackCommand,
    award: Award | undefined,
    points: number,
  ): Promise<void> {
    if (await this.awards.isClawedBack(tx, refundId)) return;
    const earnedLots = award?.lotId ? [award.lotId] : [];
    const account = await this.accounts.lock(tx, customerId, earnedLots);
    const done = { refundId, orderId, customerId, points, now: account.now };
    const reversal = award ? reverseAward(award, points) : undefined;
    if (award === undefined || reversal === undefined || reversal.clawBackPoints === 0) {
      await this.awards.noteClawBack(tx, { ...done, forgivenPoints: 0, wasPending: true });
      if (award?.state === 'pending' && reversal?.award.state === 'dropped') {
        await this.awards.settle(tx, orderId, { state: 'dropped', lotId: null, now: account.now });
      }
      return;
    }
    const { plan, forgivenPoints } = planClawBack(account, {
      points,
      earnedLotId: award.lotId,
      forgivenBefore: award.forgiven,
      now: account.now,
    });
    await this.awards.noteClawBack(tx, { ...done, forgivenPoints, wasPending: false });
    if (plan) {
      const cause = { source: 'refund', sourceId: refundId, label } as const;
      await this.ledger.write(tx, account, plan, { cause });
    }
  }
}
