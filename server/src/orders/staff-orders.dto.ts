import { ApiProperty } from '@nestjs/swagger';
import type { LookUpPickupRequest, MoveOrderRequest, VerifyPickupRequest } from '@tianpu/shared/api';
import { type OrderStatus, TAP_MOVES } from '@tianpu/shared/orders';
import { IsString, Length } from 'class-validator';
import { ChoiceField, ShopDateField, UlidField } from '../platform';

export class StaffDayQueryDto {
  @ShopDateField({ optional: true })
  on?: string;
}

export class PickupDto implements VerifyPickupRequest, LookUpPickupRequest {
  @UlidField()
  storeId!: string;

  @ApiProperty({ description: 'Four digits as typed, or the text of the QR as scanned.' })
  @IsString()
  @Length(1, 128)
  code!: string;
}

export class MoveOrderDto implements MoveOrderRequest {
  @ChoiceField(TAP_MOVES)
  to!: OrderStatus;
}
