import { Injectable } from '@nestjs/common';
import type { AdjustmentStatus, AdjustPointsRequest, Id } from '@tianpu/shared/api';
import { adjustmentRequest, mayDecideAdjustment, planDeduction, planGrant } from '@tianpu/shared/points';
import { Audit, Clock, ensure, Ids, refuse, type StaffActor, type Tx } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { type Adjustment, AdjustmentsStore } from './adjustments.store';
import { PointsLedger } from './ledger';
import { staffRoleOf } from './points.rules';

/** A balance changed by hand: with a reason, and above the limit by two people. */
@Injectable()
export class AdjustPoints {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly accounts: PointsAccountsStore,
    private readonly ledger: PointsLedger,
    private readonly adjustments: AdjustmentsStore,
  ) {}

  /**
   * Applies a small change at once and keeps a large one for a second person. Refuses `points.adjustment_invalid`, and
   * `points.insufficient` for a deduction of more than there is.
   *
   * Example: +200 applies at once; +501 waits for somebody else.
   */
  async request(tx: Tx, actor: StaffActor, wish: AdjustPointsRequest): Promise<Id> {
    const decision = adjustmentRequest(wish);
    if (!decision.ok) refuse(decision);
    const id = this.ids.next();
    const status: AdjustmentStatus = decision.needsSecondPerson ? 'waiting' : 'applied';
    const adjustment = { id, ...wish, status, requestedBy: actor.id, requestedAt: this.clock.now() };
    if (status === 'applied') await this.#apply(tx, adjustment);
    await this.adjustments.add(tx, adjustment);
    await this.#noteAudit(tx, actor, id, null, status);
    return id;
  }

  /** Refuses what `mayDecideAdjustment` refuses; of two deciders at once the second finds it decided. */
  async decide(tx: Tx, actor: StaffActor, adjustmentId: Id, isApproved: boolean): Promise<void> {
    const adjustment = await this.adjustments.lock(tx, adjustmentId);
    ensure(adjustment !== undefined, 'points.adjustment_unknown');
    const decision = mayDecideAdjustment(adjustment, { id: actor.id, role: staffRoleOf(actor) });
    if (!decision.ok) refuse(decision);
    if (isApproved) await this.#apply(tx, adjustment);
    const status = isApproved ? 'applied' : 'rejected';
    await this.adjustments.decide(tx, adjustmentId, { status, decidedBy: actor.id, at: this.clock.now() });
    await this.#noteAudit(tx, actor, adjustmentId, 'waiting', status);
  }

  async #apply(
    tx: Tx,
    { id, customerId, points, reason }: Pick<Adjustment, 'id' | 'customerId' | 'points' | 'reason'>,
  ) {
    const account = await this.accounts.lock(tx, customerId);
    const cause = { source: 'adjustment', sourceId: id, label: reason } as const;
    if (points > 0) {
      const plan = planGrant(account, { points, lotId: this.ids.next(), now: account.now });
      await this.ledger.write(tx, account, plan, { cause });
      return;
    }
    const deduction = planDeduction(account, -points, account.now);
    if (!deduction.ok) refuse(deduction);
    await this.ledger.write(tx, account, deduction.plan, { cause });
  }

  #noteAudit(tx: Tx, actor: StaffActor, id: Id, from: AdjustmentStatus | null, to: AdjustmentStatus) {
    const subject = { subject: 'points_adjustment', subjectId: id } as const;
    return this.audit.record(tx, { actor, action: 'points.adjusted', ...subject, from, to });
  }
}
