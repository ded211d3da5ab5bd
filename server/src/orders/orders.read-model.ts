import { Injectable } from '@nestjs/common';
import type { Id, ShopDate } from '@tianpu/shared/api';
import { type Db, ensure, row, rows } from '../platform';
import { orderRefundsStore } from './order-refunds.store';
import { GIFT_COLUMNS, LINE_COLUMNS, ORDER_COLUMNS } from './orders.columns';
import type { Order, OrderDetail, OrderGift, OrderLine } from './orders.types';

/** What the customer's pages, the staff's pages and the jobs read of orders. */
@Injectable()
export class OrdersReader {
  async byId(db: Db, orderId: Id): Promise<Order> {
    const order = await row<Order>(db, `SELECT ${ORDER_COLUMNS} FROM orders WHERE id = ?`, [orderId]);
    ensure(order !== undefined, 'order.not_found');
    return order;
  }

  /** Refuses `order.not_found` for other people's orders too: nobody learns that an id exists. */
  async ownedBy(db: Db, customerId: Id, orderId: Id): Promise<Order> {
    const order = await this.byId(db, orderId);
    ensure(order.customerId === customerId, 'order.not_found');
    return order;
  }

  async idByClientKey(db: Db, customerId: Id, clientKey: string): Promise<Id | undefined> {
    const found = await row<{ id: Id }>(
      db,
      'SELECT id FROM orders WHERE customer_id = ? AND client_key = ?',
      [customerId, clientKey],
    );
    return found?.id;
  }

  async detail(db: Db, order: Order): Promise<OrderDetail> {
    const [lines, adjustments, gifts, refunds, timeline] = await Promise.all([
      this.linesOf(db, [order.id]),
      rows<OrderDetail['adjustments'][number]>(
        db,
        'SELECT label, amount_fen AS amountFen FROM order_adjustments WHERE order_id = ? ORDER BY position',
        [order.id],
      ),
      this.giftsOf(db, [order.id]),
      orderRefundsStore.ofOrder(db, order.id),
      rows<OrderDetail['timeline'][number]>(
        db,
        'SELECT to_status AS `to`, changed_at AS at FROM order_status_history WHERE order_id = ? ORDER BY position',
        [order.id],
      ),
    ]);
    return { order, lines, adjustments, gifts, refunds, timeline };
  }

  /** Newest first, below the cursor's id; one more than `limit`, so that the caller sees whether there is a next page. */
  async pageOf(db: Db, customerId: Id, cursor: Id | undefined, limit: number): Promise<Order[]> {
    const below = cursor === undefined ? '' : 'AND id < ?';
    return rows<Order>(
      db,
      `SELECT ${ORDER_COLUMNS} FROM orders WHERE customer_id = ? ${below} ORDER BY id DESC LIMIT ?`,
      [customerId, ...(cursor === undefined ? [] : [cursor]), limit + 1],
    );
  }

  async linesOf(db: Db, orderIds: readonly Id[]): Promise<OrderLine[]> {
    if (orderIds.length === 0) return [];
    return rows<OrderLine>(
      db,
      `SELECT ${LINE_COLUMNS} FROM order_lines WHERE order_id IN (?) ORDER BY order_id, position`,
      [orderIds],
    );
  }

  async giftsOf(db: Db, orderIds: readonly Id[]): Promise<(OrderGift & { orderId: Id })[]> {
    if (orderIds.length === 0) return [];
    return rows(
      db,
      `SELECT ${GIFT_COLUMNS} FROM order_gifts WHERE order_id IN (?) ORDER BY order_id, position`,
      [orderIds],
    );
  }

  /** A store's orders of one day, in the order of their slots; closed ones are nobody's work. */
  async ofStoreDay(db: Db, storeId: Id, on: ShopDate): Promise<Order[]> {
    return rows<Order>(
      db,
      `SELECT ${ORDER_COLUMNS} FROM orders
        WHERE store_id = ? AND pickup_on = ? AND status <> 'cancelled' ORDER BY slot_starts_at, id`,
      [storeId, on],
    );
  }

  /** Everything in the store that ever had this code. */
  async byPickupCode(db: Db, storeId: Id, code: string): Promise<Order[]> {
    return rows<Order>(
      db,
      `SELECT ${ORDER_COLUMNS} FROM orders WHERE store_id = ? AND pickup_code = ? ORDER BY id DESC LIMIT 50`,
      [storeId, code],
    );
  }

  async unpaidSince(db: Db, now: Date, limit: number): Promise<Id[]> {
    const found = await rows<{ id: Id }>(
      db,
      `SELECT id FROM orders WHERE status = 'pending_payment' AND pay_before <= ? ORDER BY pay_before LIMIT ?`,
      [now, limit],
    );
    return found.map(({ id }) => id);
  }

  async handedOverBefore(db: Db, before: Date, limit: number): Promise<Id[]> {
    const found = await rows<{ id: Id }>(
      db,
      `SELECT id FROM orders WHERE status IN ('picked_up', 'delivered') AND handed_over_at <= ? LIMIT ?`,
      [before, limit],
    );
    return found.map(({ id }) => id);
  }
}
