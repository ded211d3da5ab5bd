import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Clock, Database, Log } from '../platform';
import { systemActor } from './actors';
import { CancelOrder } from './cancel-order';
import { OrdersReader } from './orders.read-model';

const BATCH = 200;
const AT_ONCE = 4;

/** Orders whose 15 minutes are over give their slot and stock back. One that cannot be closed does not stop the others. */
@Injectable()
export class CloseUnpaidOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersReader,
    private readonly cancel: CancelOrder,
    private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    const due = await this.orders.unpaidSince(this.database.source, this.clock.now(), BATCH);
    for (let start = 0; start < due.length; start += AT_ONCE) {
      await Promise.all(due.slice(start, start + AT_ONCE).map((orderId) => this.#close(orderId)));
    }
  }

  async #close(orderId: Id): Promise<void> {
    try {
      await this.cancel.closeUnpaid(orderId, systemActor('orders.close-unpaid'), 'unpaid');
    } catch (error) {
      this.log.error(
        { err: error, orderId },
        'an unpaid order could not be closed; the next run tries again',
      );
    }
  }
}
