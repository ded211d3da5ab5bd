import { ApiProperty } from '@nestjs/swagger';
import type {
  ClaimableCoupon,
  ClaimCentreResponse,
  ClaimCouponResponse,
  CouponFace,
  CouponResponse,
  CouponTab,
  MyCouponsResponse,
} from '@tianpu/shared/api';
import { COUPON_CHANNELS, COUPON_STATES, type CouponChannel, type CouponState } from '@tianpu/shared/coupons';

const At = () => ApiProperty({ type: String, format: 'date-time' });

class WhyNotDto {
  @ApiProperty({ example: 'coupon.below_threshold' }) code!: string;
  @ApiProperty({ type: Object, example: { shortByFen: 1600 } }) params!: Record<
    string,
    string | number | boolean | null
  >;
}

export class CouponFaceDto implements CouponFace {
  @ApiProperty() kind!: CouponFace['kind'];
  @ApiProperty() label!: string;
  @ApiProperty({ example: '8.8' }) figure!: string;
  @ApiProperty({ example: '折' }) unit!: string;
  @ApiProperty({ example: '满 ¥128 可用' }) condition!: string;
  @ApiProperty() scopeText!: string;
}

class ClaimableCouponDto implements ClaimableCoupon {
  @ApiProperty() templateId!: string;
  @ApiProperty({ type: CouponFaceDto }) face!: CouponFaceDto;
  @ApiProperty({ example: '领取后 7 天内有效' }) validityText!: string;
  @ApiProperty({ type: 'integer', nullable: true }) remaining!: number | null;
  @ApiProperty() claimedByMe!: number;
  @ApiProperty() limitPerCustomer!: number;
  @ApiProperty({ type: WhyNotDto, nullable: true }) refusal!: ClaimableCoupon['refusal'];
}

export class ClaimCentreDto implements ClaimCentreResponse {
  @ApiProperty({ type: [ClaimableCouponDto] }) coupons!: ClaimableCouponDto[];
}

export class CouponDto implements CouponResponse {
  @ApiProperty() id!: string;
  @ApiProperty() templateId!: string;
  @ApiProperty({ type: CouponFaceDto }) face!: CouponFaceDto;
  @ApiProperty({ enum: COUPON_STATES }) state!: CouponState;
  @ApiProperty({ enum: COUPON_CHANNELS }) channel!: CouponChannel;
  @At() validFrom!: string;
  @At() validTo!: string;
  @ApiProperty() isEndingSoon!: boolean;
  @ApiProperty({ type: WhyNotDto, nullable: true }) reason!: CouponResponse['reason'];
  @ApiProperty({ type: String, nullable: true }) orderId!: string | null;
}

class CouponCountsDto implements Record<CouponTab, number> {
  @ApiProperty() usable!: number;
  @ApiProperty() used!: number;
  @ApiProperty() over!: number;
}

export class MyCouponsDto implements MyCouponsResponse {
  @ApiProperty({ type: [CouponDto] }) coupons!: CouponDto[];
  @ApiProperty({ type: CouponCountsDto }) counts!: CouponCountsDto;
}

export class ClaimedCouponDto implements ClaimCouponResponse {
  @ApiProperty({ type: CouponDto }) coupon!: CouponDto;
}

export class ClaimedCouponsDto {
  @ApiProperty({ type: [CouponDto] }) coupons!: CouponDto[];
}
