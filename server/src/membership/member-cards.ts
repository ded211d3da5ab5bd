import { Injectable } from '@nestjs/common';
import type { Id, MemberCentreResponse } from '@tianpu/shared/api';
import { datedSpends, keepText, progressToNext, spendIn, tierOf } from '@tianpu/shared/membership';
import { STORE_MANAGER_LABEL } from '@tianpu/shared/referral';
import { shopDateOf } from '@tianpu/shared/time';
import { Clock, type Db } from '../platform';
import { FamilyBirthdays } from './family-birthdays';
import { MembersStore } from './members.store';
import { MembershipReader } from './membership.read-model';
import { faceOf } from './recompute-tier';
import { TiersStore } from './tiers.store';
import { UseBenefit } from './use-benefit';

const WINDOW_MONTHS = 12;
const ROLE_LABELS: Readonly<Record<string, string>> = { store_manager: STORE_MANAGER_LABEL };

/** What membership itself knows of the member centre's page. */
export type MemberCard = Omit<MemberCentreResponse, 'points' | 'coupons' | 'referral'>;

@Injectable()
export class MemberCards {
  constructor(
    private readonly clock: Clock,
    private readonly reader: MembershipReader,
    private readonly members: MembersStore,
    private readonly tiers: TiersStore,
    private readonly benefits: UseBenefit,
    private readonly birthdays: FamilyBirthdays,
  ) {}

  /**
   * The card: tier, what is missing to the next, what keeps this one, benefits with what is left of them.
   *
   * Example: ¥1,286 in twelve months: normal, `再消费 ¥714 升银卡`, 64 %.
   */
  async of(db: Db, customerId: Id): Promise<MemberCard> {
    const now = this.clock.now();
    const [standing, history, celebration, family] = await Promise.all([
      this.reader.standingOf(db, customerId),
      this.members.spendsOf(db, customerId),
      this.tiers.unshownOf(db, customerId),
      this.birthdays.list(db, customerId),
    ]);
    const { ladder, tier, roles } = standing;
    const live = tierOf(history, ladder, now);
    const progress = progressToNext(history, ladder, tier.rank, now);
    const [birthday] = family.birthdays;
    return {
      isEnrolled: standing.isEnrolled,
      memberSince: standing.enrolledAt?.toISOString() ?? null,
      roles: roles.map((key) => ({ key, label: ROLE_LABELS[key] ?? key })),
      tier,
      tierThrough: live.through,
      keepText: keepText(history, ladder, live, now),
      spend: {
        fen: spendIn(datedSpends(history, [WINDOW_MONTHS]), WINDOW_MONTHS, shopDateOf(now)),
        months: WINDOW_MONTHS,
      },
      next: progress.next && {
        tier: faceOf(ladder, tier.rank + 1),
        headline: progress.headline,
        ways: progress.ways,
      },
      benefits: await this.benefits.rows(db, customerId, standing),
      celebration,
      nextBirthday: birthday
        ? { name: birthday.name, on: birthday.nextOn, daysLeft: birthday.daysLeft }
        : null,
    };
  }
}
