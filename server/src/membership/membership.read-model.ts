import { Injectable } from '@nestjs/common';
import type { Id, TierFace } from '@tianpu/shared/api';
import { rankOf, type Tier, type TierLadder, tierAt } from '@tianpu/shared/membership';
import { type Db, row } from '../platform';
import { LaddersStore } from './ladders.store';
import { MembersStore } from './members.store';
import { faceOf } from './recompute-tier';
import { TiersStore } from './tiers.store';

export interface MemberStanding {
  isEnrolled: boolean;
  enrolledAt: Date | null;
  /** The lowest tier for who is not a member. */
  tier: TierFace;
  /** The tier with its benefits. */
  terms: Tier;
  roles: string[];
  ladder: TierLadder;
}

/** What other features may ask about a member. */
@Injectable()
export class MembershipReader {
  constructor(
    private readonly members: MembersStore,
    private readonly tiers: TiersStore,
    private readonly ladders: LaddersStore,
  ) {}

  /** Tier, roles and the ladder they belong to. */
  async standingOf(db: Db, customerId: Id): Promise<MemberStanding> {
    const [member, state, roles, { ladder }] = await Promise.all([
      row<{ enrolledAt: Date }>(db, 'SELECT enrolled_at AS enrolledAt FROM members WHERE customer_id = ?', [
        customerId,
      ]),
      this.tiers.stateOf(db, customerId),
      this.members.rolesOf(db, customerId),
      this.ladders.current(db),
    ]);
    const rank = member && state ? rankOf(ladder, state.tierKey) : 0;
    return {
      isEnrolled: member !== undefined,
      enrolledAt: member?.enrolledAt ?? null,
      tier: faceOf(ladder, rank),
      terms: tierAt(ladder, rank),
      roles,
      ladder,
    };
  }

  /**
   * The groups a customer belongs to, for who an offer or coupon is meant for; none for who is not a member.
   *
   * Example: a silver member who invited ten friends: `['member', 'tier:silver', 'role:store_manager']`.
   */
  async audiencesOf(db: Db, customerId: Id): Promise<string[]> {
    const { isEnrolled, tier, roles } = await this.standingOf(db, customerId);
    if (!isEnrolled) return [];
    return ['member', `tier:${tier.key}`, ...roles.map((role) => `role:${role}`)];
  }
}
