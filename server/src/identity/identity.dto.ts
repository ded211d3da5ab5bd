import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  BindPhoneRequest,
  CustomerProfile,
  RecordConsentRequest,
  RefreshSessionRequest,
  SessionResponse,
  SignInRequest,
  UpdateProfileRequest,
} from '@tianpu/shared/api';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

export class SignInDto implements SignInRequest {
  @ApiProperty({ description: 'From wx.login; single use, 5 minutes.' })
  @IsString()
  @Length(1, 128)
  code!: string;
}

export class RefreshSessionDto implements RefreshSessionRequest {
  @ApiProperty()
  @IsString()
  @Length(20, 128)
  refreshToken!: string;
}

export class UpdateProfileDto implements UpdateProfileRequest {
  @ApiPropertyOptional({
    description: 'Cleaned, then checked by WeChat; at most 16 characters as people count them.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  nickname?: string;

  /** Only one of her own uploads: a foreign address would make the server or other people's phones fetch it. */
  @ApiPropertyOptional({ example: '/api/avatars/01JD2Q7XK3W5V4M8N0T6R9ZB1C' })
  @IsOptional()
  @IsString()
  @Matches(/^\/api\/avatars\/[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  avatarUrl?: string;
}

export class BindPhoneDto implements BindPhoneRequest {
  @ApiProperty({ description: 'From the getPhoneNumber button; single use, 5 minutes.' })
  @IsString()
  @Length(1, 128)
  code!: string;
}

const PURPOSES = ['privacy_policy', 'phone_for_order', 'location'] as const;

export class RecordConsentDto implements RecordConsentRequest {
  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  purpose!: RecordConsentRequest['purpose'];

  @ApiProperty()
  @IsString()
  @Matches(/^[0-9A-Za-z.-]{1,20}$/)
  version!: string;

  @ApiProperty({ description: 'SHA-256 of the text as shown, hex.' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  textSha256!: string;

  @ApiProperty()
  @IsBoolean()
  granted!: boolean;
}

export class CustomerProfileDto implements CustomerProfile {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  nickname!: string | null;

  @ApiProperty({ type: String, nullable: true })
  avatarUrl!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '138****8000' })
  phoneMasked!: string | null;

  @ApiProperty({ format: 'date-time' })
  memberSince!: string;
}

export class SessionDto implements SessionResponse {
  @ApiProperty()
  accessToken!: string;

  @ApiProperty({ example: 7200 })
  expiresInSeconds!: number;

  @ApiProperty()
  refreshToken!: string;

  @ApiProperty({ type: CustomerProfileDto })
  customer!: CustomerProfileDto;
}
