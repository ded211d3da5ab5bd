import { Injectable } from '@nestjs/common';
import type { Id, MemberCentreResponse } from '@tianpu/shared/api';
import { CouponsReader } from '../coupons';
import { MemberCards, MembershipReader } from '../membership';
import { Clock, type Db } from '../platform';
import { PointsReader } from '../points';
import { ReferralReader } from '../referral';

/** The member centre, put together from what each feature says of itself. */
@Injectable()
export class MemberCentre {
  constructor(
    private readonly clock: Clock,
    private readonly cards: MemberCards,
    private readonly membership: MembershipReader,
    private readonly points: PointsReader,
    private readonly coupons: CouponsReader,
    private readonly referrals: ReferralReader,
  ) {}

  async of(db: Db, customerId: Id): Promise<MemberCentreResponse> {
    const now = this.clock.now();
    const [card, standing, coupons, referral] = await Promise.all([
      this.cards.of(db, customerId),
      this.membership.standingOf(db, customerId),
      this.coupons.countsOf(db, customerId, now),
      this.referrals.countOf(db, customerId),
    ]);
    return { ...card, points: await this.points.balanceOf(db, customerId, standing, now), coupons, referral };
  }
}
