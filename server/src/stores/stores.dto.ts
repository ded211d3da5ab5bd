import { ApiProperty } from '@nestjs/swagger';
import type { DeliveryRule, MinuteRange, StoreHours, StoreResponse } from '@tianpu/shared/api';

class MinuteRangeDto implements MinuteRange {
  @ApiProperty({ minimum: 0, maximum: 1440 })
  fromMinute!: number;

  @ApiProperty({ minimum: 0, maximum: 1440, description: 'Already closed at this minute.' })
  toMinute!: number;
}

class HoursExceptionDto {
  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ type: [MinuteRangeDto], description: 'Empty: closed all day.' })
  ranges!: MinuteRangeDto[];

  @ApiProperty()
  reason!: string;
}

class StoreHoursDto implements StoreHours {
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { $ref: '#/components/schemas/MinuteRangeDto' } },
    description: 'Index 0 is Sunday.',
  })
  weekly!: MinuteRangeDto[][];

  @ApiProperty({ type: [HoursExceptionDto] })
  exceptions!: HoursExceptionDto[];
}

class DeliveryBandDto {
  @ApiProperty()
  uptoMeters!: number;

  @ApiProperty()
  feeFen!: number;
}

class DeliveryRuleDto implements DeliveryRule {
  @ApiProperty()
  radiusMeters!: number;

  @ApiProperty({ type: [DeliveryBandDto] })
  bands!: DeliveryBandDto[];

  @ApiProperty({ type: Number, nullable: true })
  freeFromFen!: number | null;

  @ApiProperty()
  minimumGoodsFen!: number;
}

/** One store, as everybody may see it. */
export class StoreDto implements StoreResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  address!: string;

  @ApiProperty()
  phone!: string;

  @ApiProperty({ description: 'GCJ-02 degrees.' })
  latitude!: number;

  @ApiProperty()
  longitude!: number;

  @ApiProperty({ type: StoreHoursDto })
  hours!: StoreHoursDto;

  @ApiProperty({ type: String, nullable: true })
  notice!: string | null;

  @ApiProperty({ type: DeliveryRuleDto, nullable: true })
  delivery!: DeliveryRuleDto | null;
}
