import { PAID_STATUSES } from '@tianpu/shared/orders';
import { RESERVATIONS_SQL } from '../fulfilment';
import { APPLIED_PAYMENTS_SQL } from '../payments';
import { AUDIT_SQL, bySql, EVENTS_SQL, type Invariant } from '../platform';

const PAID = PAID_STATUSES.map((status) => `'${status}'`).join(', ');

export const ordersInvariants: readonly Invariant[] = [
  bySql(
    'INV-3',
    'an order stands in a paid state exactly when one successful payment of its amount is applied to it',
    `SELECT o.id, o.status, o.payable_fen, p.amount_fen FROM orders o
      LEFT JOIN (${APPLIED_PAYMENTS_SQL}) p ON p.order_id = o.id AND p.amount_fen = o.payable_fen
      WHERE (o.status IN (${PAID})) <> (p.id IS NOT NULL)`,
  ),
  bySql(
    'INV-8',
    'an open order holds its place, a paid one has it settled, a closed one has given it back',
    `SELECT o.id, o.status, r.state FROM orders o LEFT JOIN (${RESERVATIONS_SQL}) r ON r.order_id = o.id
      WHERE COALESCE(r.state, 'none') <> CASE WHEN o.status = 'pending_payment' THEN 'reserved'
        WHEN o.status IN ('cancelled', 'refunded') AND o.handed_over_at IS NULL THEN 'released' ELSE 'settled' END`,
  ),
  bySql(
    'INV-9',
    'an order becomes paid at most once, whatever WeChat repeats',
    `SELECT order_id, COUNT(*) AS times FROM order_status_history WHERE to_status = 'paid'
      GROUP BY order_id HAVING COUNT(*) > 1`,
  ),
  bySql(
    'INV-10',
    'a cake is handed over at most once, by somebody, and never while its money is on the way back',
    `SELECT o.id, o.status FROM orders o
      WHERE (o.status IN ('picked_up', 'delivered', 'completed') AND (o.handed_over_at IS NULL OR o.handed_over_by IS NULL))
        OR EXISTS (SELECT 1 FROM order_status_history r JOIN order_status_history h ON h.order_id = r.order_id
          AND h.position > r.position AND h.to_status IN ('picked_up', 'delivered')
          WHERE r.order_id = o.id AND r.to_status = 'refunding')
        OR (SELECT COUNT(*) FROM order_status_history h WHERE h.order_id = o.id AND h.to_status = 'picked_up') > 1`,
  ),
  bySql(
    'INV-11',
    'payable is goods plus adjustments, and the lines carry all of it that belongs to lines',
    `SELECT o.id, o.payable_fen, o.goods_total_fen FROM orders o
      JOIN (SELECT order_id, SUM(line_total_fen) AS goods, SUM(allocated_net_fen) AS net, SUM(quantity) AS pieces
        FROM order_lines GROUP BY order_id) l ON l.order_id = o.id
      LEFT JOIN (SELECT order_id, SUM(amount_fen) AS all_of_it FROM order_adjustments GROUP BY order_id) a
        ON a.order_id = o.id
      LEFT JOIN (SELECT order_id, SUM(amount_fen) AS shared FROM order_adjustment_allocations GROUP BY order_id) s
        ON s.order_id = o.id
      WHERE o.goods_total_fen <> l.goods OR o.payable_fen <> l.goods + COALESCE(a.all_of_it, 0) OR o.payable_fen < 0
        OR l.net <> l.goods + COALESCE(s.shared, 0) OR o.item_count <> l.pieces`,
  ),
  bySql(
    'INV-11',
    'every order has lines, and an adjustment shared out over lines is shared out to the fen',
    `SELECT o.id, 0 AS position FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id WHERE l.id IS NULL
      UNION ALL SELECT a.order_id, a.position FROM order_adjustments a
      JOIN order_adjustment_allocations s ON s.order_id = a.order_id AND s.position = a.position
      GROUP BY a.order_id, a.position, a.amount_fen HAVING SUM(s.amount_fen) <> a.amount_fen`,
  ),
  bySql(
    'INV-12',
    'the history of an order has no gap and ends where the order stands',
    `SELECT h.order_id, h.position, h.from_status, h.to_status, h.previous FROM (
        SELECT order_id, position, from_status, to_status,
          LAG(to_status) OVER (PARTITION BY order_id ORDER BY position) AS previous FROM order_status_history) h
      WHERE NOT (h.from_status <=> h.previous)
      UNION ALL SELECT o.id, NULL, NULL, o.status, last.to_status FROM orders o
      LEFT JOIN (SELECT order_id, to_status, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY position DESC) AS place
        FROM order_status_history) last ON last.order_id = o.id AND last.place = 1
      WHERE NOT (last.to_status <=> o.status)`,
  ),
  bySql(
    'INV-12',
    'every change of an order left one audit row',
    `SELECT h.order_id, h.changes, COALESCE(a.audited, 0) AS audited FROM (
        SELECT order_id, COUNT(*) AS changes FROM order_status_history GROUP BY order_id) h
      LEFT JOIN (SELECT t.subject_id, COUNT(*) AS audited FROM (${AUDIT_SQL}) t
        WHERE t.subject = 'order' AND t.action = 'order.status' GROUP BY t.subject_id) a ON a.subject_id = h.order_id
      WHERE h.changes <> COALESCE(a.audited, 0)`,
  ),
  bySql(
    'INV-13',
    'every step of an order that others react to was recorded as an event, once',
    `SELECT h.order_id, h.to_status, COUNT(e.name) AS recorded FROM order_status_history h
      LEFT JOIN (${EVENTS_SQL}) e ON e.aggregate_id = h.order_id AND e.name = CASE h.to_status
        WHEN 'pending_payment' THEN 'order.placed' WHEN 'paid' THEN 'order.paid'
        WHEN 'cancelled' THEN 'order.cancelled' WHEN 'picked_up' THEN 'order.picked_up' END
      WHERE h.to_status IN ('pending_payment', 'paid', 'cancelled', 'picked_up')
      GROUP BY h.order_id, h.to_status HAVING COUNT(e.name) <> 1`,
  ),
];
