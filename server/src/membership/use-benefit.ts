import { Injectable } from '@nestjs/common';
import type { BenefitResponse, Id, UseBenefitRequest } from '@tianpu/shared/api';
import { type BenefitUse, benefitRows, canUseBenefit } from '@tianpu/shared/membership';
import {
  Audit,
  Clock,
  type Db,
  ensure,
  Ids,
  insert,
  refuse,
  rows,
  type StaffActor,
  type Tx,
} from '../platform';
import { MembersStore } from './members.store';
import { type MemberStanding, MembershipReader } from './membership.read-model';

/** Windows of quotas are at most a year. */
const LOOK_BACK_MS = 400 * 86_400_000;

/** Counts what a member uses of her tier: a class, a tasting, the one visit of the year. */
@Injectable()
export class UseBenefit {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly members: MembersStore,
    private readonly reader: MembershipReader,
  ) {}

  /**
   * One use at the counter. Refuses `membership.benefit_not_yours` and `membership.benefit_used_up`; of two tills at once
   * only one counts the last use, because each waits for the member's row.
   */
  async run(
    tx: Tx,
    actor: StaffActor,
    customerId: Id,
    { benefitKey, storeId, note }: UseBenefitRequest,
  ): Promise<BenefitResponse> {
    const member = await this.members.lock(tx, customerId);
    ensure(member !== undefined, 'membership.benefit_not_yours', { benefitKey });
    const { ladder, tier } = await this.reader.standingOf(tx, customerId);
    const now = this.clock.now();
    const uses = await this.usesOf(tx, customerId);
    const decision = canUseBenefit(ladder, tier.rank, benefitKey, uses, now);
    if (!decision.ok) refuse(decision);
    const id = this.ids.next();
    await insert(tx, 'benefit_uses', {
      id,
      customer_id: customerId,
      benefit_key: benefitKey,
      store_id: storeId,
      note,
      used_by: actor.id,
      used_at: now,
    });
    const subject = { subject: 'member', subjectId: customerId } as const;
    await this.audit.record(tx, { actor, action: 'member.benefit_used', ...subject, to: benefitKey });
    const after = [...uses, { benefitKey, usedAt: now.toISOString() }];
    const row = benefitRows(ladder, tier.rank, after, now).find(({ key }) => key === benefitKey);
    if (row === undefined) throw new Error(`benefit ${benefitKey} was used and is not there`);
    return row;
  }

  /** What a member has, what is left of it, and what higher tiers would add. */
  async rows(db: Db, customerId: Id, { ladder, tier }: MemberStanding): Promise<BenefitResponse[]> {
    return benefitRows(ladder, tier.rank, await this.usesOf(db, customerId), this.clock.now());
  }

  async usesOf(db: Db, customerId: Id): Promise<BenefitUse[]> {
    const since = new Date(this.clock.now().getTime() - LOOK_BACK_MS);
    const uses = await rows<{ benefitKey: string; usedAt: Date }>(
      db,
      `SELECT benefit_key AS benefitKey, used_at AS usedAt FROM benefit_uses
        WHERE customer_id = ? AND used_at >= ? ORDER BY id`,
      [customerId, since],
    );
    return uses.map(({ benefitKey, usedAt }) => ({ benefitKey, usedAt: usedAt.toISOString() }));
  }
}
