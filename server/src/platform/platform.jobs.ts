import { Injectable, type OnModuleInit } from '@nestjs/common';

import { sealNext, verifyChain } from './audit/sealing';
import { Clock } from './clock';
import { Database } from './database/database';
import { isDuplicateKey } from './database/errors';
import { affected } from './database/tx';
import { UnitOfWork } from './database/unit-of-work';
import { Dispatcher } from './domain-events/dispatcher';
import { Jobs } from './jobs/jobs';
import { Log } from './logging/log';

const DAY_MS = 86_400_000;
const SEAL_BATCH = 500;

/** The platform's own upkeep. */
@Injectable()
export class PlatformJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly dispatcher: Dispatcher,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'platform.seal-audit', everySeconds: 5, run: () => this.sealAudit() });
    this.jobs.register({
      name: 'platform.verify-audit',
      everySeconds: 86_400,
      run: () => this.verifyAudit(),
    });
    this.jobs.register({ name: 'platform.measure', everySeconds: 15, run: () => this.dispatcher.measure() });
    this.jobs.register({ name: 'platform.sweep', everySeconds: 3_600, run: () => this.sweep() });
  }

  /** The head of the chain goes to the log, which is kept elsewhere: cutting off the end of the chain shows there. */
  private async sealAudit(): Promise<void> {
    try {
      for (;;) {
        const head = await this.unitOfWork.run((tx) => sealNext(tx, SEAL_BATCH));
        if (!head) return;
        this.log.info({ seq: head.seq, hash: head.hash.toString('hex') }, 'audit chain sealed');
      }
    } catch (error) {
      // Another sealer took the same sequence number first: what was left is its work or the next run's.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private async verifyAudit(): Promise<void> {
    const broken = await verifyChain(this.database.source);
    if (broken) this.log.error(broken, 'the audit chain is broken');
  }

  /** Keys after 7 days, delivered reactions after 30, job runs after 2. */
  private async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    const before = (days: number): Date => new Date(now - days * DAY_MS);
    await this.inChunks('DELETE FROM idempotency_keys WHERE created_at < ? LIMIT 1000', before(7));
    await this.inChunks(
      "DELETE FROM event_deliveries WHERE status = 'delivered' AND due_at < ? LIMIT 1000",
      before(30),
    );
    await this.inChunks(
      'DELETE FROM job_runs WHERE due_at < ? AND finished_at IS NOT NULL LIMIT 1000',
      before(2),
    );
  }

  private async inChunks(sql: string, before: Date): Promise<void> {
    while ((await this.unitOfWork.run((tx) => affected(tx, sql, [before]))) === 1000);
  }
}
