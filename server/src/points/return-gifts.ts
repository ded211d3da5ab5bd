import { Injectable } from '@nestjs/common';
import { shopDateOf } from '@tianpu/shared/time';
import { Clock, Database, type Tx, UnitOfWork } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { GiftsStore } from './gifts.store';
import { Points } from './points';
import { type Redemption, RedemptionsStore } from './redemptions.store';

const BATCH = 200;

/** A gift that nobody fetched goes back on the shelf, and its points back to their lots. */
@Injectable()
export class ReturnGifts {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: PointsAccountsStore,
    private readonly gifts: GiftsStore,
    private readonly redemptions: RedemptionsStore,
    private readonly points: Points,
  ) {}

  async run(): Promise<void> {
    const today = shopDateOf(this.clock.now());
    for (const redemption of await this.redemptions.overdue(this.database.source, today, BATCH)) {
      await this.unitOfWork.run((tx) => this.#giveBack(tx, redemption));
    }
  }

  async #giveBack(tx: Tx, { id, customerId, giftId, name }: Redemption): Promise<void> {
    await this.accounts.lock(tx, customerId);
    if (!(await this.redemptions.end(tx, id, 'expired'))) return;
    await this.points.restoreGift(tx, { customerId, redemptionId: id, label: `${name} 未领取` });
    await this.gifts.count(tx, giftId, customerId, -1);
    await this.gifts.returnPiece(tx, giftId);
  }
}
