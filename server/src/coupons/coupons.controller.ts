import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type {
  ClaimCentreResponse,
  ClaimCouponResponse,
  CouponResponse,
  Id,
  MyCouponsResponse,
} from '@tianpu/shared/api';
import { parseScene } from '@tianpu/shared/sources';
import {
  CurrentActor,
  type CustomerActor,
  Database,
  ensure,
  ForCustomer,
  RateLimit,
  UnitOfWork,
} from '../platform';
import { SourcesStore } from '../sources';
import { ClaimCoupon } from './claim-coupon';
import { CouponCodeMisses } from './coupon-code-misses';
import { ClaimByStoreCodeDto, ClaimCouponDto, MyCouponsQueryDto, RedeemCouponCodeDto } from './coupons.dto';
import { CouponsReader } from './coupons.read-model';
import { ClaimCentreDto, ClaimedCouponDto, ClaimedCouponsDto, MyCouponsDto } from './coupons-answers.dto';
import { UseCouponCode } from './use-coupon-code';

@ApiTags('coupons')
@Controller('coupons')
@ForCustomer()
export class CouponsController {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly coupons: CouponsReader,
    private readonly claims: ClaimCoupon,
    private readonly codes: UseCouponCode,
    private readonly misses: CouponCodeMisses,
    private readonly sources: SourcesStore,
  ) {}

  /** "My coupons": all of them, or one tab. */
  @Get()
  @ApiOkResponse({ type: MyCouponsDto })
  mine(@CurrentActor() actor: CustomerActor, @Query() query: MyCouponsQueryDto): Promise<MyCouponsResponse> {
    return this.coupons.mine(this.database.source, actor.id, query.tab);
  }

  @Get('claimable')
  @ApiOkResponse({ type: ClaimCentreDto })
  claimable(@CurrentActor() actor: CustomerActor): Promise<ClaimCentreResponse> {
    return this.coupons.claimCentre(this.database.source, actor.id);
  }

  @Post('claims')
  @RateLimit({ points: 5, perSeconds: 1, by: 'actor' })
  @ApiCreatedResponse({ type: ClaimedCouponDto })
  async claim(
    @CurrentActor() actor: CustomerActor,
    @Body() body: ClaimCouponDto,
  ): Promise<ClaimCouponResponse> {
    return { coupon: await this.#show(actor.id, await this.claims.fromCentre(actor.id, body.templateId)) };
  }

  /** A store's code was scanned: the coupons it brings, also when they came before. Refuses `source.unknown`. */
  @Post('store-code-claims')
  @RateLimit({ points: 5, perSeconds: 1, by: 'actor' })
  @ApiCreatedResponse({ type: ClaimedCouponsDto })
  async claimByStoreCode(
    @CurrentActor() actor: CustomerActor,
    @Body() body: ClaimByStoreCodeDto,
  ): Promise<{ coupons: CouponResponse[] }> {
    const scene = parseScene(body.sourceToken);
    const code = scene === null ? undefined : await this.sources.findCode(this.database.source, scene);
    ensure(code !== undefined, 'source.unknown');
    const couponIds = await this.unitOfWork.run((tx) => this.claims.byStoreCode(tx, actor.id, code.id));
    const coupons: CouponResponse[] = [];
    for (const couponId of couponIds) coupons.push(await this.#show(actor.id, couponId));
    return { coupons };
  }

  @Post('code-claims')
  @RateLimit({ points: 5, perSeconds: 1, by: 'actor' })
  @ApiCreatedResponse({ type: ClaimedCouponDto })
  async useCode(
    @CurrentActor() actor: CustomerActor,
    @Body() body: RedeemCouponCodeDto,
    @Ip() address: string,
  ): Promise<ClaimCouponResponse> {
    const couponId = await this.misses.guard({ actor: actor.id, address }, () =>
      this.unitOfWork.run((tx) => this.codes.byCustomer(tx, actor.id, body.code)),
    );
    return { coupon: await this.#show(actor.id, couponId) };
  }

  #show(customerId: Id, couponId: Id): Promise<CouponResponse> {
    return this.coupons.oneOf(this.database.source, customerId, couponId);
  }
}
