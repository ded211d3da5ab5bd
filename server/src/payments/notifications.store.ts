import { affected, type Db, row, type Tx } from '../platform';

export interface ReceivedNotification {
  eventId: string;
  kind: 'transaction' | 'refund';
  /** `out_trade_no` or `out_refund_no`. */
  reference: string;
  transactionId: string | null;
  at: Date;
}

/** The only writer of `payment_notifications`: each external event is applied at most once. */
export const notificationsStore = {
  async isKnown(db: Db, eventId: string): Promise<boolean> {
    const known = await row(db, 'SELECT 1 AS known FROM payment_notifications WHERE event_id = ?', [eventId]);
    return known !== undefined;
  },

  /** True when this transaction is the first to have the event; the row commits with what it causes. */
  async insert(tx: Tx, news: ReceivedNotification): Promise<boolean> {
    const inserted = await affected(
      tx,
      `INSERT IGNORE INTO payment_notifications (event_id, kind, reference, transaction_id, result, received_at)
        VALUES (?, ?, ?, ?, 'received', ?)`,
      [news.eventId, news.kind, news.reference, news.transactionId, news.at],
    );
    return inserted === 1;
  },

  async recordResult(tx: Tx, eventId: string, result: string): Promise<void> {
    await affected(tx, 'UPDATE payment_notifications SET result = ? WHERE event_id = ?', [result, eventId]);
  },
};
