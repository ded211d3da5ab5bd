import { Body, Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type {
  CouponTemplatesResponse,
  Id,
  IssueCouponsResponse,
  MakeCouponCodesResponse,
  RedeemPaperCouponResponse,
  VoidCouponBatchResponse,
} from '@tianpu/shared/api';
import { couponFace, validityText } from '@tianpu/shared/coupons';
import {
  CurrentActor,
  Database,
  ensure,
  ForStaff,
  type StaffActor,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { CouponBatches } from './coupon-batches';
import { CouponCodeMisses } from './coupon-code-misses';
import { CreateCouponTemplateDto, templateRequest } from './coupon-template.dto';
import { CouponTemplatesStore } from './coupon-templates.store';
import { StaffCoupons } from './staff-coupons';
import {
  CouponCodesDto,
  CouponTemplatesDto,
  CreatedTemplateDto,
  IssueCouponsDto,
  IssuedCouponsDto,
  MakeCouponCodesDto,
  PaperCouponDto,
  RedeemPaperCouponDto,
  VoidedBatchDto,
} from './staff-coupons.dto';
import { UseCouponCode } from './use-coupon-code';

const IN_CHARGE = ['manager', 'owner'] as const;

@ApiTags('staff coupons')
@Controller('staff')
export class StaffCouponsController {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly staffCoupons: StaffCoupons,
    private readonly templates: CouponTemplatesStore,
    private readonly batches: CouponBatches,
    private readonly codes: UseCouponCode,
    private readonly misses: CouponCodeMisses,
  ) {}

  @Get('coupon-templates')
  @ForStaff(...IN_CHARGE)
  @ApiOkResponse({ type: CouponTemplatesDto })
  async list(): Promise<CouponTemplatesResponse> {
    return { templates: await this.staffCoupons.list(this.database.source) };
  }

  @Post('coupon-templates')
  @ForStaff(...IN_CHARGE)
  @ApiCreatedResponse({ type: CreatedTemplateDto })
  async create(
    @CurrentActor() actor: StaffActor,
    @Body() body: CreateCouponTemplateDto,
  ): Promise<{ templateId: Id }> {
    const draft = { ...templateRequest(body), isActive: true };
    return { templateId: await this.unitOfWork.run((tx) => this.staffCoupons.create(tx, actor, draft)) };
  }

  @Post('coupon-templates/:templateId/stop')
  @HttpCode(204)
  @ForStaff(...IN_CHARGE)
  async stop(@CurrentActor() actor: StaffActor, @UlidParam('templateId') templateId: Id): Promise<void> {
    await this.unitOfWork.run((tx) => this.staffCoupons.stop(tx, actor, templateId));
  }

  @Post('coupon-templates/:templateId/issues')
  @ForStaff(...IN_CHARGE)
  @ApiCreatedResponse({ type: IssuedCouponsDto })
  async issue(
    @CurrentActor() actor: StaffActor,
    @UlidParam('templateId') templateId: Id,
    @Body() body: IssueCouponsDto,
  ): Promise<IssueCouponsResponse> {
    return {
      issued: await this.unitOfWork.run((tx) => this.staffCoupons.issue(tx, actor, templateId, body)),
    };
  }

  /** The codes are in this answer and nowhere else; a lost list is voided and printed anew. */
  @Post('coupon-templates/:templateId/code-batches')
  @ForStaff(...IN_CHARGE)
  @ApiCreatedResponse({ type: CouponCodesDto })
  async makeCodes(
    @CurrentActor() actor: StaffActor,
    @UlidParam('templateId') templateId: Id,
    @Body() body: MakeCouponCodesDto,
  ): Promise<MakeCouponCodesResponse> {
    const template = await this.templates.byId(this.database.source, templateId);
    ensure(template !== undefined, 'coupon.not_found');
    const made = await this.unitOfWork.run((tx) => this.batches.make(tx, actor, { templateId, ...body }));
    return { ...made, face: couponFace(template), validityText: validityText(template.validity) };
  }

  @Post('coupon-batches/:batchId/void')
  @HttpCode(200)
  @ForStaff(...IN_CHARGE)
  @ApiOkResponse({ type: VoidedBatchDto })
  async voidBatch(
    @CurrentActor() actor: StaffActor,
    @UlidParam('batchId') batchId: Id,
  ): Promise<VoidCouponBatchResponse> {
    return { voided: await this.unitOfWork.run((tx) => this.batches.end(tx, actor, batchId)) };
  }

  @Post('paper-coupons/redemptions')
  @ForStaff('counter', ...IN_CHARGE)
  @ApiCreatedResponse({ type: PaperCouponDto })
  async redeemPaper(
    @CurrentActor() actor: StaffActor,
    @Body() body: RedeemPaperCouponDto,
    @Ip() address: string,
  ): Promise<RedeemPaperCouponResponse> {
    ensure(actor.storeIds.includes(body.storeId), 'store.not_found');
    return this.misses.guard({ actor: actor.id, address }, () =>
      this.unitOfWork.run((tx) => this.codes.onPaper(tx, actor, body)),
    );
  }
}
