import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CustomerProfile } from '@tianpu/shared/api';
import {
  CurrentActor,
  type CustomerActor,
  Database,
  ensure,
  ForCustomer,
  RateLimit,
  UnitOfWork,
} from '../platform';
import { ConsentsStore } from './consents.store';
import { BindPhoneDto, CustomerProfileDto, RecordConsentDto, UpdateProfileDto } from './identity.dto';
import { Phones } from './phones';
import { isKnownText } from './privacy-policy';
import { ProfileChanges } from './profile-changes';
import { CustomerProfiles } from './profiles';

@ApiTags('identity')
@Controller('me')
@ForCustomer()
export class MeController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly profiles: CustomerProfiles,
    private readonly changes: ProfileChanges,
    private readonly phones: Phones,
    private readonly consents: ConsentsStore,
  ) {}

  @Get()
  @ApiOkResponse({ type: CustomerProfileDto })
  show(@CurrentActor() actor: CustomerActor): Promise<CustomerProfile> {
    return this.profiles.of(this.database.source, actor.id);
  }

  /** Nickname and avatar; both optional, each checked. */
  @Patch()
  @RateLimit({ points: 20, perSeconds: 60, by: 'actor' })
  @ApiOkResponse({ type: CustomerProfileDto })
  async change(
    @CurrentActor() actor: CustomerActor,
    @Body() body: UpdateProfileDto,
  ): Promise<CustomerProfile> {
    const accepted = await this.changes.accepted(actor.id, body);
    await this.unitOfWork.run((tx) => this.changes.apply(tx, actor.id, accepted));
    return this.show(actor);
  }

  /** The code of WeChat's phone button; each success costs the shop money, hence the limit. */
  @Post('phone')
  @HttpCode(200)
  @RateLimit({ points: 5, perSeconds: 3_600, by: 'actor' })
  @ApiOkResponse({ type: CustomerProfileDto })
  async bindPhone(
    @CurrentActor() actor: CustomerActor,
    @Body() body: BindPhoneDto,
  ): Promise<CustomerProfile> {
    await this.phones.bind(actor.id, body.code);
    return this.show(actor);
  }

  /** Agreement to, or withdrawal from, one purpose. Only ever added to. */
  @Post('consents')
  @HttpCode(204)
  @RateLimit({ points: 30, perSeconds: 60, by: 'actor' })
  @ApiNoContentResponse()
  async consent(@CurrentActor() actor: CustomerActor, @Body() body: RecordConsentDto): Promise<void> {
    ensure(isKnownText(body), 'request.invalid', { reason: 'unknown_text' });
    await this.unitOfWork.run((tx) => this.consents.add(tx, actor.id, body));
  }
}
