import { ApiProperty } from '@nestjs/swagger';
import type {
  CouponCodeResponse,
  CouponTemplateResponse,
  CouponTemplatesResponse,
  IssueCouponsRequest,
  IssueCouponsResponse,
  MakeCouponCodesRequest,
  MakeCouponCodesResponse,
  RedeemPaperCouponRequest,
  RedeemPaperCouponResponse,
  VoidCouponBatchResponse,
} from '@tianpu/shared/api';
import type { CouponChannel, CouponState } from '@tianpu/shared/coupons';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length, Matches } from 'class-validator';
import {
  ChoiceField,
  CodeField,
  InstantField,
  PersonTextField,
  QuantityField,
  ULID_PATTERN,
  UlidField,
} from '../platform';
import { CouponFaceDto } from './coupons-answers.dto';

export class IssueCouponsDto implements IssueCouponsRequest {
  @ApiProperty({ type: [String], format: 'ulid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Matches(ULID_PATTERN, { each: true })
  customerIds!: string[];

  @CodeField({ pattern: /^[a-z0-9][a-z0-9-]*$/, max: 40 })
  occasion!: string;
}

export class MakeCouponCodesDto implements MakeCouponCodesRequest {
  @ChoiceField(['typed', 'paper'])
  kind!: 'typed' | 'paper';

  @PersonTextField({ maxCharacters: 20, maxCodePoints: 40 })
  name!: string;

  @QuantityField({ max: 500 })
  size!: number;
}

export class RedeemPaperCouponDto implements RedeemPaperCouponRequest {
  @UlidField()
  storeId!: string;

  @ApiProperty({ minLength: 1, maxLength: 64 })
  @IsString()
  @Length(1, 64)
  qrText!: string;

  @InstantField()
  usedAt!: string;
}

class CouponTemplateDto implements CouponTemplateResponse {
  @ApiProperty() id!: string;
  @ApiProperty() key!: string;
  @ApiProperty({ type: CouponFaceDto }) face!: CouponFaceDto;
  @ApiProperty() validityText!: string;
  @ApiProperty({ type: [String] }) channels!: CouponChannel[];
  @ApiProperty({ type: String, nullable: true }) claimFrom!: string | null;
  @ApiProperty({ type: String, nullable: true }) claimTo!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) stock!: number | null;
  @ApiProperty() limitPerCustomer!: number;
  @ApiProperty({ type: 'integer', nullable: true }) budgetFen!: number | null;
  @ApiProperty() isActive!: boolean;
  @ApiProperty() issued!: number;
  @ApiProperty({ type: 'integer', nullable: true }) committedFen!: number | null;
  @ApiProperty({ type: Object, example: { issued: 12, redeemed: 30 } }) states!: Record<CouponState, number>;
}

export class CouponTemplatesDto implements CouponTemplatesResponse {
  @ApiProperty({ type: [CouponTemplateDto] }) templates!: CouponTemplateDto[];
}

export class CreatedTemplateDto {
  @ApiProperty() templateId!: string;
}

class IssuedCouponDto {
  @ApiProperty() customerId!: string;
  @ApiProperty() couponId!: string;
}

export class IssuedCouponsDto implements IssueCouponsResponse {
  @ApiProperty({ type: [IssuedCouponDto] }) issued!: IssuedCouponDto[];
}

class CouponCodeDto implements CouponCodeResponse {
  @ApiProperty() serial!: number;
  @ApiProperty({ example: '7K3M-9Q2W-ZX4T-HJ6P-5' }) code!: string;
}

export class CouponCodesDto implements MakeCouponCodesResponse {
  @ApiProperty() batchId!: string;
  @ApiProperty({ type: CouponFaceDto }) face!: CouponFaceDto;
  @ApiProperty() validityText!: string;
  @ApiProperty({ type: [CouponCodeDto] }) codes!: CouponCodeDto[];
}

export class VoidedBatchDto implements VoidCouponBatchResponse {
  @ApiProperty() voided!: number;
}

export class PaperCouponDto implements RedeemPaperCouponResponse {
  @ApiProperty() label!: string;
  @ApiProperty({ format: 'date-time' }) redeemedAt!: string;
  @ApiProperty({ example: '停电备用-017' }) serial!: string;
}
