import { bySql, type Invariant } from '../platform';

/** Which order holds or used which coupon, for the invariants of orders. */
export const ORDER_COUPONS_SQL = `SELECT id, state, order_id FROM coupons WHERE order_id IS NOT NULL`;

export const couponsInvariants: readonly Invariant[] = [
  bySql(
    'INV-6',
    'a template has issued as many coupons as there are, within its stock and its budget',
    `SELECT t.id, t.template_key, t.issued, t.stock, COALESCE(c.coupons, 0) AS coupons FROM coupon_templates t
      LEFT JOIN (SELECT template_id, COUNT(*) AS coupons FROM coupons GROUP BY template_id) c ON c.template_id = t.id
      WHERE t.issued <> COALESCE(c.coupons, 0) OR t.issued > COALESCE(t.stock, t.issued)
        OR t.issued * COALESCE(t.worst_cost_fen, 0) > COALESCE(t.budget_fen, t.issued * COALESCE(t.worst_cost_fen, 0))`,
  ),
  bySql(
    'INV-6',
    'nobody has more coupons of a template than one person may have, and her counter counts them',
    `SELECT n.template_id, n.customer_id, n.issued, COALESCE(c.coupons, 0) AS coupons, t.limit_per_customer
      FROM coupon_counters n JOIN coupon_templates t ON t.id = n.template_id
      LEFT JOIN (SELECT template_id, customer_id, COUNT(*) AS coupons FROM coupons
        WHERE customer_id IS NOT NULL GROUP BY template_id, customer_id) c
        ON c.template_id = n.template_id AND c.customer_id = n.customer_id
      WHERE n.issued <> COALESCE(c.coupons, 0) OR n.issued > t.limit_per_customer`,
  ),
  bySql(
    'INV-7',
    'the history of a coupon has no gap and ends where the coupon stands',
    `SELECT h.coupon_id, h.position, h.from_state, h.previous FROM (
        SELECT coupon_id, position, from_state,
          LAG(to_state) OVER (PARTITION BY coupon_id ORDER BY position) AS previous FROM coupon_changes) h
      WHERE NOT (h.from_state <=> h.previous)
      UNION ALL SELECT c.id, NULL, c.state, last.to_state FROM coupons c
      LEFT JOIN (SELECT coupon_id, to_state, ROW_NUMBER() OVER (PARTITION BY coupon_id ORDER BY position DESC) AS place
        FROM coupon_changes) last ON last.coupon_id = c.id AND last.place = 1
      WHERE NOT (last.to_state <=> c.state)`,
  ),
  bySql(
    'INV-7',
    'a used code has its coupon, and a printed coupon is used exactly when its code is',
    `SELECT k.batch_id, k.serial, k.state, c.state AS coupon_state FROM coupon_codes k
      JOIN coupon_batches b ON b.id = k.batch_id LEFT JOIN coupons c ON c.id = k.coupon_id
      WHERE (k.state = 'used' AND c.id IS NULL)
        OR (b.kind = 'paper' AND (c.id IS NULL OR (k.state = 'used') <> (c.state = 'redeemed')))`,
  ),
];
