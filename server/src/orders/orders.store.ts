import type { Id, ShopDate } from '@tianpu/shared/api';
import type { OrderStatus } from '@tianpu/shared/orders';
import { affected, insert, insertMany, row, rows, type Tx } from '../platform';
import { ORDER_COLUMNS } from './orders.columns';
import type { ClosedBecause, Order, OrderAdjustment, OrderGift, OrderLine, RefundView } from './orders.types';

/** What may change together with an order's status. */
export interface StatusPatch {
  paidAt?: Date;
  pickupCode?: string | null;
  closedAt?: Date;
  closedBecause?: ClosedBecause;
  handedOverAt?: Date;
  handedOverBy?: Id;
}

const PATCH_COLUMNS: Readonly<Record<keyof StatusPatch, string>> = {
  paidAt: 'paid_at',
  pickupCode: 'pickup_code',
  closedAt: 'closed_at',
  closedBecause: 'closed_because',
  handedOverAt: 'handed_over_at',
  handedOverBy: 'handed_over_by',
};

/** What is known of an order when it is placed. */
export type NewOrder = Omit<
  Order,
  | 'status'
  | 'paidAt'
  | 'closedAt'
  | 'closedBecause'
  | 'refundFen'
  | 'refundStatus'
  | 'pickupCode'
  | 'handedOverAt'
  | 'handedOverBy'
>;

/** An order as it begins: unpaid, with nothing that comes later. */
export function newOrder(placed: NewOrder): Order {
  return {
    ...placed,
    status: 'pending_payment',
    paidAt: null,
    closedAt: null,
    closedBecause: null,
    refundFen: null,
    refundStatus: null,
    pickupCode: null,
    handedOverAt: null,
    handedOverBy: null,
  };
}

/** The only writer of orders, their lines and adjustments. */
export const ordersStore = {
  async insert(tx: Tx, order: Order, clientKey: string | null): Promise<void> {
    await insert(tx, 'orders', {
      id: order.id,
      order_number: order.orderNumber,
      customer_id: order.customerId,
      client_key: clientKey,
      store_id: order.storeId,
      status: order.status,
      mode: order.mode,
      slot_starts_at: order.slotStartsAt,
      slot_ends_at: order.slotEndsAt,
      pickup_on: order.pickupOn,
      delivery_sealed: order.deliverySealed,
      note: order.note,
      note_review: order.noteReview,
      item_count: order.itemCount,
      goods_total_fen: order.goodsTotalFen,
      delivery_fee_fen: order.deliveryFeeFen,
      payable_fen: order.payableFen,
      coupon_id: order.couponId,
      points_used: order.pointsUsed,
      points_to_earn: order.pointsToEarn,
      audiences: order.audiences,
      placed_at: order.placedAt,
      pay_before: order.payBefore,
    });
  },

  async insertLines(tx: Tx, lines: readonly OrderLine[]): Promise<void> {
    await insertMany(
      tx,
      'order_lines',
      lines.map((line) => ({
        id: line.id,
        order_id: line.orderId,
        position: line.position,
        sku_id: line.skuId,
        product_id: line.productId,
        category_id: line.categoryId,
        product_name: line.productName,
        options_text: line.optionsText,
        thumbnail_url: line.thumbnailUrl,
        quantity: line.quantity,
        unit_price_fen: line.unitPriceFen,
        line_total_fen: line.lineTotalFen,
        allocated_net_fen: line.allocatedNetFen,
      })),
    );
  },

  async insertAdjustments(tx: Tx, orderId: Id, adjustments: readonly OrderAdjustment[]): Promise<void> {
    await insertMany(
      tx,
      'order_adjustments',
      adjustments.map(({ position, source, label, amountFen }) => ({
        order_id: orderId,
        position,
        source,
        label,
        amount_fen: amountFen,
      })),
    );
    await insertMany(
      tx,
      'order_adjustment_allocations',
      adjustments.flatMap(({ position, allocations }) =>
        allocations.map(({ lineId, amountFen }) => ({
          order_id: orderId,
          position,
          line_id: lineId,
          amount_fen: amountFen,
        })),
      ),
    );
  },

  async insertGifts(tx: Tx, orderId: Id, gifts: readonly OrderGift[]): Promise<void> {
    await insertMany(
      tx,
      'order_gifts',
      gifts.map(({ offerId, skuId, label, thumbnailUrl, quantity, worthFen }, index) => ({
        order_id: orderId,
        position: index + 1,
        offer_id: offerId,
        sku_id: skuId,
        label,
        thumbnail_url: thumbnailUrl,
        quantity,
        worth_fen: worthFen,
      })),
    );
  },

  /** The order's row, held until the transaction ends. */
  lock(tx: Tx, orderId: Id): Promise<Order | undefined> {
    return row<Order>(tx, `SELECT ${ORDER_COLUMNS} FROM orders WHERE id = ? FOR UPDATE`, [orderId]);
  },

  /** Moves the order on if it still stands at `from`; false when somebody moved it first. */
  async move(
    tx: Tx,
    orderId: Id,
    from: OrderStatus,
    to: OrderStatus,
    patch: StatusPatch = {},
  ): Promise<boolean> {
    const keys = Object.keys(patch) as (keyof StatusPatch)[];
    const assignments = ['status = ?', ...keys.map((key) => `${PATCH_COLUMNS[key]} = ?`)];
    const moved = await affected(
      tx,
      `UPDATE orders SET ${assignments.join(', ')} WHERE id = ? AND status = ?`,
      [to, ...keys.map((key) => patch[key] ?? null), orderId, from],
    );
    return moved === 1;
  },

  async noteLatePayment(tx: Tx, orderId: Id): Promise<void> {
    await affected(
      tx,
      `UPDATE orders SET closed_because = 'late_payment_refunded' WHERE id = ? AND status = 'cancelled'`,
      [orderId],
    );
  },

  async showRefund(tx: Tx, orderId: Id, refund: { refundFen: number; status: RefundView }): Promise<void> {
    await affected(tx, 'UPDATE orders SET refund_fen = ?, refund_status = ? WHERE id = ?', [
      refund.refundFen,
      refund.status,
      orderId,
    ]);
  },

  async unpaidCount(tx: Tx, customerId: Id): Promise<number> {
    const found = await row<{ unpaid: number }>(
      tx,
      `SELECT COUNT(*) AS unpaid FROM orders WHERE customer_id = ? AND status = 'pending_payment'`,
      [customerId],
    );
    return found?.unpaid ?? 0;
  },

  async livePickupCodes(tx: Tx, storeId: Id, on: ShopDate): Promise<Set<string>> {
    const found = await rows<{ code: string }>(
      tx,
      `SELECT live_pickup_code AS code FROM orders
        WHERE store_id = ? AND pickup_on = ? AND live_pickup_code IS NOT NULL`,
      [storeId, on],
    );
    return new Set(found.map(({ code }) => code));
  },
};
