import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type {
  EnrolmentNoticeResponse,
  FamilyBirthdaysResponse,
  Id,
  TierHistoryResponse,
  TiersResponse,
} from '@tianpu/shared/api';
import { benefitRows, tierConditionText } from '@tianpu/shared/membership';
import {
  Clock,
  CurrentActor,
  type CustomerActor,
  Database,
  ForCustomer,
  RateLimit,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { enrolmentNotices } from './enrol';
import { FamilyBirthdays } from './family-birthdays';
import { LaddersStore } from './ladders.store';
import { FamilyBirthdayDto } from './membership.dto';
import { faceOf } from './recompute-tier';
import { TiersStore } from './tiers.store';

@ApiTags('membership')
@Controller('membership')
@ForCustomer()
export class MembershipController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ladders: LaddersStore,
    private readonly tiers: TiersStore,
    private readonly birthdays: FamilyBirthdays,
  ) {}

  @Get('enrolment')
  notices(): EnrolmentNoticeResponse {
    return enrolmentNotices();
  }

  /** The ladder to compare, each tier with what it asks for and what it gives. */
  @Get('tiers')
  async ladder(): Promise<TiersResponse> {
    const { ladder } = await this.ladders.current(this.database.source);
    const now = this.clock.now();
    return {
      tiers: ladder.tiers.map((tier, rank) => ({
        ...faceOf(ladder, rank),
        condition: tierConditionText(tier),
        benefits: benefitRows(ladder, rank, [], now).filter(({ unlockedBy }) => unlockedBy === null),
      })),
    };
  }

  @Get('tier-changes')
  async history(@CurrentActor() actor: CustomerActor): Promise<TierHistoryResponse> {
    return { changes: await this.tiers.changesOf(this.database.source, actor.id) };
  }

  /** The app has celebrated a change; it is not shown again, on no phone. */
  @Post('celebrations/:changeId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async celebrated(@CurrentActor() actor: CustomerActor, @UlidParam('changeId') changeId: Id): Promise<void> {
    await this.unitOfWork.run((tx) => this.tiers.markShown(tx, actor.id, changeId, this.clock.now()));
  }

  @Get('birthdays')
  family(@CurrentActor() actor: CustomerActor): Promise<FamilyBirthdaysResponse> {
    return this.birthdays.list(this.database.source, actor.id);
  }

  @Post('birthdays')
  @RateLimit({ points: 30, perSeconds: 60, by: 'actor' })
  async addBirthday(
    @CurrentActor() actor: CustomerActor,
    @Body() body: FamilyBirthdayDto,
  ): Promise<FamilyBirthdaysResponse> {
    await this.unitOfWork.run((tx) => this.birthdays.add(tx, actor.id, body));
    return this.family(actor);
  }

  @Put('birthdays/:birthdayId')
  @RateLimit({ points: 30, perSeconds: 60, by: 'actor' })
  async changeBirthday(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('birthdayId') birthdayId: Id,
    @Body() body: FamilyBirthdayDto,
  ): Promise<FamilyBirthdaysResponse> {
    await this.unitOfWork.run((tx) => this.birthdays.replace(tx, actor.id, birthdayId, body));
    return this.family(actor);
  }

  @Delete('birthdays/:birthdayId')
  async removeBirthday(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('birthdayId') birthdayId: Id,
  ): Promise<FamilyBirthdaysResponse> {
    await this.unitOfWork.run((tx) => this.birthdays.remove(tx, actor.id, birthdayId));
    return this.family(actor);
  }
}
