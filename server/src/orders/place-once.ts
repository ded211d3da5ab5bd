import { Injectable } from '@nestjs/common';
import type { Id, PlaceOrderRequest } from '@tianpu/shared/api';
import { Database, idempotencyKey, Problem } from '../platform';
import { OrdersReader } from './orders.read-model';
import type { OrderDetail } from './orders.types';
import { PlaceOrder } from './place-order';

/** One tap of "order" is one order, also when the server died between the order's COMMIT and its answer. */
@Injectable()
export class PlaceOnce {
  constructor(
    private readonly database: Database,
    private readonly orders: OrdersReader,
    private readonly placeOrder: PlaceOrder,
  ) {}

  /** A refusal of a repeated tap (its cart is empty by now) gives the order the first one made, if it made one. */
  async run(customerId: Id, request: PlaceOrderRequest): Promise<OrderDetail> {
    const clientKey = idempotencyKey() ?? null;
    try {
      return await this.placeOrder.run(customerId, clientKey, request);
    } catch (error) {
      const made = error instanceof Problem ? await this.find(customerId, clientKey) : undefined;
      if (made === undefined) throw error;
      return made;
    }
  }

  async find(customerId: Id, clientKey: string | null): Promise<OrderDetail | undefined> {
    const db = this.database.source;
    const id = clientKey === null ? undefined : await this.orders.idByClientKey(db, customerId, clientKey);
    return id === undefined ? undefined : this.orders.detail(db, await this.orders.byId(db, id));
  }
}
