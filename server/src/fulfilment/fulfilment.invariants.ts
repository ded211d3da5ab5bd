import { bySql, type Invariant } from '../platform';

/** What each order holds, for the invariants of orders. */
export const RESERVATIONS_SQL = 'SELECT order_id, state FROM reservations';

export const fulfilmentInvariants: readonly Invariant[] = [
  bySql(
    'INV-8',
    'a day sells no more of an SKU than it has, and what is held is what living orders hold',
    `SELECT d.store_id, d.sold_on, d.sku_id, d.capacity, d.reserved, d.sold,
        COALESCE(h.reserved, 0) AS held, COALESCE(h.sold, 0) AS paid FROM sku_days d
      LEFT JOIN (SELECT r.store_id, s.sold_on, s.sku_id,
          SUM(IF(r.state = 'reserved', s.quantity, 0)) AS reserved, SUM(IF(r.state = 'settled', s.quantity, 0)) AS sold
        FROM reservation_stock s JOIN reservations r ON r.order_id = s.order_id
        GROUP BY r.store_id, s.sold_on, s.sku_id) h
        ON h.store_id = d.store_id AND h.sold_on = d.sold_on AND h.sku_id = d.sku_id
      WHERE d.reserved + d.sold > d.capacity OR d.reserved < 0 OR d.sold < 0
        OR d.reserved <> COALESCE(h.reserved, 0) OR d.sold <> COALESCE(h.sold, 0)`,
  ),
  bySql(
    'INV-8',
    'a slot has as many places taken as there are living reservations in it, within its capacity',
    `SELECT s.store_id, s.mode, s.starts_at, s.capacity, s.reserved, COALESCE(h.held, 0) AS held FROM pickup_slots s
      LEFT JOIN (SELECT store_id, mode, slot_starts_at, COUNT(*) AS held FROM reservations
        WHERE state <> 'released' GROUP BY store_id, mode, slot_starts_at) h
        ON h.store_id = s.store_id AND h.mode = s.mode AND h.slot_starts_at = s.starts_at
      WHERE s.reserved <> COALESCE(h.held, 0) OR s.reserved > s.capacity OR s.reserved < 0`,
  ),
];
