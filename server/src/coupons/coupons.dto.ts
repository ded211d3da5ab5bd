import { ApiProperty } from '@nestjs/swagger';
import {
  type ClaimByStoreCodeRequest,
  type ClaimCouponRequest,
  COUPON_TABS,
  type CouponTab,
  type RedeemCouponCodeRequest,
} from '@tianpu/shared/api';
import { IsString, Length } from 'class-validator';
import { ChoiceField, UlidField } from '../platform';

export class MyCouponsQueryDto {
  @ChoiceField(COUPON_TABS, { optional: true })
  tab?: CouponTab;
}

export class ClaimCouponDto implements ClaimCouponRequest {
  @UlidField()
  templateId!: string;
}

export class ClaimByStoreCodeDto implements ClaimByStoreCodeRequest {
  @ApiProperty({ minLength: 1, maxLength: 64, description: 'The scene of the scanned code.' })
  @IsString()
  @Length(1, 64)
  sourceToken!: string;
}

/** Any short text: one that is no code gets the answer of a code that does not exist. */
export class RedeemCouponCodeDto implements RedeemCouponCodeRequest {
  @ApiProperty({ minLength: 1, maxLength: 64 })
  @IsString()
  @Length(1, 64)
  code!: string;
}
