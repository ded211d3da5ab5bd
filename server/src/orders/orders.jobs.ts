import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform';
import { CloseUnpaidOrders } from './close-unpaid-orders';
import { CompleteOrders } from './complete-orders';
import { PickupMisses } from './pickup-misses';

@Injectable()
export class OrdersJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly closing: CloseUnpaidOrders,
    private readonly completing: CompleteOrders,
    private readonly misses: PickupMisses,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'orders.close-unpaid', everySeconds: 15, run: () => this.closing.run() });
    this.jobs.register({ name: 'orders.complete', everySeconds: 600, run: () => this.completing.run() });
    this.jobs.register({
      name: 'orders.forget-misses',
      everySeconds: 3600,
      run: () => this.misses.removeOld(),
    });
  }
}
