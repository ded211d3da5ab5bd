import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { ReferralStep } from '@tianpu/shared/referral';
import { Coupons } from '../coupons';
import { MemberRoles } from '../membership';
import { Clock, Database, type Tx, UnitOfWork } from '../platform';
import { InvitesStore } from './invites.store';
import { ReferralReader } from './referral.read-model';

const BATCH = 200;

/** Counts invited friends once their week is over, and gives what the ladder promises: 3 a coupon, 10 a role. */
@Injectable()
export class RewardInviters {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly invites: InvitesStore,
    private readonly reader: ReferralReader,
    private readonly coupons: Coupons,
    private readonly roles: MemberRoles,
  ) {}

  /** Everybody who waits for a friend to count. */
  async run(): Promise<void> {
    let after: Id = '';
    for (;;) {
      const inviters = await this.invites.waitingInviters(this.database.source, after, BATCH);
      for (const inviterId of inviters) await this.unitOfWork.run((tx) => this.of(tx, inviterId));
      const last = inviters[inviters.length - 1];
      if (last === undefined || inviters.length < BATCH) return;
      after = last;
    }
  }

  /**
   * One inviter, under the lock of her code's row: a reward is given once, whoever counts.
   *
   * Example: the third friend's week ends: one 88 折 coupon, and the row that says so; asked again, nothing.
   */
  async of(tx: Tx, inviterId: Id): Promise<void> {
    await this.invites.lockPeople(tx, [inviterId]);
    const { rows, reached } = await this.reader.progressOf(tx, inviterId);
    for (const { customerId, standing } of rows) {
      if (standing.countedAt !== null) {
        await this.invites.markCounted(tx, customerId, new Date(standing.countedAt));
      }
    }
    const given = new Set((await this.invites.rewardsOf(tx, inviterId)).map(({ stepCount }) => stepCount));
    for (const step of reached.filter(({ count }) => !given.has(count))) {
      await this.#give(tx, inviterId, step);
    }
  }

  async #give(tx: Tx, inviterId: Id, { count, reward }: ReferralStep): Promise<void> {
    const done = { stepCount: count, rewardedAt: this.clock.now() };
    if (reward.kind === 'role') {
      await this.roles.grant(tx, inviterId, reward.role, 'referral');
      await this.invites.addReward(tx, inviterId, { ...done, couponId: null, role: reward.role });
      return;
    }
    const couponId = await this.coupons.issue(tx, {
      customerId: inviterId,
      templateKey: reward.couponTemplateKey,
      channel: 'referral',
      dedupeKey: `referral:${count}`,
    });
    await this.invites.addReward(tx, inviterId, { ...done, couponId, role: null });
  }
}
