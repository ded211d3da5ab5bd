import { bySql, EVENTS_SQL, type Invariant } from '../platform';

/** Payments that made their order a paid one, for the invariants of orders. */
export const APPLIED_PAYMENTS_SQL = `SELECT id, order_id, amount_fen, refund_fen FROM payments
  WHERE applied_order_id = order_id AND status = 'succeeded' AND currency = 'CNY'`;

export const paymentsInvariants: readonly Invariant[] = [
  bySql(
    'INV-3',
    'an applied payment came from the customer, or a person was told that it did not',
    `SELECT p.id FROM payments p LEFT JOIN payment_cases c ON c.reference = p.out_trade_no AND c.kind = 'payer_differs'
      WHERE p.applied_order_id IS NOT NULL AND p.channel = 'wechat'
        AND COALESCE(p.payer_is_customer, 0) = 0 AND c.id IS NULL`,
  ),
  bySql(
    'INV-4',
    'received money is applied to its order, or on its way back, or in front of a person',
    `SELECT p.id, p.out_trade_no FROM payments p
      WHERE p.status = 'succeeded' AND p.applied_order_id IS NULL
        AND p.amount_fen <> (SELECT COALESCE(SUM(r.refund_fen), 0) FROM refunds r
          WHERE r.payment_id = p.id AND r.status <> 'closed')
        AND NOT EXISTS (SELECT 1 FROM payment_cases c
          WHERE c.transaction_id = p.transaction_id AND c.resolved_at IS NULL)`,
  ),
  bySql(
    'INV-4',
    'every transaction WeChat told us of is a payment of ours or an open case, never neither',
    `SELECT n.event_id, n.transaction_id FROM payment_notifications n
      LEFT JOIN payments p ON p.transaction_id = n.transaction_id
      LEFT JOIN payment_cases c ON c.transaction_id = n.transaction_id AND c.resolved_at IS NULL
      WHERE n.kind = 'transaction' AND n.transaction_id IS NOT NULL AND p.id IS NULL AND c.id IS NULL`,
  ),
  bySql(
    'INV-4',
    'money that is applied to an order is not given back as a late or duplicate payment as well',
    `SELECT p.id FROM payments p JOIN refunds r ON r.payment_id = p.id AND r.status <> 'closed'
      WHERE p.applied_order_id IS NOT NULL AND r.reason IN ('late_payment', 'duplicate_payment')`,
  ),
  bySql(
    'INV-5',
    'refunds of a payment are what was promised, and never more than was paid',
    `SELECT p.id, p.amount_fen, p.refund_fen, SUM(r.refund_fen) AS refunds FROM payments p
      LEFT JOIN refunds r ON r.payment_id = p.id AND r.status <> 'closed'
      GROUP BY p.id, p.amount_fen, p.refund_fen
      HAVING COALESCE(SUM(r.refund_fen), 0) <> p.refund_fen OR p.refund_fen > p.amount_fen`,
  ),
  bySql(
    'INV-9',
    'a refund is announced at most once',
    `SELECT JSON_VALUE(e.payload, '$.refundId') AS refund_id, COUNT(*) AS times FROM (${EVENTS_SQL}) e
      WHERE e.name = 'payment.refunded' GROUP BY JSON_VALUE(e.payload, '$.refundId') HAVING COUNT(*) > 1`,
  ),
];
