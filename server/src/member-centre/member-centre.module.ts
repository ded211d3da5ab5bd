import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { IdentityModule } from '../identity';
import { MembershipModule } from '../membership';
import { PointsModule } from '../points';
import { ReferralModule } from '../referral';
import { JoinShop } from './join-shop';
import { MemberCentreController } from './member-centre.controller';
import { MemberCentre } from './member-centre.read-model';
import { StaffMembersController } from './staff-members.controller';

/** The pages that need every part of membership at once; nothing depends on it. */
@Module({
  imports: [CouponsModule, IdentityModule, MembershipModule, PointsModule, ReferralModule],
  controllers: [MemberCentreController, StaffMembersController],
  providers: [JoinShop, MemberCentre],
})
export class MemberCentreModule {}
