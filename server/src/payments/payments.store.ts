import type { Id } from '@tianpu/shared/api';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';
import { nextQueryAt } from './payments.rules';
import type { Payment } from './payments.types';

const COLUMNS = `id, order_id AS orderId, customer_id AS customerId, attempt, channel, status,
  out_trade_no AS outTradeNo, description, amount_fen AS amountFen, currency, appid, mchid,
  expires_at AS expiresAt, prepay_id AS prepayId, prepaid_at AS prepaidAt, transaction_id AS transactionId,
  applied_order_id AS appliedOrderId, refund_fen AS refundFen, query_count AS queryCount,
  next_query_at AS nextQueryAt`;

export type NewPayment = Pick<
  Payment,
  | 'id'
  | 'orderId'
  | 'customerId'
  | 'attempt'
  | 'outTradeNo'
  | 'description'
  | 'amountFen'
  | 'appid'
  | 'mchid'
  | 'expiresAt'
>;

/** Money as it arrived: what WeChat's books and ours must agree on. */
export interface Receipt {
  transactionId: string;
  paidAt: Date;
  payerTotalFen: number | null;
  payerIsCustomer: boolean;
  settledBy: string;
  appliedOrderId: Id | null;
}

/** The only writer of `payments`. States move by conditional updates; `false` means somebody was first. */
export const paymentsStore = {
  async insertUnpaid(tx: Tx, payment: NewPayment, now: Date): Promise<void> {
    await insert(tx, 'payments', {
      ...newRow(payment, now),
      channel: 'wechat',
      status: 'created',
      query_count: 0,
      next_query_at: nextQueryAt(now, 0),
    });
  },

  /** Money WeChat is not asked about: an order of 0 fen, or one paid before this system existed. */
  async insertInternal(tx: Tx, payment: NewPayment, now: Date): Promise<void> {
    await insert(tx, 'payments', {
      ...newRow(payment, now),
      channel: 'internal',
      status: 'succeeded',
      applied_order_id: payment.orderId,
      paid_at: now,
      settled_at: now,
      settled_by: 'internal',
      query_count: 0,
    });
  },

  latestOfOrder(db: Db, orderId: Id): Promise<Payment | undefined> {
    return row<Payment>(
      db,
      `SELECT ${COLUMNS} FROM payments WHERE order_id = ? ORDER BY attempt DESC LIMIT 1`,
      [orderId],
    );
  },

  ofOrder(db: Db, orderId: Id): Promise<Payment[]> {
    return rows<Payment>(db, `SELECT ${COLUMNS} FROM payments WHERE order_id = ? ORDER BY attempt`, [
      orderId,
    ]);
  },

  byOutTradeNo(db: Db, outTradeNo: string): Promise<Payment | undefined> {
    return row<Payment>(db, `SELECT ${COLUMNS} FROM payments WHERE out_trade_no = ?`, [outTradeNo]);
  },

  lockByOutTradeNo(tx: Tx, outTradeNo: string): Promise<Payment | undefined> {
    return row<Payment>(tx, `SELECT ${COLUMNS} FROM payments WHERE out_trade_no = ? FOR UPDATE`, [
      outTradeNo,
    ]);
  },

  lock(tx: Tx, paymentId: Id): Promise<Payment | undefined> {
    return row<Payment>(tx, `SELECT ${COLUMNS} FROM payments WHERE id = ? FOR UPDATE`, [paymentId]);
  },

  lockApplied(tx: Tx, orderId: Id): Promise<Payment | undefined> {
    return row<Payment>(tx, `SELECT ${COLUMNS} FROM payments WHERE applied_order_id = ? FOR UPDATE`, [
      orderId,
    ]);
  },

  /** Saves a prepay id and starts the queries anew; a state that has moved on is never lowered. */
  async savePrepayId(tx: Tx, paymentId: Id, prepayId: string, now: Date): Promise<boolean> {
    const saved = await affected(
      tx,
      `UPDATE payments SET status = 'prepared', prepay_id = ?, prepaid_at = ?, query_count = 0, next_query_at = ?
        WHERE id = ? AND status IN ('created', 'prepared')`,
      [prepayId, now, nextQueryAt(now, 0), paymentId],
    );
    return saved === 1;
  },

  async markSucceeded(tx: Tx, paymentId: Id, receipt: Receipt, now: Date): Promise<boolean> {
    const moved = await affected(
      tx,
      `UPDATE payments SET status = 'succeeded', transaction_id = ?, paid_at = ?, payer_total_fen = ?,
          payer_is_customer = ?, settled_at = ?, settled_by = ?, applied_order_id = ?, next_query_at = NULL
        WHERE id = ? AND status <> 'succeeded'`,
      [
        receipt.transactionId,
        receipt.paidAt,
        receipt.payerTotalFen,
        receipt.payerIsCustomer,
        now,
        receipt.settledBy,
        receipt.appliedOrderId,
        paymentId,
      ],
    );
    return moved === 1;
  },

  async markDisputed(tx: Tx, paymentId: Id): Promise<void> {
    await affected(
      tx,
      `UPDATE payments SET status = 'disputed', next_query_at = NULL
        WHERE id = ? AND status IN ('created', 'prepared', 'closed')`,
      [paymentId],
    );
  },

  async markClosed(tx: Tx, orderId: Id): Promise<void> {
    await affected(
      tx,
      `UPDATE payments SET status = 'closed', next_query_at = NULL
        WHERE order_id = ? AND status IN ('created', 'prepared')`,
      [orderId],
    );
  },

  /** Promises `refundFen` of this payment to the customer; false when more than was paid would go back. */
  async promiseRefund(tx: Tx, paymentId: Id, refundFen: number): Promise<boolean> {
    const promised = await affected(
      tx,
      `UPDATE payments SET refund_fen = refund_fen + ?
        WHERE id = ? AND status = 'succeeded' AND refund_fen + ? <= amount_fen`,
      [refundFen, paymentId, refundFen],
    );
    return promised === 1;
  },

  /** Takes a promise back after WeChat closed the refund: nothing left the merchant's account. */
  async withdrawRefund(tx: Tx, paymentId: Id, refundFen: number): Promise<void> {
    await affected(tx, 'UPDATE payments SET refund_fen = refund_fen - ? WHERE id = ? AND refund_fen >= ?', [
      refundFen,
      paymentId,
      refundFen,
    ]);
  },

  due(db: Db, now: Date, limit: number): Promise<Payment[]> {
    return rows<Payment>(
      db,
      `SELECT ${COLUMNS} FROM payments WHERE next_query_at <= ? ORDER BY next_query_at LIMIT ${limit}`,
      [now],
    );
  },

  /** Claims one query for this worker by moving its due time on; false when another worker has it. */
  async claimQuery(tx: Tx, payment: Payment, next: Date | null): Promise<boolean> {
    const claimed = await affected(
      tx,
      `UPDATE payments SET next_query_at = ?, query_count = query_count + 1
        WHERE id = ? AND query_count = ? AND next_query_at = ?`,
      [next, payment.id, payment.queryCount, payment.nextQueryAt],
    );
    return claimed === 1;
  },
};

function newRow(payment: NewPayment, now: Date): Record<string, unknown> {
  return {
    id: payment.id,
    order_id: payment.orderId,
    customer_id: payment.customerId,
    attempt: payment.attempt,
    out_trade_no: payment.outTradeNo,
    description: payment.description,
    amount_fen: payment.amountFen,
    currency: 'CNY',
    appid: payment.appid,
    mchid: payment.mchid,
    expires_at: payment.expiresAt,
    refund_fen: 0,
    opened_at: now,
  };
}
