import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { ClientConfig } from '@tianpu/shared/api';
import { AppConfig, Clock, Public } from '../platform';
import { currentPrivacyPolicy } from './privacy-policy';

const BRAND_NAME = '甜铺';

class PrivacyPolicyDto {
  @ApiProperty()
  version!: string;

  @ApiProperty()
  textSha256!: string;

  @ApiProperty()
  text!: string;
}

class ClientConfigDto implements ClientConfig {
  @ApiProperty()
  brandName!: string;

  @ApiProperty()
  appid!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Set only with the WeChat simulator.' })
  simulatorPort!: number | null;

  @ApiProperty({ type: PrivacyPolicyDto })
  privacyPolicy!: PrivacyPolicyDto;

  @ApiProperty({ format: 'date-time' })
  serverTime!: string;
}

@ApiTags('identity')
@Controller('client-config')
export class ClientConfigController {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** What the app must know before it can sign in. */
  @Get()
  @Public()
  @ApiOkResponse({ type: ClientConfigDto })
  show(): ClientConfig {
    const isSimulated = this.config.wechatMode === 'simulator';
    return {
      brandName: BRAND_NAME,
      appid: this.config.wechat.appid,
      simulatorPort: isSimulated ? (this.config.simulatorPort ?? null) : null,
      privacyPolicy: currentPrivacyPolicy(),
      serverTime: this.clock.now().toISOString(),
    };
  }
}
