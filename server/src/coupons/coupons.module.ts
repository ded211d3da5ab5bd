import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources';
import { ClaimCoupon } from './claim-coupon';
import { CouponBatches } from './coupon-batches';
import { CouponCodeMisses } from './coupon-code-misses';
import { CouponTemplatesStore } from './coupon-templates.store';
import { Coupons } from './coupons';
import { CouponsController } from './coupons.controller';
import { CouponsReactions } from './coupons.handlers';
import { CouponsJobs } from './coupons.jobs';
import { CouponsReader } from './coupons.read-model';
import { IssueCoupon } from './issue-coupon';
import { StaffCoupons } from './staff-coupons';
import { StaffCouponsController } from './staff-coupons.controller';
import { UseCouponCode } from './use-coupon-code';

@Module({
  imports: [SourcesModule],
  controllers: [CouponsController, StaffCouponsController],
  providers: [
    ClaimCoupon,
    CouponBatches,
    CouponCodeMisses,
    CouponTemplatesStore,
    Coupons,
    CouponsJobs,
    CouponsReactions,
    CouponsReader,
    IssueCoupon,
    StaffCoupons,
    UseCouponCode,
  ],
  exports: [CouponTemplatesStore, Coupons, CouponsReactions, CouponsReader],
})
export class CouponsModule {}
