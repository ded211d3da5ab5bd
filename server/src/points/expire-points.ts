import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { planExpiry } from '@tianpu/shared/points';
import { Clock, Database, type Tx, UnitOfWork } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import { PointsLedger } from './ledger';

const BATCH = 200;

/**
 * Ends lots that are over. Nobody waits for it: points whose time has come cannot be spent anyway, this only writes down
 * what was never used. One customer, one transaction, so a crash half-way loses nothing and the next run goes on.
 */
@Injectable()
export class ExpirePoints {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: PointsAccountsStore,
    private readonly ledger: PointsLedger,
  ) {}

  async run(): Promise<void> {
    let due: Id[];
    do {
      due = await this.accounts.withEndedLots(this.database.source, this.clock.now(), BATCH);
      for (const customerId of due) await this.unitOfWork.run((tx) => this.of(tx, customerId));
    } while (due.length === BATCH);
  }

  /** Each lot that ends is a cause of its own; one that got points back and ends again is the next part of it. */
  async of(tx: Tx, customerId: Id): Promise<void> {
    let account = await this.accounts.lock(tx, customerId);
    for (let plan = planExpiry(account, account.now); plan; plan = planExpiry(account, account.now)) {
      const [entry] = plan.entries;
      const [share] = entry?.takes ?? [];
      if (entry === undefined || share === undefined) throw new Error('an expiry without a lot');
      const cause = { source: 'lot', sourceId: share.lotId, label: '到期未使用' } as const;
      const firstPart = await this.ledger.parts(tx, cause, 'expire');
      await this.ledger.write(tx, account, { ...plan, entries: [entry] }, { cause, firstPart });
      account = await this.accounts.lock(tx, customerId);
    }
  }
}
