import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LadderPreviewResponse, LaddersResponse } from '@tianpu/shared/api';
import { LADDER_TEMPLATES } from '@tianpu/shared/membership';
import { CurrentActor, Database, ForStaff, type StaffActor, UnitOfWork } from '../platform';
import { ladderOf } from './ladder.dto';
import { LaddersStore } from './ladders.store';
import { PreviewLadderDto, SwitchLadderDto } from './membership.dto';
import { RecomputeTier } from './recompute-tier';
import { SwitchLadder } from './switch-ladder';

/** The rules of the tiers are the owner's. */
@ApiTags('admin membership')
@Controller('admin/membership')
@ForStaff('owner')
export class LadderController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly ladders: LaddersStore,
    private readonly switching: SwitchLadder,
    private readonly tiers: RecomputeTier,
  ) {}

  @Get('ladders')
  async all(): Promise<LaddersResponse> {
    const { ladder } = await this.ladders.current(this.database.source);
    return { current: ladder, templates: [...LADDER_TEMPLATES] };
  }

  /** Changes nothing but to keep what was looked at, under the token of the answer. */
  @Post('ladder-previews')
  async preview(
    @CurrentActor() actor: StaffActor,
    @Body() body: PreviewLadderDto,
  ): Promise<LadderPreviewResponse> {
    const ladder = ladderOf(body.ladder);
    const report = await this.switching.preview(this.database.source, ladder);
    const previewToken = await this.unitOfWork.run((tx) => this.switching.keepPreview(tx, actor, ladder));
    return { ...report, previewToken };
  }

  /** Puts it in force and moves everybody it moves; who is left when this is cut short follows with the next run. */
  @Post('ladder')
  @HttpCode(200)
  async change(@CurrentActor() actor: StaffActor, @Body() body: SwitchLadderDto): Promise<LaddersResponse> {
    const { previewToken } = body;
    const ladder = ladderOf(body.ladder);
    await this.unitOfWork.run((tx) => this.switching.run(tx, actor, { ladder, previewToken }));
    await this.tiers.due();
    return this.all();
  }
}
