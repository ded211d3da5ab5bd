import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Id, StaffOffersResponse } from '@tianpu/shared/api';
import {
  Audit,
  CurrentActor,
  Database,
  ensure,
  ForStaff,
  type StaffActor,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { StaffOffersDto } from './offers.dto';
import { OffersStore } from './offers.store';

const IN_CHARGE = ['manager', 'owner'] as const;

@ApiTags('staff offers')
@Controller('staff/offers')
export class OffersController {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OffersStore,
    private readonly audit: Audit,
  ) {}

  @Get()
  @ForStaff(...IN_CHARGE)
  @ApiOkResponse({ type: StaffOffersDto })
  async list(): Promise<StaffOffersResponse> {
    const all = await this.offers.all(this.database.source);
    return {
      offers: all.map(({ key, isActive, offer: { id, kind, label, validity } }) => ({
        id,
        key,
        kind,
        label,
        validity,
        isActive,
      })),
    };
  }

  /** Ends an offer for every quote from now on. Refuses `request.not_found` for one that is not running. */
  @Post(':offerId/stop')
  @HttpCode(204)
  @ForStaff(...IN_CHARGE)
  async stop(@CurrentActor() actor: StaffActor, @UlidParam('offerId') offerId: Id): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      ensure(await this.offers.stop(tx, offerId), 'request.not_found');
      await this.audit.record(tx, { actor, action: 'offer.stopped', subject: 'offer', subjectId: offerId });
    });
  }
}
