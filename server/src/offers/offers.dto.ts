import { ApiProperty } from '@nestjs/swagger';
import type { StaffOfferRow, StaffOffersResponse } from '@tianpu/shared/api';

class OfferValidityDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) from!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) to!: string | null;
}

class StaffOfferDto implements StaffOfferRow {
  @ApiProperty() id!: string;
  @ApiProperty() key!: string;
  @ApiProperty() kind!: StaffOfferRow['kind'];
  @ApiProperty() label!: string;
  @ApiProperty({ type: OfferValidityDto }) validity!: OfferValidityDto;
  @ApiProperty() isActive!: boolean;
}

export class StaffOffersDto implements StaffOffersResponse {
  @ApiProperty({ type: [StaffOfferDto] }) offers!: StaffOfferDto[];
}
