import { Injectable } from '@nestjs/common';
import { addMinutes } from '@tianpu/shared/time';
import { Clock, Database, UnitOfWork } from '../platform';
import { MoveOrder } from './move-order';
import { OrdersReader } from './orders.read-model';

const COMPLETE_AFTER_MINUTES = 4 * 60;
const BATCH = 200;

/** Four hours after it was handed over an order is complete: time enough to come back with a wrong box. */
@Injectable()
export class CompleteOrders {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly orders: OrdersReader,
    private readonly moves: MoveOrder,
  ) {}

  async run(): Promise<void> {
    const before = addMinutes(this.clock.now(), -COMPLETE_AFTER_MINUTES);
    for (const orderId of await this.orders.handedOverBefore(this.database.source, before, BATCH)) {
      await this.unitOfWork.run((tx) => this.moves.complete(tx, orderId));
    }
  }
}
