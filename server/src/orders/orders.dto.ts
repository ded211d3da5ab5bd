import { ApiProperty } from '@nestjs/swagger';
import type {
  CheckoutChoices,
  DeliveryAddress,
  FulfilmentChoice,
  FulfilmentMode,
  PlaceOrderRequest,
  QuoteOrderRequest,
} from '@tianpu/shared/api';
import { IsString, MaxLength } from 'class-validator';
import {
  ChoiceField,
  CodeField,
  FenField,
  FlagField,
  InstantField,
  IntegerField,
  NestedField,
  NumberField,
  QueryIntegerField,
  UlidField,
} from '../platform';

const MODES = ['pickup', 'delivery'] as const;
const COUPON_CHOICE = /^(best|none|[0-9A-HJKMNP-TV-Z]{26})$/;
const MAX_VERSION = 2_000_000_000;

export class SlotsQueryDto {
  @UlidField()
  storeId!: string;

  @ChoiceField(MODES)
  mode!: FulfilmentMode;
}

/** One of the customer's coupons, or a word of choice; left out: the best one, and no points. */
class ChoicesDto implements CheckoutChoices {
  @CodeField({ pattern: COUPON_CHOICE, max: 26, optional: true })
  couponId?: string;

  @FlagField({ optional: true })
  usePoints?: boolean;
}

export class QuoteOrderDto extends ChoicesDto implements QuoteOrderRequest {
  @ChoiceField(MODES)
  mode!: FulfilmentMode;

  @UlidField()
  storeId!: string;

  @NumberField({ min: -90, max: 90, optional: true })
  latitude?: number;

  @NumberField({ min: -180, max: 180, optional: true })
  longitude?: number;
}

class DeliveryAddressDto implements DeliveryAddress {
  @ApiProperty({ description: 'Cleaned like every typed text; at most 20 characters as people count them.' })
  @IsString()
  @MaxLength(200)
  recipient!: string;

  @ApiProperty({ description: 'A mobile number as people type it; stored as eleven digits.' })
  @IsString()
  @MaxLength(40)
  phone!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(400)
  address!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(400)
  detail!: string;

  @NumberField({ min: -90, max: 90 })
  latitude!: number;

  @NumberField({ min: -180, max: 180 })
  longitude!: number;
}

class FulfilmentChoiceDto implements FulfilmentChoice {
  @ChoiceField(MODES)
  mode!: FulfilmentMode;

  @UlidField()
  storeId!: string;

  @InstantField()
  slotStartsAt!: string;

  @NestedField(() => DeliveryAddressDto, { optional: true })
  delivery?: DeliveryAddressDto;
}

export class PlaceOrderDto extends ChoicesDto implements PlaceOrderRequest {
  @NestedField(() => FulfilmentChoiceDto)
  fulfilment!: FulfilmentChoiceDto;

  @ApiProperty({ description: 'May be empty; at most 100 characters as people count them.' })
  @IsString()
  @MaxLength(1000)
  note!: string;

  @IntegerField({ min: 0, max: MAX_VERSION })
  cartVersion!: number;

  @FenField()
  expectedPayableFen!: number;
}

export class OrdersPageDto {
  @UlidField({ optional: true })
  cursor?: string;

  @QueryIntegerField({ min: 1, max: 50, optional: true })
  limit?: number;
}
