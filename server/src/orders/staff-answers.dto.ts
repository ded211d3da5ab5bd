import { ApiProperty } from '@nestjs/swagger';
import type {
  LookUpPickupResponse,
  StaffDayResponse,
  StaffOrderRow,
  VerifyPickupResponse,
} from '@tianpu/shared/api';
import { ORDER_STATUSES, type OrderStatus } from '@tianpu/shared/orders';

const MODES = ['pickup', 'delivery'] as const;

class StaffOrderLineDto {
  @ApiProperty() productName!: string;
  @ApiProperty() optionsText!: string;
  @ApiProperty() quantity!: number;
  @ApiProperty() thumbnailUrl!: string;
}

class StaffOrderRowDto implements StaffOrderRow {
  @ApiProperty() id!: string;
  @ApiProperty() orderNumber!: string;
  @ApiProperty({ type: String, nullable: true }) pickupCode!: string | null;
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus' }) status!: OrderStatus;
  @ApiProperty({ enum: MODES }) mode!: StaffOrderRow['mode'];
  @ApiProperty({ format: 'date-time' }) slotStartsAt!: string;
  @ApiProperty({ format: 'date-time' }) slotEndsAt!: string;
  @ApiProperty({ description: 'Masked.' }) customerName!: string;
  @ApiProperty() note!: string;
  @ApiProperty() noteNeedsReview!: boolean;
  @ApiProperty({ type: [StaffOrderLineDto] }) lines!: StaffOrderLineDto[];
  @ApiProperty() payableFen!: number;
  @ApiProperty() isLate!: boolean;
}

class StaffDayCountsDto {
  @ApiProperty() toMake!: number;
  @ApiProperty() ready!: number;
  @ApiProperty() handedOver!: number;
  @ApiProperty() late!: number;
  @ApiProperty() unpaid!: number;
}

export class StaffDayDto implements StaffDayResponse {
  @ApiProperty() storeId!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: [StaffOrderRowDto] }) orders!: StaffOrderRowDto[];
  @ApiProperty({ type: StaffDayCountsDto }) counts!: StaffDayCountsDto;
}

export class StaffOrderDto implements LookUpPickupResponse {
  @ApiProperty({ type: StaffOrderRowDto }) order!: StaffOrderRowDto;
}

export class HandedOverDto extends StaffOrderDto implements VerifyPickupResponse {
  @ApiProperty({ format: 'date-time' }) verifiedAt!: string;
}
