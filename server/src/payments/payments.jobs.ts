import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform';
import { ImportBill } from './import-bill';
import { PollPayments } from './poll-payments';
import { SendRefunds } from './send-refunds';
import { WatchPayments } from './watch-payments';

/** Scheduled work of payments. Each run looks at what is due, so a missed run is made up for by the next. */
@Injectable()
export class PaymentsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly poll: PollPayments,
    private readonly refunds: SendRefunds,
    private readonly bill: ImportBill,
    private readonly watch: WatchPayments,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'payments.poll', everySeconds: 5, run: () => this.poll.run() });
    this.jobs.register({ name: 'payments.send-refunds', everySeconds: 10, run: () => this.refunds.run() });
    this.jobs.register({ name: 'payments.watch', everySeconds: 30, run: () => this.watch.run() });
    this.jobs.register({
      name: 'payments.reconcile-bill',
      everySeconds: 1800,
      run: () => this.bill.runForYesterday(),
    });
  }
}
