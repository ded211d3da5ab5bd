import type { Id } from '@tianpu/shared/api';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';
import type { Refund, RefundStatus } from './payments.types';

const COLUMNS = `id, payment_id AS paymentId, order_id AS orderId, out_refund_no AS outRefundNo, reason,
  refund_fen AS refundFen, status, reissue, tries, last_sent_at AS lastSentAt, next_try_at AS nextTryAt`;

export type NewRefund = Pick<
  Refund,
  'id' | 'paymentId' | 'orderId' | 'outRefundNo' | 'reason' | 'refundFen' | 'reissue'
>;

/** States a refund may still leave. */
const OPEN: readonly RefundStatus[] = ['requested', 'unknown', 'processing'];
/** `abnormal` is left only when a person has helped WeChat find the customer's account. */
const SUCCEEDS_FROM: readonly RefundStatus[] = [...OPEN, 'abnormal'];

/** The only writer of `refunds`. */
export const refundsStore = {
  async insert(tx: Tx, refund: NewRefund, now: Date): Promise<void> {
    await insert(tx, 'refunds', { ...newRow(refund, now), status: 'requested', tries: 0, next_try_at: now });
  },

  /** A refund that was finished before this system existed. */
  async insertSucceeded(tx: Tx, refund: NewRefund, at: Date): Promise<void> {
    await insert(tx, 'refunds', { ...newRow(refund, at), status: 'succeeded', tries: 1, succeeded_at: at });
  },

  due(db: Db, now: Date, limit: number): Promise<Refund[]> {
    return rows<Refund>(
      db,
      `SELECT ${COLUMNS} FROM refunds WHERE next_try_at <= ? ORDER BY next_try_at LIMIT ${limit}`,
      [now],
    );
  },

  lockByNumber(tx: Tx, outRefundNo: string): Promise<Refund | undefined> {
    return row<Refund>(tx, `SELECT ${COLUMNS} FROM refunds WHERE out_refund_no = ? FOR UPDATE`, [
      outRefundNo,
    ]);
  },

  byNumber(db: Db, outRefundNo: string): Promise<Refund | undefined> {
    return row<Refund>(db, `SELECT ${COLUMNS} FROM refunds WHERE out_refund_no = ?`, [outRefundNo]);
  },

  /** All refunds of a payment together; numbers WeChat closed count for nothing. */
  async progressOf(tx: Tx, paymentId: Id): Promise<{ promisedFen: number; open: number; abnormal: number }> {
    const found = await row<{ promisedFen: number | null; open: number; abnormal: number }>(
      tx,
      `SELECT SUM(refund_fen) AS promisedFen, COUNT(IF(status IN (?), 1, NULL)) AS open,
          COUNT(IF(status = 'abnormal', 1, NULL)) AS abnormal
        FROM refunds WHERE payment_id = ? AND status <> 'closed'`,
      [OPEN, paymentId],
    );
    return { promisedFen: found?.promisedFen ?? 0, open: found?.open ?? 0, abnormal: found?.abnormal ?? 0 };
  },

  /** When another refund of the same payment was last sent to WeChat. */
  async otherSentAt(tx: Tx, refund: Refund): Promise<Date | null> {
    const sent = await row<{ at: Date | null }>(
      tx,
      'SELECT MAX(last_sent_at) AS at FROM refunds WHERE payment_id = ? AND id <> ?',
      [refund.paymentId, refund.id],
    );
    return sent?.at ?? null;
  },

  /** Claims one try for this worker; false when another worker has it or the refund is final. */
  async claimTry(tx: Tx, refund: Refund, claim: { sentAt: Date | null; nextTryAt: Date }): Promise<boolean> {
    const claimed = await affected(
      tx,
      `UPDATE refunds SET tries = tries + 1, last_sent_at = COALESCE(?, last_sent_at), next_try_at = ?
        WHERE id = ? AND tries = ? AND next_try_at IS NOT NULL`,
      [claim.sentAt, claim.nextTryAt, refund.id, refund.tries],
    );
    return claimed === 1;
  },

  async postpone(tx: Tx, refundId: Id, nextTryAt: Date): Promise<void> {
    await affected(tx, 'UPDATE refunds SET next_try_at = ? WHERE id = ? AND next_try_at IS NOT NULL', [
      nextTryAt,
      refundId,
    ]);
  },

  async markUnknown(tx: Tx, refundId: Id): Promise<void> {
    await affected(
      tx,
      `UPDATE refunds SET status = 'unknown' WHERE id = ? AND status IN ('requested', 'unknown')`,
      [refundId],
    );
  },

  async markProcessing(tx: Tx, refundId: Id, wechatRefundId: string, nextTryAt: Date): Promise<boolean> {
    const moved = await affected(
      tx,
      `UPDATE refunds SET status = 'processing', refund_id = ?, next_try_at = ? WHERE id = ? AND status IN (?)`,
      [wechatRefundId, nextTryAt, refundId, OPEN],
    );
    return moved === 1;
  },

  async markSucceeded(tx: Tx, refundId: Id, wechatRefundId: string, at: Date): Promise<boolean> {
    const moved = await affected(
      tx,
      `UPDATE refunds SET status = 'succeeded', refund_id = ?, succeeded_at = ?, next_try_at = NULL
        WHERE id = ? AND status IN (?)`,
      [wechatRefundId, at, refundId, SUCCEEDS_FROM],
    );
    return moved === 1;
  },

  async markStopped(tx: Tx, refundId: Id, status: 'abnormal' | 'closed'): Promise<boolean> {
    const moved = await affected(
      tx,
      'UPDATE refunds SET status = ?, next_try_at = NULL WHERE id = ? AND status IN (?)',
      [status, refundId, OPEN],
    );
    return moved === 1;
  },
};

function newRow(refund: NewRefund, requestedAt: Date): Record<string, unknown> {
  return {
    id: refund.id,
    payment_id: refund.paymentId,
    order_id: refund.orderId,
    out_refund_no: refund.outRefundNo,
    reason: refund.reason,
    refund_fen: refund.refundFen,
    reissue: refund.reissue,
    requested_at: requestedAt,
  };
}
