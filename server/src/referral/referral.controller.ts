import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  AcceptInviteRequest,
  AcceptInviteResponse,
  ReferralPosterResponse,
  ReferralResponse,
} from '@tianpu/shared/api';
import { parseReferralCode } from '@tianpu/shared/referral';
import { maskName } from '@tianpu/shared/text';
import type { FastifyReply } from 'fastify';
import { IdentityReader } from '../identity';
import {
  CurrentActor,
  type CustomerActor,
  Database,
  ensure,
  ForCustomer,
  PersonTextField,
  Public,
  RateLimit,
  UnitOfWork,
} from '../platform';
import { ReferralReader } from './referral.read-model';
import { ReferralPictures } from './referral-pictures';
import { Referrals } from './referrals';

const OFFER_TEXT = '新朋友首单 9 折，还有新品试吃';

export class AcceptInviteDto implements AcceptInviteRequest {
  @PersonTextField({ maxCharacters: 20 })
  code!: string;
}

@ApiTags('referral')
@Controller('referral')
export class ReferralController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly referrals: Referrals,
    private readonly reader: ReferralReader,
    private readonly pictures: ReferralPictures,
    private readonly identity: IdentityReader,
  ) {}

  /** Who counts and who not yet, and why; the customer's code is drawn when she comes for the first time. */
  @Get()
  @ForCustomer()
  async page(@CurrentActor() actor: CustomerActor): Promise<ReferralResponse> {
    const code = await this.unitOfWork.run((tx) => this.referrals.codeOf(tx, actor.id));
    return this.reader.page(this.database.source, actor.id, code);
  }

  @Get('poster')
  @ForCustomer()
  async poster(@CurrentActor() actor: CustomerActor): Promise<ReferralPosterResponse> {
    const code = await this.unitOfWork.run((tx) => this.referrals.codeOf(tx, actor.id));
    const names = await this.identity.namesOf(this.database.source, [actor.id]);
    return {
      code,
      inviterName: names.get(actor.id) ?? '我',
      headline: '请你吃块好蛋糕',
      offerText: OFFER_TEXT,
      qrUrl: `/api/referral/pictures/${code}`,
      imageUrl: '/media/800/strawberry-cloud.webp',
    };
  }

  /** The mini-program code of a poster: it carries a code and no name, so anybody may see it. */
  @Get('pictures/:code')
  @Public()
  @RateLimit({ points: 60, perSeconds: 60, by: 'ip' })
  async picture(@Param('code') code: string, @Res() reply: FastifyReply): Promise<void> {
    const parsed = parseReferralCode(code);
    ensure(parsed !== null, 'referral.code_unknown');
    const picture = await this.pictures.of(parsed);
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'")
      .type(picture[0] === 0x89 ? 'image/png' : 'image/jpeg')
      .send(picture);
  }

  /** The page calls it when it is opened through somebody's code; the same code again changes nothing. */
  @Post('acceptances')
  @HttpCode(200)
  @ForCustomer()
  @RateLimit({ points: 20, perSeconds: 60, by: 'actor' })
  async accept(
    @CurrentActor() actor: CustomerActor,
    @Body() body: AcceptInviteDto,
  ): Promise<AcceptInviteResponse> {
    const { code } = body;
    const accepted = await this.unitOfWork.run((tx) =>
      this.referrals.accept(tx, { customerId: actor.id, code }),
    );
    const names = await this.identity.namesOf(this.database.source, [accepted.inviterId]);
    const inviterName = names.get(accepted.inviterId);
    return {
      inviterNameMasked: inviterName === undefined ? '好友' : maskName(inviterName),
      acceptedAt: accepted.acceptedAt.toISOString(),
      offerText: OFFER_TEXT,
      couponIds: [],
    };
  }
}
