import { Injectable } from '@nestjs/common';
import type { Id, PlaceOrderRequest } from '@tianpu/shared/api';
import { Database, idempotencyKey, isDuplicateKey, Problem } from '../platform';
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

  /**
   * A repeated tap is refused (its cart is empty by now, its key is taken): it gets the order the first one made, if
   * it made one. The same goes for a COMMIT whose outcome nobody knows.
   */
  async run(customerId: Id, request: PlaceOrderRequest): Promise<OrderDetail> {
    const clientKey = idempotencyKey() ?? null;
    try {
      return await this.placeOrder.run(customerId, clientKey, request);
    } catch (error) {
      const mayBeMade = error instanceof Problem || isDuplicateKey(error, 'uq_orders_customer_client_key');
      const made = mayBeMade ? await this.#find(customerId, clientKey) : undefined;
      if (made === undefined) throw error;
      return made;
    }
  }

  async #find(customerId: Id, clientKey: string | null): Promise<OrderDetail | undefined> {
    const db = this.database.source;
    const id = clientKey === null ? undefined : await this.orders.idByClientKey(db, customerId, clientKey);
    return id === undefined ? undefined : this.orders.detail(db, await this.orders.byId(db, id));
  }
}
