import type { ShopDate } from '@tianpu/shared/api';
import type { InstantRange } from '@tianpu/shared/time';
import { affected, type Db, insertMany, row, rows, type Tx } from '../platform';
import type { BillDifference, BookedPayment, BookedRefund } from './reconcile-bill';

export interface BillImport {
  billOn: ShopDate;
  sha1: string | null;
  rowCount: number;
}

/** The only writer of `bill_imports` and `bill_differences`. */
export const billsStore = {
  async isCompared(db: Db, billOn: ShopDate): Promise<boolean> {
    return (await row(db, 'SELECT 1 AS done FROM bill_imports WHERE bill_on = ?', [billOn])) !== undefined;
  },

  /** Our received payments: those paid in the range, and those the bill names. */
  async payments(db: Db, range: InstantRange, named: readonly string[]): Promise<BookedPayment[]> {
    const found = await rows<BookedPayment & { paidAt: Date }>(
      db,
      `SELECT out_trade_no AS outTradeNo, amount_fen AS amountFen, paid_at AS paidAt FROM payments
        WHERE channel = 'wechat' AND status = 'succeeded'
          AND ((paid_at >= ? AND paid_at < ?) OR out_trade_no IN (?))`,
      [range.from, range.to, orNothing(named)],
    );
    return found.map(({ outTradeNo, amountFen, paidAt }) => ({
      outTradeNo,
      amountFen,
      isOfDay: isIn(range, paidAt),
    }));
  },

  /** Our refunds that WeChat accepted: those sent in the range, and those the bill names. */
  async refunds(db: Db, range: InstantRange, named: readonly string[]): Promise<BookedRefund[]> {
    const found = await rows<BookedRefund & { sentAt: Date }>(
      db,
      `SELECT out_refund_no AS outRefundNo, refund_fen AS refundFen, last_sent_at AS sentAt FROM refunds
        WHERE status IN ('processing', 'succeeded', 'abnormal')
          AND ((last_sent_at >= ? AND last_sent_at < ?) OR out_refund_no IN (?))`,
      [range.from, range.to, orNothing(named)],
    );
    return found.map(({ outRefundNo, refundFen, sentAt }) => ({
      outRefundNo,
      refundFen,
      isOfDay: isIn(range, sentAt),
    }));
  },

  /** Replaces the day's open differences, so that importing twice leaves what importing once does. */
  async save(tx: Tx, bill: BillImport, differences: readonly BillDifference[], now: Date): Promise<void> {
    await affected(
      tx,
      `INSERT INTO bill_imports (bill_on, sha1, row_count, difference_count, compared_at) VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE sha1 = VALUES(sha1), row_count = VALUES(row_count),
          difference_count = VALUES(difference_count), compared_at = VALUES(compared_at)`,
      [bill.billOn, bill.sha1, bill.rowCount, differences.length, now],
    );
    await affected(tx, 'DELETE FROM bill_differences WHERE bill_on = ? AND resolved_at IS NULL', [
      bill.billOn,
    ]);
    await insertMany(
      tx,
      'bill_differences',
      differences.map((difference) => ({
        bill_on: bill.billOn,
        kind: difference.kind,
        reference: difference.reference,
        ours_fen: difference.oursFen,
        bill_fen: difference.billFen,
        found_at: now,
      })),
    );
  },
};

/** `IN ()` is no SQL; no number of ours is empty. */
function orNothing(named: readonly string[]): readonly string[] {
  return named.length > 0 ? named : [''];
}

function isIn(range: InstantRange, at: Date): boolean {
  return at >= range.from && at < range.to;
}
