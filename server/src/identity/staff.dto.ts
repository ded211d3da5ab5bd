import { ApiProperty } from '@nestjs/swagger';
import type { StaffProfile, StaffRole, StaffSessionResponse, StaffSignInRequest } from '@tianpu/shared/api';
import { IsString, Length } from 'class-validator';

export class StaffSignInDto implements StaffSignInRequest {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  login!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 128)
  password!: string;
}

export class StaffProfileDto implements StaffProfile {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ['counter', 'baker', 'manager', 'owner'] })
  role!: StaffRole;

  @ApiProperty({ type: [String] })
  storeIds!: string[];
}

export class StaffSessionDto implements StaffSessionResponse {
  @ApiProperty()
  accessToken!: string;

  @ApiProperty()
  expiresInSeconds!: number;

  @ApiProperty({ type: StaffProfileDto })
  staff!: StaffProfileDto;
}
