import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { InviteeOrder } from '@tianpu/shared/referral';
import { affected, type Db, row, rows, type Tx } from '../platform';

interface OrderRow {
  customerId: Id;
  placedAt: Date;
  completedAt: Date | null;
  cancelledAt: Date | null;
  keptFen: number;
}

/** The only writer of referral_orders: everybody's orders, as far as inviting asks for them. */
@Injectable()
export class ReferralOrdersStore {
  async placed(tx: Tx, order: { orderId: Id; customerId: Id; placedAt: Date }): Promise<void> {
    await affected(
      tx,
      `INSERT INTO referral_orders (order_id, customer_id, placed_at, kept_fen) VALUES (?, ?, ?, 0)
        ON DUPLICATE KEY UPDATE kept_fen = kept_fen`,
      [order.orderId, order.customerId, order.placedAt],
    );
  }

  async paid(tx: Tx, orderId: Id, keptFen: number, at: Date): Promise<void> {
    await affected(tx, 'UPDATE referral_orders SET paid_at = ?, kept_fen = ? WHERE order_id = ?', [
      at,
      keptFen,
      orderId,
    ]);
  }

  async completed(tx: Tx, orderId: Id, at: Date): Promise<void> {
    await affected(tx, 'UPDATE referral_orders SET completed_at = ? WHERE order_id = ?', [at, orderId]);
  }

  async cancelled(tx: Tx, orderId: Id, at: Date): Promise<void> {
    await affected(tx, 'UPDATE referral_orders SET cancelled_at = ? WHERE order_id = ?', [at, orderId]);
  }

  async refunded(tx: Tx, orderId: Id, refundedFen: number): Promise<void> {
    await affected(tx, 'UPDATE referral_orders SET kept_fen = GREATEST(0, kept_fen - ?) WHERE order_id = ?', [
      refundedFen,
      orderId,
    ]);
  }

  /** The orders of each of these people; nobody is missing. */
  async of(db: Db, customerIds: readonly Id[]): Promise<Map<Id, InviteeOrder[]>> {
    const all = new Map<Id, InviteeOrder[]>(customerIds.map((id) => [id, []]));
    if (customerIds.length === 0) return all;
    const found = await rows<OrderRow>(
      db,
      `SELECT customer_id AS customerId, placed_at AS placedAt, completed_at AS completedAt,
          cancelled_at AS cancelledAt, kept_fen AS keptFen
        FROM referral_orders WHERE customer_id IN (?) ORDER BY placed_at`,
      [customerIds],
    );
    for (const { customerId, placedAt, completedAt, cancelledAt, keptFen } of found) {
      all.get(customerId)?.push({
        placedAt: placedAt.toISOString(),
        completedAt: completedAt?.toISOString() ?? null,
        isCancelled: cancelledAt !== null,
        keptFen,
      });
    }
    return all;
  }

  /** Whether somebody ever paid an order, whatever became of it. */
  async hasPaid(db: Db, customerId: Id): Promise<boolean> {
    const found = await row(
      db,
      'SELECT 1 AS paid FROM referral_orders WHERE customer_id = ? AND paid_at IS NOT NULL LIMIT 1',
      [customerId],
    );
    return found !== undefined;
  }

  async hasCompleted(db: Db, customerId: Id): Promise<boolean> {
    const found = await row(
      db,
      `SELECT 1 AS done FROM referral_orders
        WHERE customer_id = ? AND completed_at IS NOT NULL AND kept_fen > 0 LIMIT 1`,
      [customerId],
    );
    return found !== undefined;
  }
}
