import { ORDER_COUPONS_SQL } from '../coupons';
import { APPLIED_PAYMENTS_SQL } from '../payments';
import { bySql, type Invariant } from '../platform';

/** What orders hold of points and coupons, and what was given back, against what was taken. */
export const orderBenefitsInvariants: readonly Invariant[] = [
  bySql(
    'INV-11',
    'the points and the coupon of an order are those its adjustments speak of',
    `SELECT o.id, o.points_used FROM orders o
      LEFT JOIN (SELECT order_id, -SUM(IF(source = 'points', amount_fen, 0)) AS points,
          MAX(IF(source LIKE 'coupon:%', SUBSTRING(source, 8), NULL)) AS coupon_id
        FROM order_adjustments GROUP BY order_id) a ON a.order_id = o.id
      WHERE o.points_used <> COALESCE(a.points, 0) OR (a.coupon_id IS NOT NULL AND NOT (a.coupon_id <=> o.coupon_id))`,
  ),
  bySql(
    'INV-5',
    'no line gives back more pieces, cash or points than it was bought with',
    `SELECT l.id, l.order_id, r.quantity, r.cash_fen FROM order_lines l
      JOIN (SELECT line_id, SUM(quantity) AS quantity, SUM(cash_fen) AS cash_fen, SUM(points) AS points
        FROM order_refund_lines GROUP BY line_id) r ON r.line_id = l.id
      LEFT JOIN (SELECT s.line_id, -SUM(s.amount_fen) AS points FROM order_adjustments a
        JOIN order_adjustment_allocations s ON s.order_id = a.order_id AND s.position = a.position
        WHERE a.source = 'points' GROUP BY s.line_id) p ON p.line_id = l.id
      WHERE r.quantity > l.quantity OR r.cash_fen > l.allocated_net_fen OR r.points > COALESCE(p.points, 0)
        OR (r.quantity = l.quantity AND (r.cash_fen <> l.allocated_net_fen OR r.points <> COALESCE(p.points, 0)))`,
  ),
  bySql(
    'INV-5',
    'refunds of an order give back no more than it took, all of it when it is complete, and payments know of each fen',
    `SELECT o.id, r.cash_fen, o.payable_fen, p.refund_fen FROM orders o
      JOIN (SELECT order_id, SUM(cash_fen) AS cash_fen, SUM(delivery_fen) AS delivery_fen, SUM(points) AS points,
          SUM(clawed_back_points) AS clawed, MAX(is_complete) AS is_complete
        FROM order_refunds GROUP BY order_id) r ON r.order_id = o.id
      LEFT JOIN (${APPLIED_PAYMENTS_SQL}) p ON p.order_id = o.id
      WHERE r.cash_fen > o.payable_fen OR r.delivery_fen > o.delivery_fee_fen OR r.points > o.points_used
        OR r.clawed > o.points_to_earn
        OR (r.is_complete = 1 AND (r.cash_fen <> o.payable_fen OR r.points <> o.points_used OR r.clawed <> o.points_to_earn))
        OR p.refund_fen IS NULL OR p.refund_fen > r.cash_fen`,
  ),
  bySql(
    'INV-5',
    'a refund is the sum of its lines and the drive',
    `SELECT r.id, r.cash_fen, COALESCE(SUM(l.cash_fen), 0) AS lines_fen FROM order_refunds r
      LEFT JOIN order_refund_lines l ON l.refund_id = r.id
      GROUP BY r.id, r.cash_fen, r.delivery_fen, r.points
      HAVING r.cash_fen <> COALESCE(SUM(l.cash_fen), 0) + r.delivery_fen OR r.points <> COALESCE(SUM(l.points), 0)`,
  ),
  bySql(
    'INV-7',
    'a frozen coupon is held by exactly one unpaid order, a used one by exactly one order that was paid',
    `SELECT c.id, c.state, c.order_id, o.status FROM (${ORDER_COUPONS_SQL}) c LEFT JOIN orders o ON o.id = c.order_id
      WHERE o.id IS NULL OR NOT (o.coupon_id <=> c.id) OR o.status = 'cancelled'
        OR (c.state = 'frozen') <> (o.status = 'pending_payment')`,
  ),
  bySql(
    'INV-7',
    'an order that stands with a coupon still has it',
    `SELECT o.id, o.status, o.coupon_id FROM orders o
      LEFT JOIN (${ORDER_COUPONS_SQL}) c ON c.order_id = o.id AND c.id = o.coupon_id
      WHERE o.coupon_id IS NOT NULL AND o.status NOT IN ('cancelled', 'refunding', 'refunded') AND c.id IS NULL`,
  ),
];
