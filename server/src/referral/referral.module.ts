import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { IdentityModule } from '../identity';
import { MembershipModule } from '../membership';
import { InvitesStore } from './invites.store';
import { ReferralController } from './referral.controller';
import { ReferralReactions } from './referral.handlers';
import { ReferralJobs } from './referral.jobs';
import { ReferralReader } from './referral.read-model';
import { ReferralOrdersStore } from './referral-orders.store';
import { ReferralPictures } from './referral-pictures';
import { Referrals } from './referrals';
import { RewardInviters } from './reward-inviters';

@Module({
  imports: [CouponsModule, IdentityModule, MembershipModule],
  controllers: [ReferralController],
  providers: [
    InvitesStore,
    ReferralJobs,
    ReferralOrdersStore,
    ReferralPictures,
    ReferralReactions,
    ReferralReader,
    Referrals,
    RewardInviters,
  ],
  exports: [ReferralReactions, ReferralReader, Referrals],
})
export class ReferralModule {}
