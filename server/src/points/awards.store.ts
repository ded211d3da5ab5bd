import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { PointsAward } from '@tianpu/shared/points';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';

/** What an order earns, with what refunds took of it. */
export interface Award extends PointsAward {
  orderId: Id;
  customerId: Id;
  orderNumber: string;
  /** The lot it became; null while it is pending. */
  lotId: Id | null;
  /** Of `reversed`, what had ended unused and was forgiven. */
  forgiven: number;
  paidAt: Date;
}

const AWARD = `SELECT a.order_id AS orderId, a.customer_id AS customerId, a.order_number AS orderNumber, a.points,
    a.state, a.lot_id AS lotId, a.paid_at AS paidAt, COALESCE(SUM(c.points), 0) AS reversed,
    COALESCE(SUM(c.forgiven_points), 0) AS forgiven
  FROM points_awards a LEFT JOIN points_claw_backs c ON c.order_id = a.order_id`;

/** The only writer of points_awards and points_claw_backs. Change them under the customer's account lock only. */
@Injectable()
export class AwardsStore {
  of(db: Db, orderId: Id): Promise<Award | undefined> {
    return row<Award>(db, `${AWARD} WHERE a.order_id = ? GROUP BY a.order_id`, [orderId]);
  }

  /** Promises not kept yet, newest first. */
  pendingOf(db: Db, customerId: Id): Promise<Award[]> {
    return rows<Award>(
      db,
      `${AWARD} WHERE a.customer_id = ? AND a.state = 'pending' GROUP BY a.order_id ORDER BY a.paid_at DESC`,
      [customerId],
    );
  }

  /** Writes a promise down, once per order; one that was dropped before it was seen stays dropped. */
  async promise(
    tx: Tx,
    award: Pick<Award, 'orderId' | 'customerId' | 'orderNumber' | 'points' | 'paidAt'>,
  ): Promise<void> {
    await affected(
      tx,
      `INSERT INTO points_awards (order_id, customer_id, order_number, points, state, paid_at)
        VALUES (?, ?, ?, ?, 'pending', ?) ON DUPLICATE KEY UPDATE points = points`,
      [award.orderId, award.customerId, award.orderNumber, award.points, award.paidAt],
    );
  }

  /** The order is refunded in full before its payment was heard of. */
  async dropUnseen(
    tx: Tx,
    { orderId, customerId, now }: { orderId: Id; customerId: Id; now: Date },
  ): Promise<void> {
    await affected(
      tx,
      `INSERT INTO points_awards (order_id, customer_id, order_number, points, state, paid_at, settled_at)
        VALUES (?, ?, '', 0, 'dropped', ?, ?) ON DUPLICATE KEY UPDATE points = points`,
      [orderId, customerId, now, now],
    );
  }

  /** Ends a promise one way or the other, once: false when it was settled before. */
  async settle(
    tx: Tx,
    orderId: Id,
    { state, lotId, now }: { state: 'released' | 'dropped'; lotId: Id | null; now: Date },
  ): Promise<boolean> {
    const settled = await affected(
      tx,
      `UPDATE points_awards SET state = ?, lot_id = ?, settled_at = ? WHERE order_id = ? AND state = 'pending'`,
      [state, lotId, now, orderId],
    );
    return settled === 1;
  }

  async isClawedBack(tx: Tx, refundId: Id): Promise<boolean> {
    const found = await row(tx, 'SELECT 1 AS done FROM points_claw_backs WHERE refund_id = ?', [refundId]);
    return found !== undefined;
  }

  async noteClawBack(
    tx: Tx,
    done: {
      refundId: Id;
      orderId: Id;
      customerId: Id;
      points: number;
      forgivenPoints: number;
      wasPending: boolean;
      now: Date;
    },
  ): Promise<void> {
    await insert(tx, 'points_claw_backs', {
      refund_id: done.refundId,
      order_id: done.orderId,
      customer_id: done.customerId,
      points: done.points,
      forgiven_points: done.forgivenPoints,
      was_pending: done.wasPending ? 1 : 0,
      clawed_at: done.now,
    });
  }
}
