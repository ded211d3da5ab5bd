import { ApiProperty } from '@nestjs/swagger';
import type {
  OrderLineResponse,
  OrderResponse,
  OrderSummary,
  OrderTimelineEntry,
  Page,
  PaymentParams,
  PickupCodeResponse,
  PlaceOrderResponse,
  PreparePaymentResponse,
} from '@tianpu/shared/api';
import { ORDER_STATUSES, type OrderStatus } from '@tianpu/shared/orders';

import { OrderRefundEntryDto } from './refunds.dto';

const MODES = ['pickup', 'delivery'] as const;
const CLOSED_BECAUSE = ['unpaid', 'customer', 'late_payment_refunded'] as const;
const REFUND_STATES = ['processing', 'succeeded', 'failed'] as const;

const Fen = () => ApiProperty({ type: 'integer', description: 'Fen.' });
const At = (nullable = false) => ApiProperty({ type: String, format: 'date-time', nullable });
const Status = () => ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus' });

class OrderLineDto implements OrderLineResponse {
  @ApiProperty() id!: string;
  @ApiProperty() skuId!: string;
  @ApiProperty() productId!: string;
  @ApiProperty({ description: 'As it was called at purchase.' }) productName!: string;
  @ApiProperty() optionsText!: string;
  @ApiProperty() thumbnailUrl!: string;
  @ApiProperty() quantity!: number;
  @Fen() unitPriceFen!: number;
  @Fen() lineTotalFen!: number;
  @ApiProperty({ type: 'integer', description: 'Fen, after the line’s share of every adjustment.' })
  allocatedNetFen!: number;
}

class OrderStoreDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() address!: string;
  @ApiProperty() phone!: string;
  @ApiProperty() latitude!: number;
  @ApiProperty() longitude!: number;
}

class OrderDeliveryDto {
  @ApiProperty({ example: '王**' }) recipientMasked!: string;
  @ApiProperty({ example: '138****8000' }) phoneMasked!: string;
  @ApiProperty() address!: string;
  @Fen() feeFen!: number;
}

class OrderAdjustmentDto {
  @ApiProperty() label!: string;
  @ApiProperty({ type: 'integer', description: 'Fen, negative for a discount.' }) amountFen!: number;
}

class OrderGiftDto {
  @ApiProperty() label!: string;
  @ApiProperty() quantity!: number;
  @ApiProperty() thumbnailUrl!: string;
}

class OrderTimelineDto implements OrderTimelineEntry {
  @Status() status!: OrderStatus;
  @At() at!: string;
}

class OrderRefundDto {
  @Fen() amountFen!: number;
  @ApiProperty({ enum: REFUND_STATES }) status!: (typeof REFUND_STATES)[number];
}

export class OrderDto implements OrderResponse {
  @ApiProperty() id!: string;
  @ApiProperty({ example: 'TP2611221406372' }) orderNumber!: string;
  @Status() status!: OrderStatus;
  @ApiProperty({ type: OrderStoreDto }) store!: OrderStoreDto;
  @ApiProperty({ enum: MODES }) mode!: OrderResponse['mode'];
  @At() slotStartsAt!: string;
  @At() slotEndsAt!: string;
  @ApiProperty({ type: OrderDeliveryDto, nullable: true }) delivery!: OrderDeliveryDto | null;
  @ApiProperty() note!: string;
  @ApiProperty({ type: [OrderLineDto] }) lines!: OrderLineDto[];
  @ApiProperty({ type: [OrderAdjustmentDto] }) adjustments!: OrderAdjustmentDto[];
  @ApiProperty({ type: [OrderGiftDto] }) gifts!: OrderGiftDto[];
  @Fen() goodsTotalFen!: number;
  @Fen() payableFen!: number;
  @ApiProperty() pointsUsed!: number;
  @ApiProperty() pointsToEarn!: number;
  @At() placedAt!: string;
  @At(true) payBefore!: string | null;
  @At(true) paidAt!: string | null;
  @ApiProperty({ enum: CLOSED_BECAUSE, nullable: true }) closedBecause!: OrderResponse['closedBecause'];
  @ApiProperty({ type: [OrderTimelineDto] }) timeline!: OrderTimelineDto[];
  @ApiProperty({ type: String, nullable: true, example: '5208' }) pickupCode!: string | null;
  @ApiProperty({ type: OrderRefundDto, nullable: true }) refund!: OrderRefundDto | null;
  @ApiProperty({ type: [OrderRefundEntryDto] }) refunds!: OrderRefundEntryDto[];
}

class PaymentParamsDto implements PaymentParams {
  @ApiProperty() appid!: string;
  @ApiProperty() timeStamp!: string;
  @ApiProperty() nonceStr!: string;
  @ApiProperty({ example: 'prepay_id=wx…' }) package!: string;
  @ApiProperty({ enum: ['RSA'] }) signType!: 'RSA';
  @ApiProperty() paySign!: string;
}

export class PlacedOrderDto implements PlaceOrderResponse {
  @ApiProperty({ type: OrderDto }) order!: OrderDto;
  @ApiProperty({ type: PaymentParamsDto, nullable: true }) payment!: PaymentParamsDto | null;
}

export class PreparedPaymentDto implements PreparePaymentResponse {
  @ApiProperty({ type: PaymentParamsDto }) payment!: PaymentParamsDto;
}

class SummaryLineDto {
  @ApiProperty() productName!: string;
  @ApiProperty() thumbnailUrl!: string;
  @ApiProperty() quantity!: number;
}

class OrderSummaryDto implements OrderSummary {
  @ApiProperty() id!: string;
  @ApiProperty() orderNumber!: string;
  @Status() status!: OrderStatus;
  @ApiProperty() storeName!: string;
  @ApiProperty({ enum: MODES }) mode!: OrderSummary['mode'];
  @At() slotStartsAt!: string;
  @At() placedAt!: string;
  @At(true) payBefore!: string | null;
  @Fen() payableFen!: number;
  @ApiProperty() itemCount!: number;
  @ApiProperty({ type: [SummaryLineDto] }) lines!: SummaryLineDto[];
}

export class OrderPageDto implements Page<OrderSummary> {
  @ApiProperty({ type: [OrderSummaryDto] }) items!: OrderSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class PickupCodeDto implements PickupCodeResponse {
  @ApiProperty({ example: '5208' }) code!: string;
  @ApiProperty({ description: 'What the QR holds; it changes every minute.' }) qrText!: string;
  @At() refreshAt!: string;
}
