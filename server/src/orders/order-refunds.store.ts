import type { Id } from '@tianpu/shared/api';
import type { RefundDone } from '@tianpu/shared/pricing';
import { type Db, insert, insertMany, row, rows, type Tx } from '../platform';
import type { OrderRefund } from './orders.types';

const COLUMNS = `id, order_id AS orderId, sequence, reason, cash_fen AS cashFen, delivery_fen AS deliveryFen, points,
  clawed_back_points AS clawedBackPoints, is_complete = 1 AS isComplete, coupon_outcome AS couponOutcome,
  requested_at AS requestedAt`;

/** The only writer of `order_refunds` and `order_refund_lines`. */
export const orderRefundsStore = {
  async insert(tx: Tx, refund: OrderRefund, actor: { kind: string; id: string }): Promise<void> {
    await insert(tx, 'order_refunds', {
      id: refund.id,
      order_id: refund.orderId,
      sequence: refund.sequence,
      reason: refund.reason,
      actor_kind: actor.kind,
      actor_id: actor.id,
      cash_fen: refund.cashFen,
      delivery_fen: refund.deliveryFen,
      points: refund.points,
      clawed_back_points: refund.clawedBackPoints,
      is_complete: refund.isComplete,
      coupon_outcome: refund.couponOutcome,
      requested_at: refund.requestedAt,
    });
    await insertMany(
      tx,
      'order_refund_lines',
      refund.lines.map(({ lineId, quantity, cashFen, points }) => ({
        refund_id: refund.id,
        line_id: lineId,
        quantity,
        cash_fen: cashFen,
        points,
      })),
    );
  },

  /** In the order in which they were made. */
  async ofOrder(db: Db, orderId: Id): Promise<OrderRefund[]> {
    const refunds = await rows<Omit<OrderRefund, 'lines' | 'isComplete'> & { isComplete: number }>(
      db,
      `SELECT ${COLUMNS} FROM order_refunds WHERE order_id = ? ORDER BY sequence`,
      [orderId],
    );
    if (refunds.length === 0) return [];
    const lines = await rows<OrderRefund['lines'][number] & { refundId: Id }>(
      db,
      `SELECT refund_id AS refundId, line_id AS lineId, quantity, cash_fen AS cashFen, points
        FROM order_refund_lines WHERE refund_id IN (?) ORDER BY refund_id, line_id`,
      [refunds.map(({ id }) => id)],
    );
    return refunds.map((refund) => ({
      ...refund,
      isComplete: refund.isComplete === 1,
      lines: lines.flatMap(({ refundId, ...line }) => (refundId === refund.id ? [line] : [])),
    }));
  },

  /** Sums over an order's refunds, for what is left of it. */
  async totalsOf(
    db: Db,
    orderId: Id,
  ): Promise<Pick<RefundDone, 'cashFen' | 'deliveryFen' | 'clawedBackPoints'>> {
    const found = await row<{ cashFen: number; deliveryFen: number; clawedBackPoints: number }>(
      db,
      `SELECT COALESCE(SUM(cash_fen), 0) AS cashFen, COALESCE(SUM(delivery_fen), 0) AS deliveryFen,
        COALESCE(SUM(clawed_back_points), 0) AS clawedBackPoints FROM order_refunds WHERE order_id = ?`,
      [orderId],
    );
    return found ?? { cashFen: 0, deliveryFen: 0, clawedBackPoints: 0 };
  },

  /** Points paid per line, from the frozen allocation. */
  pointsOfLines(db: Db, orderId: Id): Promise<{ lineId: Id; points: number }[]> {
    return rows(
      db,
      `SELECT s.line_id AS lineId, -SUM(s.amount_fen) AS points FROM order_adjustments a
        JOIN order_adjustment_allocations s ON s.order_id = a.order_id AND s.position = a.position
        WHERE a.order_id = ? AND a.source = 'points' GROUP BY s.line_id`,
      [orderId],
    );
  },
};
