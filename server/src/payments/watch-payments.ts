import { Injectable } from '@nestjs/common';
import { Database, Metrics, row } from '../platform';

/** Keeps the numbers that call a person: open cases, and refunds of which WeChat has not said what became. */
@Injectable()
export class WatchPayments {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  async run(): Promise<void> {
    const found = await row<{ cases: number; unknown: number }>(
      this.database.source,
      `SELECT (SELECT COUNT(*) FROM payment_cases WHERE resolved_at IS NULL) AS cases,
        (SELECT COUNT(*) FROM refunds WHERE status = 'unknown') AS unknown`,
    );
    this.metrics.paymentCasesOpen.set(found?.cases ?? 0);
    this.metrics.refundsUnknown.set(found?.unknown ?? 0);
  }
}
