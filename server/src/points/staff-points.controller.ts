import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  HandOverGiftResponse,
  Id,
  PointsAdjustmentResponse,
  PointsAdjustmentsResponse,
} from '@tianpu/shared/api';
import { FOUR_EYES_LIMIT_POINTS } from '@tianpu/shared/points';
import { IdentityReader } from '../identity';
import {
  CurrentActor,
  Database,
  ensure,
  ForStaff,
  RateLimit,
  type StaffActor,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { AdjustPoints } from './adjust-points';
import { AdjustmentsStore } from './adjustments.store';
import { HandOverGift } from './hand-over-gift';
import { AdjustPointsDto, DecideAdjustmentDto, HandOverGiftDto } from './points.dto';
import { PointsPresenter } from './points.presenter';

const NEWEST = 100;

@ApiTags('staff points')
@Controller('staff/points')
export class StaffPointsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly handingOver: HandOverGift,
    private readonly adjusting: AdjustPoints,
    private readonly adjusted: AdjustmentsStore,
    private readonly presenter: PointsPresenter,
    private readonly identity: IdentityReader,
  ) {}

  /** At the counter, in one's own store; a code has 50 bits and is tried slowly. */
  @Post('gift-pickups')
  @HttpCode(200)
  @ForStaff('counter', 'manager', 'owner')
  @RateLimit({ points: 20, perSeconds: 60, by: 'actor' })
  async handOver(
    @CurrentActor() actor: StaffActor,
    @Body() body: HandOverGiftDto,
  ): Promise<HandOverGiftResponse> {
    ensure(actor.storeIds.includes(body.storeId), 'store.not_found');
    const db = this.database.source;
    const done = await this.unitOfWork.run((tx) => this.handingOver.run(tx, actor, body));
    const [redemption] = await this.presenter.redemptions(db, [done]);
    if (redemption === undefined) throw new Error(`redemption ${done.id} is gone`);
    const names = await this.identity.namesOf(db, [done.customerId]);
    return { redemption, customerName: names.get(done.customerId) ?? '顾客' };
  }

  @Get('adjustments')
  @ForStaff('manager', 'owner')
  async list(): Promise<PointsAdjustmentsResponse> {
    const db = this.database.source;
    const found = await this.adjusted.list(db, NEWEST);
    return {
      adjustments: await this.presenter.adjustments(db, found),
      limitPoints: FOUR_EYES_LIMIT_POINTS,
    };
  }

  @Post('adjustments')
  @ForStaff('manager', 'owner')
  @RateLimit({ points: 20, perSeconds: 60, by: 'actor' })
  async adjust(
    @CurrentActor() actor: StaffActor,
    @Body() body: AdjustPointsDto,
  ): Promise<PointsAdjustmentResponse> {
    await this.#ensureKnown(body.customerId);
    return this.#one(await this.unitOfWork.run((tx) => this.adjusting.request(tx, actor, body)));
  }

  /** The second pair of eyes: never the one who asked. */
  @Post('adjustments/:adjustmentId/decision')
  @HttpCode(200)
  @ForStaff('manager', 'owner')
  async decide(
    @CurrentActor() actor: StaffActor,
    @UlidParam('adjustmentId') adjustmentId: Id,
    @Body() body: DecideAdjustmentDto,
  ): Promise<PointsAdjustmentResponse> {
    await this.unitOfWork.run((tx) => this.adjusting.decide(tx, actor, adjustmentId, body.approve));
    return this.#one(adjustmentId);
  }

  async #ensureKnown(customerId: Id): Promise<void> {
    const isKnown = await this.identity.isCustomer(this.database.source, customerId);
    ensure(isKnown, 'membership.member_unknown');
  }

  async #one(id: Id): Promise<PointsAdjustmentResponse> {
    const found = await this.adjusted.of(this.database.source, id);
    const [adjustment] = await this.presenter.adjustments(this.database.source, found ? [found] : []);
    if (adjustment === undefined) throw new Error(`adjustment ${id} is gone`);
    return adjustment;
  }
}
