import { Injectable } from '@nestjs/common';
import type { Id, ReferralResponse } from '@tianpu/shared/api';
import {
  countsOn,
  type Invitee,
  inviteText,
  type ReferralProgress,
  referralProgress,
  referralScene,
  referralSteps,
} from '@tianpu/shared/referral';
import { maskName } from '@tianpu/shared/text';
import { IdentityReader } from '../identity';
import { Clock, type Db } from '../platform';
import { InvitesStore } from './invites.store';
import { ReferralOrdersStore } from './referral-orders.store';

/** How far an inviter is, who counts, and who not yet, and why. */
@Injectable()
export class ReferralReader {
  constructor(
    private readonly clock: Clock,
    private readonly invites: InvitesStore,
    private readonly orders: ReferralOrdersStore,
    private readonly identity: IdentityReader,
  ) {}

  async progressOf(db: Db, inviterId: Id): Promise<ReferralProgress> {
    const invites = await this.invites.of(db, inviterId);
    const [orders, hasCompletedOrder] = await Promise.all([
      this.orders.of(
        db,
        invites.map(({ inviteeId }) => inviteeId),
      ),
      this.orders.hasCompleted(db, inviterId),
    ]);
    const invitees = invites.map(
      ({ inviteeId, invitedAt, countedAt }): Invitee => ({
        customerId: inviteeId,
        invitedAt: invitedAt.toISOString(),
        orders: orders.get(inviteeId) ?? [],
        countedAt: countedAt?.toISOString() ?? null,
      }),
    );
    return referralProgress(invitees, { hasCompletedOrder }, this.clock.now());
  }

  /** For the member centre: how many count, and at how many the next reward is. */
  async countOf(db: Db, inviterId: Id): Promise<{ counted: number; nextAt: number | null }> {
    const { counted, next } = await this.progressOf(db, inviterId);
    return { counted, nextAt: next?.count ?? null };
  }

  /** The whole page of one inviter; `code` is hers. */
  async page(db: Db, inviterId: Id, code: string): Promise<ReferralResponse> {
    const [progress, rewards] = await Promise.all([
      this.progressOf(db, inviterId),
      this.invites.rewardsOf(db, inviterId),
    ]);
    const now = this.clock.now();
    const names = await this.identity.namesOf(
      db,
      progress.rows.map(({ customerId }) => customerId),
    );
    const rewardedAt = Object.fromEntries(
      rewards.map((reward) => [reward.stepCount, reward.rewardedAt.toISOString()]),
    );
    return {
      code,
      scene: referralScene(code),
      counted: progress.counted,
      waiting: progress.waiting,
      steps: referralSteps(progress.counted, rewardedAt),
      blockedText: progress.needsOwnOrder ? '先完成一笔自己的订单，奖励就会发放' : null,
      invitees: progress.rows.map(({ customerId, invitedAt, standing }) => ({
        nameMasked: maskName(names.get(customerId) ?? '新朋友'),
        avatarUrl: null,
        invitedAt,
        state: standing.state,
        text: inviteText(standing, now),
        countsOn: standing.countsAt === null ? null : countsOn(standing.countsAt),
      })),
    };
  }
}
