import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs, type Tx, UnitOfWork } from '../platform';
import { CustomerSessionsStore } from './customer-sessions.store';
import { SignInAttemptsStore } from './sign-in-attempts.store';
import { StaffSessionsStore } from './staff-sessions.store';

const BATCH = 1_000;

/** Deletes what identity no longer needs: sessions ended 30 days ago, failed sign-ins of more than a day. */
@Injectable()
export class IdentityJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly customerSessions: CustomerSessionsStore,
    private readonly staffSessions: StaffSessionsStore,
    private readonly attempts: SignInAttemptsStore,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'identity.forget-ended', everySeconds: 3_600, run: () => this.forgetEnded() });
  }

  private async forgetEnded(): Promise<void> {
    await this.inBatches((tx) => this.customerSessions.deleteEnded(tx, BATCH));
    await this.inBatches((tx) => this.staffSessions.deleteEnded(tx, BATCH));
    await this.inBatches((tx) => this.attempts.deleteOld(tx, BATCH));
  }

  /** Small transactions, so that the sweep never holds many rows. */
  private async inBatches(remove: (tx: Tx) => Promise<number>): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH) removed = await this.unitOfWork.run(remove);
  }
}
