import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  GiftRedemptionsResponse,
  GiftsResponse,
  Id,
  PointsAccountResponse,
  PointsStatementResponse,
  RedeemGiftResponse,
  SignInPointsResponse,
} from '@tianpu/shared/api';
import {
  Clock,
  CurrentActor,
  type CustomerActor,
  Database,
  ForCustomer,
  Idempotent,
  RateLimit,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { RedeemGiftDto, StatementQueryDto } from './points.dto';
import { PointsPresenter } from './points.presenter';
import { PointsReader } from './points.read-model';
import { RedeemGift } from './redeem-gift';
import { RedemptionsStore } from './redemptions.store';
import { SignInPoints } from './sign-in-points';
import { PointsStatement } from './statement';

@ApiTags('points')
@Controller('points')
@ForCustomer()
export class PointsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reader: PointsReader,
    private readonly statements: PointsStatement,
    private readonly signIns: SignInPoints,
    private readonly redeeming: RedeemGift,
    private readonly redeemed: RedemptionsStore,
    private readonly presenter: PointsPresenter,
  ) {}

  @Get()
  account(@CurrentActor() actor: CustomerActor): Promise<PointsAccountResponse> {
    return this.reader.account(this.database.source, actor.id, this.clock.now());
  }

  @Get('statement')
  statement(
    @CurrentActor() actor: CustomerActor,
    @Query() query: StatementQueryDto,
  ): Promise<PointsStatementResponse> {
    return this.statements.page(this.database.source, actor.id, query.cursor);
  }

  /** Once a day. A second tap finds the day signed, so it needs no key. */
  @Post('sign-in')
  @HttpCode(200)
  @RateLimit({ points: 10, perSeconds: 60, by: 'actor' })
  async signIn(@CurrentActor() actor: CustomerActor): Promise<SignInPointsResponse> {
    const { points, streakDays } = await this.unitOfWork.run((tx) => this.signIns.run(tx, actor.id));
    return { points, streakDays, account: await this.account(actor) };
  }

  @Get('gifts')
  gifts(@CurrentActor() actor: CustomerActor): Promise<GiftsResponse> {
    return this.presenter.shelf(this.database.source, actor.id);
  }

  @Post('gifts/:giftId/redemptions')
  @Idempotent()
  @RateLimit({ points: 20, perSeconds: 60, by: 'actor' })
  async redeem(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('giftId') giftId: Id,
    @Body() body: RedeemGiftDto,
  ): Promise<RedeemGiftResponse> {
    const id = await this.unitOfWork.run((tx) => this.redeeming.run(tx, actor.id, giftId, body));
    const found = await this.redeemed.of(this.database.source, id);
    const [redemption] = await this.presenter.redemptions(this.database.source, found ? [found] : []);
    if (redemption === undefined) throw new Error(`redemption ${id} is gone`);
    return { redemption, account: await this.account(actor) };
  }

  @Get('redemptions')
  async redemptions(@CurrentActor() actor: CustomerActor): Promise<GiftRedemptionsResponse> {
    const found = await this.redeemed.ofCustomer(this.database.source, actor.id);
    return { redemptions: await this.presenter.redemptions(this.database.source, found) };
  }
}
