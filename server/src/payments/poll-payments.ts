import { Injectable } from '@nestjs/common';
import { Clock, Database, Log, UnitOfWork } from '../platform';
import { nextQueryAt } from './payments.rules';
import { paymentsStore } from './payments.store';
import type { Payment } from './payments.types';
import { QueryPayment } from './query-payment';

const BATCH = 200;
const AT_ONCE = 8;

/** Asks WeChat about unpaid payments on the schedule, so that a lost notification costs seconds, not the order. */
@Injectable()
export class PollPayments {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly query: QueryPayment,
    private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    const due = await paymentsStore.due(this.database.source, this.clock.now(), BATCH);
    for (let start = 0; start < due.length; start += AT_ONCE) {
      await Promise.all(due.slice(start, start + AT_ONCE).map((payment) => this.#ask(payment)));
    }
  }

  async #ask(payment: Payment): Promise<void> {
    const mine = await this.unitOfWork.run((tx) =>
      paymentsStore.claimQuery(tx, payment, followingQuery(payment, this.clock.now())),
    );
    if (!mine) return;
    try {
      await this.query.run(payment);
    } catch (error) {
      // The next query is scheduled already; the order's own closing asks again before it gives the slot back.
      this.log.warn({ err: error, outTradeNo: payment.outTradeNo }, 'a payment could not be queried');
    }
  }
}

/**
 * The schedule counts from when the customer was last given parameters. After a pause of this server the missed
 * steps are skipped, not made up for.
 */
function followingQuery(payment: Payment, now: Date): Date {
  const armedAt = payment.prepaidAt ?? payment.nextQueryAt ?? now;
  for (let done = payment.queryCount + 1; ; done += 1) {
    const next = nextQueryAt(armedAt, done);
    if (next > now) return next;
  }
}
