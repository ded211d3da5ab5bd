import { ApiProperty } from '@nestjs/swagger';
import {
  COUPON_OUTCOMES,
  type CouponOutcome,
  type OrderRefundResponse,
  type OrderRefundsResponse,
  type RefundOrderRequest,
  type RefundOrderResponse,
} from '@tianpu/shared/api';
import { FlagField, NestedListField, PersonTextField, QuantityField, UlidField } from '../platform';

class RefundLineDto {
  @UlidField() lineId!: string;
  @QuantityField() quantity!: number;
}

export class RefundOrderDto implements RefundOrderRequest {
  @NestedListField(() => RefundLineDto, { max: 100 })
  lines!: RefundLineDto[];

  @FlagField()
  withDelivery!: boolean;

  @PersonTextField({ maxCharacters: 100, maxCodePoints: 300 })
  reason!: string;
}

class RefundShareDto {
  @ApiProperty() lineId!: string;
  @ApiProperty() quantity!: number;
  @ApiProperty() cashFen!: number;
  @ApiProperty() points!: number;
}

export class OrderRefundEntryDto implements OrderRefundResponse {
  @ApiProperty() id!: string;
  @ApiProperty() sequence!: number;
  @ApiProperty({ type: 'integer', description: 'Fen, the drive included.' }) cashFen!: number;
  @ApiProperty() deliveryFen!: number;
  @ApiProperty() points!: number;
  @ApiProperty() clawedBackPoints!: number;
  @ApiProperty({ enum: COUPON_OUTCOMES }) couponOutcome!: CouponOutcome;
  @ApiProperty() isComplete!: boolean;
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  @ApiProperty({ type: [RefundShareDto] }) lines!: RefundShareDto[];
}

export class RefundedDto implements RefundOrderResponse {
  @ApiProperty({ type: OrderRefundEntryDto }) refund!: OrderRefundEntryDto;
}

class RefundableLineDto {
  @ApiProperty() lineId!: string;
  @ApiProperty() productName!: string;
  @ApiProperty() optionsText!: string;
  @ApiProperty() quantity!: number;
  @ApiProperty() left!: number;
  @ApiProperty() cashFen!: number;
  @ApiProperty() points!: number;
}

export class OrderRefundsDto implements OrderRefundsResponse {
  @ApiProperty() orderId!: string;
  @ApiProperty() orderNumber!: string;
  @ApiProperty({ type: [RefundableLineDto] }) lines!: RefundableLineDto[];
  @ApiProperty() deliveryFen!: number;
  @ApiProperty() isDeliveryBack!: boolean;
  @ApiProperty({ type: [OrderRefundEntryDto] }) refunds!: OrderRefundEntryDto[];
}
