import { Injectable } from '@nestjs/common';
import { Audit, Clock, ensure, type StaffActor, type Tx } from '../platform';
import { type Redemption, RedemptionsStore } from './redemptions.store';

/** A gift crosses the counter, once. */
@Injectable()
export class HandOverGift {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly redemptions: RedemptionsStore,
  ) {}

  /**
   * Refuses `points.gift_code_unknown`, also for a code of another store, and `points.gift_handed_over` with its status
   * for one that was fetched, returned or sent back before.
   */
  async run(tx: Tx, actor: StaffActor, request: { code: string; storeId: string }): Promise<Redemption> {
    const code = request.code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    const redemption = await this.redemptions.byCode(tx, code, request.storeId);
    ensure(redemption !== undefined, 'points.gift_code_unknown');
    const isFirst = await this.redemptions.handOver(tx, redemption.id, actor.id, this.clock.now());
    ensure(isFirst, 'points.gift_handed_over', { status: redemption.status });
    await this.audit.record(tx, {
      actor,
      action: 'gift.handed_over',
      subject: 'gift_redemption',
      subjectId: redemption.id,
      from: 'waiting',
      to: 'handed_over',
    });
    return { ...redemption, status: 'handed_over' };
  }
}
