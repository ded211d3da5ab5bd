import { bySql, type Invariant } from '../platform';

/** Points spent on orders and given back, for the invariants of orders. */
export const ORDER_POINTS_SQL = `SELECT e.source_id AS order_id, -e.points AS points,
    (SELECT COALESCE(SUM(c.restored_points), 0) FROM points_consumptions c WHERE c.entry_id = e.id) AS restored
  FROM points_entries e WHERE e.source = 'order' AND e.kind = 'spend'`;

export const pointsInvariants: readonly Invariant[] = [
  bySql(
    'INV-1',
    'a points balance and debt are the sums of their entries, and never below zero',
    `SELECT a.customer_id, a.balance, a.debt, a.entry_count, e.balance AS summed, e.debt AS summed_debt, e.entries
      FROM points_accounts a LEFT JOIN (SELECT customer_id, SUM(points) AS balance, SUM(debt_points) AS debt,
        COUNT(*) AS entries FROM points_entries GROUP BY customer_id) e ON e.customer_id = a.customer_id
      WHERE a.balance <> COALESCE(e.balance, 0) OR a.debt <> COALESCE(e.debt, 0)
        OR a.entry_count <> COALESCE(e.entries, 0) OR a.balance < 0 OR a.debt < 0`,
  ),
  bySql(
    'INV-1',
    'every points entry continues the one before it without a gap',
    `SELECT w.customer_id, w.seq, w.balance_after FROM (SELECT customer_id, seq, balance_after, debt_after, points,
        debt_points, COALESCE(LAG(balance_after) OVER person, 0) AS balance_before,
        COALESCE(LAG(debt_after) OVER person, 0) AS debt_before, ROW_NUMBER() OVER person AS place
        FROM points_entries WINDOW person AS (PARTITION BY customer_id ORDER BY seq)) w
      WHERE w.seq <> w.place OR w.balance_after <> w.balance_before + w.points
        OR w.debt_after <> w.debt_before + w.debt_points`,
  ),
  bySql(
    'INV-2',
    'what is left in the lots is the points balance',
    `SELECT a.customer_id, a.balance, COALESCE(l.remaining, 0) AS remaining FROM points_accounts a
      LEFT JOIN (SELECT customer_id, SUM(remaining) AS remaining FROM points_lots GROUP BY customer_id) l
        ON l.customer_id = a.customer_id
      WHERE a.balance <> COALESCE(l.remaining, 0)`,
  ),
  bySql(
    'INV-2',
    'every points entry moved exactly the lots it names',
    `SELECT e.id, e.kind, e.points, COALESCE(o.opened, 0) AS opened, COALESCE(r.returned, 0) AS returned,
        COALESCE(c.taken, 0) AS taken FROM points_entries e
      LEFT JOIN (SELECT entry_id, SUM(points) AS opened FROM points_lots GROUP BY entry_id) o ON o.entry_id = e.id
      LEFT JOIN (SELECT entry_id, SUM(IF(is_revived = 1, 0, points)) AS returned, SUM(IF(is_revived = 1, points, 0))
        AS revived FROM points_restorations GROUP BY entry_id) r ON r.entry_id = e.id
      LEFT JOIN (SELECT entry_id, SUM(points) AS taken FROM points_consumptions GROUP BY entry_id) c
        ON c.entry_id = e.id
      WHERE e.points <> COALESCE(o.opened, 0) + COALESCE(r.returned, 0) - COALESCE(c.taken, 0)
        OR (e.kind = 'restore' AND COALESCE(r.revived, 0) <> COALESCE(o.opened, 0))`,
  ),
  bySql(
    'INV-2',
    'every restore of points undoes a spend of the same customer, and never more than it took',
    `SELECT c.entry_id, c.lot_id, c.points, c.restored_points, COALESCE(SUM(r.points), 0) AS undone
      FROM points_consumptions c JOIN points_entries s ON s.id = c.entry_id
      LEFT JOIN points_restorations r ON r.spend_entry_id = c.entry_id AND r.lot_id = c.lot_id
      LEFT JOIN points_entries e ON e.id = r.entry_id
      GROUP BY c.entry_id, c.lot_id, c.points, c.restored_points, s.kind, s.customer_id
      HAVING c.restored_points <> COALESCE(SUM(r.points), 0) OR c.restored_points > c.points
        OR (c.restored_points > 0 AND s.kind <> 'spend') OR SUM(e.kind <> 'restore' OR e.customer_id <> s.customer_id) > 0`,
  ),
  bySql(
    'INV-15',
    'all points that ever came into a lot are still there or were spent, ended or taken back',
    `SELECT l.id, l.points, l.remaining, l.expired, COALESCE(SUM(c.points), 0) AS taken,
        COALESCE((SELECT SUM(r.points) FROM points_restorations r WHERE r.lot_id = l.id AND r.is_revived = 0), 0) AS returned
      FROM points_lots l LEFT JOIN points_consumptions c ON c.lot_id = l.id
      GROUP BY l.id, l.points, l.remaining, l.expired
      HAVING l.points <> l.remaining + taken - returned
        OR l.expired <> COALESCE((SELECT SUM(x.points) FROM points_consumptions x JOIN points_entries e
          ON e.id = x.entry_id WHERE x.lot_id = l.id AND e.kind = 'expire'), 0)`,
  ),
  bySql(
    'INV-15',
    'an order earns at most what it was promised less what its refunds took back, and only once',
    `SELECT a.order_id, a.points, a.state, COALESCE(c.reversed, 0) AS reversed, e.points AS earned FROM points_awards a
      LEFT JOIN (SELECT order_id, SUM(points) AS reversed, SUM(IF(was_pending = 1, points, 0)) AS before_release
        FROM points_claw_backs GROUP BY order_id) c ON c.order_id = a.order_id
      LEFT JOIN points_entries e ON e.source = 'order' AND e.source_id = a.order_id AND e.kind = 'earn'
      WHERE COALESCE(c.reversed, 0) > a.points OR (a.state = 'released') <> (e.id IS NOT NULL)
        OR e.points <> a.points - COALESCE(c.before_release, 0)`,
  ),
  bySql(
    'INV-5',
    'every gift of the points mall was paid with its points, and given back at most once',
    `SELECT g.id, g.status, g.points, e.points AS spent FROM points_gift_redemptions g
      LEFT JOIN points_entries e ON e.source = 'gift' AND e.source_id = g.id AND e.kind = 'spend'
      LEFT JOIN points_entries b ON b.source = 'gift' AND b.source_id = g.id AND b.kind = 'restore'
      WHERE e.id IS NULL OR e.points <> -g.points OR (g.status IN ('cancelled', 'expired')) <> (b.id IS NOT NULL)`,
  ),
];
