import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { IdentityModule } from '../identity';
import { MembershipModule } from '../membership';
import { StoresModule } from '../stores';
import { PointsAccountsStore } from './accounts.store';
import { AdjustPoints } from './adjust-points';
import { AdjustmentsStore } from './adjustments.store';
import { AwardsStore } from './awards.store';
import { ClawBack } from './claw-back';
import { EarnPoints } from './earn-points';
import { EarningRatesStore } from './earning-rates.store';
import { ExpirePoints } from './expire-points';
import { GiftsStore } from './gifts.store';
import { HandOverGift } from './hand-over-gift';
import { PointsLedger } from './ledger';
import { Points } from './points';
import { PointsController } from './points.controller';
import { PointsReactions } from './points.handlers';
import { PointsJobs } from './points.jobs';
import { PointsPresenter } from './points.presenter';
import { PointsReader } from './points.read-model';
import { RedeemGift } from './redeem-gift';
import { RedemptionsStore } from './redemptions.store';
import { ReturnGifts } from './return-gifts';
import { SignInPoints } from './sign-in-points';
import { SpendsStore } from './spends.store';
import { StaffPointsController } from './staff-points.controller';
import { PointsStatement } from './statement';

@Module({
  imports: [CouponsModule, IdentityModule, MembershipModule, StoresModule],
  controllers: [PointsController, StaffPointsController],
  providers: [
    AdjustPoints,
    AdjustmentsStore,
    AwardsStore,
    ClawBack,
    EarningRatesStore,
    EarnPoints,
    ExpirePoints,
    GiftsStore,
    HandOverGift,
    Points,
    PointsAccountsStore,
    PointsJobs,
    PointsLedger,
    PointsPresenter,
    PointsReactions,
    PointsReader,
    PointsStatement,
    RedeemGift,
    RedemptionsStore,
    ReturnGifts,
    SignInPoints,
    SpendsStore,
  ],
  exports: [EarningRatesStore, GiftsStore, Points, PointsReactions, PointsReader],
})
export class PointsModule {}
