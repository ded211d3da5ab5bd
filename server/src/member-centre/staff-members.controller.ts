import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Id, StaffMemberResponse, UseBenefitResponse } from '@tianpu/shared/api';
import { canUseBenefit } from '@tianpu/shared/membership';
import { maskName } from '@tianpu/shared/text';
import { IdentityReader } from '../identity';
import { MembershipReader, UseBenefit, UseBenefitDto } from '../membership';
import {
  Clock,
  CurrentActor,
  Database,
  ensure,
  ForStaff,
  RateLimit,
  type StaffActor,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { PointsReader } from '../points';

/** A member at the counter. */
@ApiTags('staff members')
@Controller('staff/members')
@ForStaff('counter', 'manager', 'owner')
export class StaffMembersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly membership: MembershipReader,
    private readonly points: PointsReader,
    private readonly benefits: UseBenefit,
    private readonly identity: IdentityReader,
  ) {}

  /** Tier, points and what may be used now, with the reason where it may not; the name masked. */
  @Get(':customerId')
  @RateLimit({ points: 60, perSeconds: 60, by: 'actor' })
  async show(@UlidParam('customerId') customerId: Id): Promise<StaffMemberResponse> {
    const db = this.database.source;
    const now = this.clock.now();
    const standing = await this.membership.standingOf(db, customerId);
    ensure(standing.isEnrolled, 'membership.member_unknown');
    const [names, balance, rows, uses] = await Promise.all([
      this.identity.namesOf(db, [customerId]),
      this.points.balanceOf(db, customerId, standing, now),
      this.benefits.rows(db, customerId, standing),
      this.benefits.usesOf(db, customerId),
    ]);
    return {
      customerId,
      name: maskName(names.get(customerId) ?? '顾客'),
      tier: standing.tier,
      points: { available: balance.available, debt: balance.debt },
      benefits: rows.map((benefit) => {
        const decision = canUseBenefit(standing.ladder, standing.tier.rank, benefit.key, uses, now);
        return { ...benefit, refusal: decision.ok ? null : { code: decision.code, params: decision.params } };
      }),
    };
  }

  @Post(':customerId/benefit-uses')
  @HttpCode(200)
  @RateLimit({ points: 60, perSeconds: 60, by: 'actor' })
  async use(
    @CurrentActor() actor: StaffActor,
    @UlidParam('customerId') customerId: Id,
    @Body() body: UseBenefitDto,
  ): Promise<UseBenefitResponse> {
    ensure(actor.storeIds.includes(body.storeId), 'store.not_found');
    return { benefit: await this.unitOfWork.run((tx) => this.benefits.run(tx, actor, customerId, body)) };
  }
}
