import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { VisitResponse } from '@tianpu/shared/api';
import { parseScene } from '@tianpu/shared/sources';
import {
  Clock,
  CurrentActor,
  type CustomerActor,
  DomainEvents,
  ForCustomer,
  Problem,
  RateLimit,
  UnitOfWork,
} from '../platform';
import { RecordVisitDto, VisitDto } from './sources.dto';
import { SourcesStore } from './sources.store';

@ApiTags('sources')
@Controller('visits')
export class SourcesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: SourcesStore,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down that the customer came through one of the shop's codes and says which store it belongs to.
   * Refuses `source.unknown`: the app then simply goes on without a source.
   */
  @Post()
  @ForCustomer()
  @RateLimit({ points: 30, perSeconds: 60, by: 'actor' })
  @ApiCreatedResponse({ type: VisitDto })
  record(@CurrentActor() actor: CustomerActor, @Body() body: RecordVisitDto): Promise<VisitResponse> {
    const at = this.clock.now();
    return this.unitOfWork.run(async (tx) => {
      const sceneCode = parseScene(body.scene);
      const code = sceneCode === null ? undefined : await this.sources.findCode(tx, sceneCode);
      if (!code) throw new Problem('source.unknown');
      const visitId = await this.sources.addVisit(tx, actor.id, code.id, at);
      await this.events.record(tx, {
        name: 'visit.recorded',
        aggregateId: actor.id,
        payload: { customerId: actor.id, visitId, sourceCodeId: code.id, at: at.toISOString() },
      });
      return { visitId, source: { kind: code.kind, label: code.label, storeId: code.store_id } };
    });
  }
}
