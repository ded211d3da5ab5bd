import { type Db, rows, verifyChain } from '../../server/src/platform';
import { PAID_STATUSES } from '../../shared/src/orders';

export interface Invariant {
  id: string;
  /** What must hold, in words. */
  holds: string;
  /** Answers the rows that break it: none when it holds. */
  sql: string;
}

const PAID = PAID_STATUSES.map((status) => `'${status}'`).join(', ');

/** What must be true of the shop's books after anything that ever happens to them, each as one query. */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'INV-3',
    holds:
      'an order stands in a paid state exactly when one successful payment of its amount is applied to it',
    sql: `SELECT o.id, o.status, o.payable_fen, p.amount_fen FROM orders o
      LEFT JOIN payments p ON p.applied_order_id = o.id AND p.order_id = o.id AND p.status = 'succeeded'
        AND p.amount_fen = o.payable_fen AND p.currency = 'CNY'
      WHERE (o.status IN (${PAID})) <> (p.id IS NOT NULL)`,
  },
  {
    id: 'INV-3',
    holds: 'an applied payment came from the customer, or a person was told that it did not',
    sql: `SELECT p.id FROM payments p LEFT JOIN payment_cases c ON c.reference = p.out_trade_no AND c.kind = 'payer_differs'
      WHERE p.applied_order_id IS NOT NULL AND p.channel = 'wechat'
        AND COALESCE(p.payer_is_customer, 0) = 0 AND c.id IS NULL`,
  },
  {
    id: 'INV-4',
    holds: 'received money is applied to its order, or on its way back, or in front of a person',
    sql: `SELECT p.id, p.out_trade_no FROM payments p
      WHERE p.status = 'succeeded' AND p.applied_order_id IS NULL
        AND p.amount_fen <> (SELECT COALESCE(SUM(r.refund_fen), 0) FROM refunds r
          WHERE r.payment_id = p.id AND r.status <> 'closed')
        AND NOT EXISTS (SELECT 1 FROM payment_cases c
          WHERE c.transaction_id = p.transaction_id AND c.resolved_at IS NULL)`,
  },
  {
    id: 'INV-4',
    holds: 'every transaction WeChat told us of is a payment of ours or an open case, never neither',
    sql: `SELECT n.event_id, n.transaction_id FROM payment_notifications n
      LEFT JOIN payments p ON p.transaction_id = n.transaction_id
      LEFT JOIN payment_cases c ON c.transaction_id = n.transaction_id AND c.resolved_at IS NULL
      WHERE n.kind = 'transaction' AND n.transaction_id IS NOT NULL AND p.id IS NULL AND c.id IS NULL`,
  },
  {
    id: 'INV-4',
    holds: 'money that is applied to an order is not given back as a late or duplicate payment as well',
    sql: `SELECT p.id FROM payments p JOIN refunds r ON r.payment_id = p.id AND r.status <> 'closed'
      WHERE p.applied_order_id IS NOT NULL AND r.reason IN ('late_payment', 'duplicate_payment')`,
  },
  {
    id: 'INV-5',
    holds: 'refunds of a payment are what was promised, and never more than was paid',
    sql: `SELECT p.id, p.amount_fen, p.refund_fen, SUM(r.refund_fen) AS refunds FROM payments p
      LEFT JOIN refunds r ON r.payment_id = p.id AND r.status <> 'closed'
      GROUP BY p.id, p.amount_fen, p.refund_fen
      HAVING COALESCE(SUM(r.refund_fen), 0) <> p.refund_fen OR p.refund_fen > p.amount_fen`,
  },
  {
    id: 'INV-8',
    holds: 'a day sells no more of an SKU than it has, and what is held is what living orders hold',
    sql: `SELECT d.store_id, d.sold_on, d.sku_id, d.capacity, d.reserved, d.sold,
        COALESCE(h.reserved, 0) AS held, COALESCE(h.sold, 0) AS paid FROM sku_days d
      LEFT JOIN (SELECT r.store_id, s.sold_on, s.sku_id,
          SUM(IF(r.state = 'reserved', s.quantity, 0)) AS reserved, SUM(IF(r.state = 'settled', s.quantity, 0)) AS sold
        FROM reservation_stock s JOIN reservations r ON r.order_id = s.order_id
        GROUP BY r.store_id, s.sold_on, s.sku_id) h
        ON h.store_id = d.store_id AND h.sold_on = d.sold_on AND h.sku_id = d.sku_id
      WHERE d.reserved + d.sold > d.capacity OR d.reserved < 0 OR d.sold < 0
        OR d.reserved <> COALESCE(h.reserved, 0) OR d.sold <> COALESCE(h.sold, 0)`,
  },
  {
    id: 'INV-8',
    holds: 'a slot has as many places taken as there are living reservations in it, within its capacity',
    sql: `SELECT s.store_id, s.mode, s.starts_at, s.capacity, s.reserved, COALESCE(h.held, 0) AS held FROM pickup_slots s
      LEFT JOIN (SELECT store_id, mode, slot_starts_at, COUNT(*) AS held FROM reservations
        WHERE state <> 'released' GROUP BY store_id, mode, slot_starts_at) h
        ON h.store_id = s.store_id AND h.mode = s.mode AND h.slot_starts_at = s.starts_at
      WHERE s.reserved <> COALESCE(h.held, 0) OR s.reserved > s.capacity OR s.reserved < 0`,
  },
  {
    id: 'INV-8',
    holds: 'an open order holds its place, a paid one has it settled, a closed one has given it back',
    sql: `SELECT o.id, o.status, r.state FROM orders o LEFT JOIN reservations r ON r.order_id = o.id
      WHERE COALESCE(r.state, 'none') <> CASE WHEN o.status = 'pending_payment' THEN 'reserved'
        WHEN o.status IN ('cancelled', 'refunded') THEN 'released' ELSE 'settled' END`,
  },
  {
    id: 'INV-9',
    holds: 'an order becomes paid at most once, whatever WeChat repeats',
    sql: `SELECT order_id, COUNT(*) AS times FROM order_status_history WHERE to_status = 'paid'
      GROUP BY order_id HAVING COUNT(*) > 1`,
  },
  {
    id: 'INV-9',
    holds: 'a refund is announced at most once',
    sql: `SELECT JSON_VALUE(payload, '$.refundId') AS refund_id, COUNT(*) AS times FROM events
      WHERE name = 'payment.refunded' GROUP BY JSON_VALUE(payload, '$.refundId') HAVING COUNT(*) > 1`,
  },
  {
    id: 'INV-10',
    holds: 'a cake is handed over at most once, by somebody, and never while its money is on the way back',
    sql: `SELECT o.id, o.status FROM orders o
      WHERE (o.status IN ('picked_up', 'delivered', 'completed') AND (o.handed_over_at IS NULL OR o.handed_over_by IS NULL))
        OR (o.status = 'refunding' AND o.handed_over_at IS NOT NULL)
        OR (SELECT COUNT(*) FROM order_status_history h WHERE h.order_id = o.id AND h.to_status = 'picked_up') > 1`,
  },
  {
    id: 'INV-11',
    holds: 'payable is goods plus adjustments, and the lines carry all of it that belongs to lines',
    sql: `SELECT o.id, o.payable_fen, o.goods_total_fen FROM orders o
      JOIN (SELECT order_id, SUM(line_total_fen) AS goods, SUM(allocated_net_fen) AS net, SUM(quantity) AS pieces
        FROM order_lines GROUP BY order_id) l ON l.order_id = o.id
      LEFT JOIN (SELECT order_id, SUM(amount_fen) AS all_of_it FROM order_adjustments GROUP BY order_id) a
        ON a.order_id = o.id
      LEFT JOIN (SELECT order_id, SUM(amount_fen) AS shared FROM order_adjustment_allocations GROUP BY order_id) s
        ON s.order_id = o.id
      WHERE o.goods_total_fen <> l.goods OR o.payable_fen <> l.goods + COALESCE(a.all_of_it, 0) OR o.payable_fen < 0
        OR l.net <> l.goods + COALESCE(s.shared, 0) OR o.item_count <> l.pieces`,
  },
  {
    id: 'INV-11',
    holds: 'every order has lines, and an adjustment shared out over lines is shared out to the fen',
    sql: `SELECT o.id, 0 AS position FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id WHERE l.id IS NULL
      UNION ALL SELECT a.order_id, a.position FROM order_adjustments a
      JOIN order_adjustment_allocations s ON s.order_id = a.order_id AND s.position = a.position
      GROUP BY a.order_id, a.position, a.amount_fen HAVING SUM(s.amount_fen) <> a.amount_fen`,
  },
  {
    id: 'INV-12',
    holds: 'the history of an order has no gap and ends where the order stands',
    sql: `SELECT h.order_id, h.id, h.from_status, h.to_status, h.previous FROM (
        SELECT order_id, id, from_status, to_status,
          LAG(to_status) OVER (PARTITION BY order_id ORDER BY id) AS previous FROM order_status_history) h
      WHERE NOT (h.from_status <=> h.previous)
      UNION ALL SELECT o.id, NULL, NULL, o.status, last.to_status FROM orders o
      LEFT JOIN (SELECT order_id, to_status, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY id DESC) AS place
        FROM order_status_history) last ON last.order_id = o.id AND last.place = 1
      WHERE NOT (last.to_status <=> o.status)`,
  },
  {
    id: 'INV-12',
    holds: 'every change of an order left one audit row',
    sql: `SELECT h.order_id, h.changes, COALESCE(a.audited, 0) AS audited FROM (
        SELECT order_id, COUNT(*) AS changes FROM order_status_history GROUP BY order_id) h
      LEFT JOIN (SELECT subject_id, COUNT(*) AS audited FROM audit_entries
        WHERE subject = 'order' AND action = 'order.status' GROUP BY subject_id) a ON a.subject_id = h.order_id
      WHERE h.changes <> COALESCE(a.audited, 0)`,
  },
  {
    id: 'INV-13',
    holds: 'every step of an order that others react to was recorded as an event, once',
    sql: `SELECT h.order_id, h.to_status, COUNT(e.id) AS recorded FROM order_status_history h
      LEFT JOIN events e ON e.aggregate_id = h.order_id AND e.name = CASE h.to_status
        WHEN 'pending_payment' THEN 'order.placed' WHEN 'paid' THEN 'order.paid'
        WHEN 'cancelled' THEN 'order.cancelled' WHEN 'picked_up' THEN 'order.picked_up' END
      WHERE h.to_status IN ('pending_payment', 'paid', 'cancelled', 'picked_up')
      GROUP BY h.order_id, h.to_status HAVING COUNT(e.id) <> 1`,
  },
  {
    id: 'INV-13',
    holds: 'no reaction is parked',
    sql: `SELECT aggregate_id, subscriber, last_error FROM event_deliveries WHERE status = 'parked'`,
  },
];

export interface BrokenInvariant {
  id: string;
  holds: string;
  rows: object[];
}

/** Everything that does not hold, with the rows that break it; empty when all is well. */
export async function brokenInvariants(db: Db): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const { id, holds, sql } of INVARIANTS) {
    const found = await rows(db, sql);
    if (found.length > 0) broken.push({ id, holds, rows: found.slice(0, 5) });
  }
  const chainBreak = await verifyChain(db);
  if (chainBreak !== undefined)
    broken.push({ id: 'INV-12', holds: 'the audit chain verifies', rows: [chainBreak] });
  return broken;
}

/** Fails the test with the broken invariants in words and rows. */
export async function expectInvariants(db: Db): Promise<void> {
  expect(await brokenInvariants(db)).toEqual([]);
}
