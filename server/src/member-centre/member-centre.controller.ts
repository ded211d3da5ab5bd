import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EnrolResponse, MemberCentreResponse } from '@tianpu/shared/api';
import { EnrolDto } from '../membership';
import { CurrentActor, type CustomerActor, Database, ForCustomer, RateLimit } from '../platform';
import { JoinShop } from './join-shop';
import { MemberCentre } from './member-centre.read-model';

@ApiTags('membership')
@Controller('membership')
@ForCustomer()
export class MemberCentreController {
  constructor(
    private readonly database: Database,
    private readonly joining: JoinShop,
    private readonly members: MemberCentre,
  ) {}

  /** One request draws the page, for members and for those who are not yet. */
  @Get('centre')
  centre(@CurrentActor() actor: CustomerActor): Promise<MemberCentreResponse> {
    return this.members.of(this.database.source, actor.id);
  }

  @Post('enrolment')
  @RateLimit({ points: 10, perSeconds: 60, by: 'actor' })
  async join(@CurrentActor() actor: CustomerActor, @Body() body: EnrolDto): Promise<EnrolResponse> {
    const newCustomerCouponIds = await this.joining.run(actor.id, body);
    return { centre: await this.centre(actor), newCustomerCouponIds };
  }
}
