import { ApiProperty } from '@nestjs/swagger';
import type {
  AdjustPointsRequest,
  DecideAdjustmentRequest,
  HandOverGiftRequest,
  RedeemGiftRequest,
} from '@tianpu/shared/api';
import { MAX_ADJUSTMENT_POINTS } from '@tianpu/shared/points';
import { IsString, Length } from 'class-validator';
import { FlagField, IntegerField, PersonTextField, QueryIntegerField, UlidField } from '../platform';

export class StatementQueryDto {
  /** Number of the last entry that was shown. */
  @QueryIntegerField({ min: 1, max: 999_999_999, optional: true })
  cursor?: number;
}

export class RedeemGiftDto implements RedeemGiftRequest {
  @UlidField({ nullable: true })
  storeId!: string | null;

  @IntegerField({ min: 1, max: 10_000_000 })
  expectedPoints!: number;
}

export class HandOverGiftDto implements HandOverGiftRequest {
  @ApiProperty({ description: 'As scanned or typed; small letters and dashes are understood.' })
  @IsString()
  @Length(1, 32)
  code!: string;

  @UlidField()
  storeId!: string;
}

export class AdjustPointsDto implements AdjustPointsRequest {
  @UlidField()
  customerId!: string;

  @IntegerField({ min: -MAX_ADJUSTMENT_POINTS, max: MAX_ADJUSTMENT_POINTS })
  points!: number;

  @PersonTextField({ maxCharacters: 100 })
  reason!: string;
}

export class DecideAdjustmentDto implements DecideAdjustmentRequest {
  @FlagField()
  approve!: boolean;
}
