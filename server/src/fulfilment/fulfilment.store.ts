import type { FulfilmentMode, Id, ShopDate } from '@tianpu/shared/api';
import { affected, insert, insertMany, row, rows, type Tx } from '../platform';
import type { ReservationState, ReserveRequest, StockClaim } from './fulfilment.types';

interface ReservationRow {
  orderId: Id;
  storeId: Id;
  mode: FulfilmentMode;
  slotStartsAt: Date;
  state: ReservationState;
}

interface HeldStockRow {
  skuId: Id;
  soldOn: ShopDate;
  quantity: number;
}

/**
 * The only writer of pickup_slots, sku_days, reservations and reservation_stock. Every counter changes by a
 * conditional update, so no reader-then-writer can give the same place away twice.
 */
export const fulfilmentStore = {
  async insertReservation(tx: Tx, request: ReserveRequest, now: Date): Promise<void> {
    await insert(tx, 'reservations', {
      order_id: request.orderId,
      store_id: request.storeId,
      mode: request.mode,
      slot_starts_at: request.slotStartsAt,
      state: 'reserved',
      reserved_at: now,
      changed_at: now,
    });
    if (request.stock.length === 0) return;
    await insertMany(
      tx,
      'reservation_stock',
      request.stock.map((claim) => ({
        order_id: request.orderId,
        sku_id: claim.skuId,
        sold_on: claim.on,
        quantity: claim.quantity,
      })),
    );
  },

  /** Takes one place. The stored capacity follows the store's present setting. False when the slot is full. */
  async takeSlotPlace(tx: Tx, slot: ReserveRequest): Promise<boolean> {
    const key = [slot.storeId, slot.mode, slot.slotStartsAt];
    const take = () =>
      affected(
        tx,
        `UPDATE pickup_slots SET reserved = reserved + 1, capacity = ?, ends_at = ?
          WHERE store_id = ? AND mode = ? AND starts_at = ? AND reserved < ?`,
        [slot.slotCapacity, slot.slotEndsAt, ...key, slot.slotCapacity],
      );
    if ((await take()) === 1) return true;
    const known = await row(
      tx,
      'SELECT 1 AS known FROM pickup_slots WHERE store_id = ? AND mode = ? AND starts_at = ?',
      key,
    );
    if (known === undefined) {
      // ON DUPLICATE KEY takes an exclusive lock at once; INSERT IGNORE would take a shared one, and two
      // waiters that both upgrade it deadlock.
      await affected(
        tx,
        `INSERT INTO pickup_slots (store_id, mode, starts_at, ends_at, capacity, reserved)
          VALUES (?, ?, ?, ?, ?, 0) ON DUPLICATE KEY UPDATE reserved = reserved`,
        [...key, slot.slotEndsAt, slot.slotCapacity],
      );
    }
    // Asked again also when the row is known: somebody else's first order may have made it since the first time.
    return (await take()) === 1;
  },

  /** Takes `quantity` pieces of one SKU for one day. False when fewer are left. */
  async takeStock(tx: Tx, storeId: Id, claim: StockClaim): Promise<boolean> {
    const key = [storeId, claim.on, claim.skuId];
    const take = () =>
      affected(
        tx,
        `UPDATE sku_days SET reserved = reserved + ?, capacity = ?
          WHERE store_id = ? AND sold_on = ? AND sku_id = ? AND reserved + sold + ? <= ?`,
        [claim.quantity, claim.capacity, ...key, claim.quantity, claim.capacity],
      );
    if ((await take()) === 1) return true;
    const known = await row(
      tx,
      'SELECT 1 AS known FROM sku_days WHERE store_id = ? AND sold_on = ? AND sku_id = ?',
      key,
    );
    if (known === undefined) {
      await affected(
        tx,
        `INSERT INTO sku_days (store_id, sold_on, sku_id, capacity, reserved, sold)
          VALUES (?, ?, ?, ?, 0, 0) ON DUPLICATE KEY UPDATE reserved = reserved`,
        [...key, claim.capacity],
      );
    }
    return (await take()) === 1;
  },

  /** Moves a reservation on, and says from where; undefined when it is not in one of `from`: somebody was first. */
  async moveReservation(
    tx: Tx,
    orderId: Id,
    from: readonly ReservationState[],
    to: ReservationState,
    now: Date,
  ): Promise<ReservationRow | undefined> {
    const before = await row<ReservationRow>(
      tx,
      `SELECT order_id AS orderId, store_id AS storeId, mode, slot_starts_at AS slotStartsAt, state
         FROM reservations WHERE order_id = ? FOR UPDATE`,
      [orderId],
    );
    if (before === undefined || !from.includes(before.state)) return undefined;
    const moved = await affected(
      tx,
      'UPDATE reservations SET state = ?, changed_at = ? WHERE order_id = ? AND state = ?',
      [to, now, orderId, before.state],
    );
    return moved === 1 ? before : undefined;
  },

  heldStock(tx: Tx, orderId: Id): Promise<HeldStockRow[]> {
    return rows<HeldStockRow>(
      tx,
      `SELECT sku_id AS skuId, DATE_FORMAT(sold_on, '%Y-%m-%d') AS soldOn, quantity
         FROM reservation_stock WHERE order_id = ? ORDER BY sku_id`,
      [orderId],
    );
  },

  async giveSlotPlaceBack(tx: Tx, place: ReservationRow): Promise<void> {
    await affected(
      tx,
      `UPDATE pickup_slots SET reserved = reserved - 1
        WHERE store_id = ? AND mode = ? AND starts_at = ? AND reserved > 0`,
      [place.storeId, place.mode, place.slotStartsAt],
    );
  },

  /** Adds to (or takes from) the day's reserved and sold pieces; the CHECK refuses a negative result. */
  async shiftStock(
    tx: Tx,
    storeId: Id,
    held: HeldStockRow,
    change: { reserved: number; sold: number },
  ): Promise<void> {
    await affected(
      tx,
      `UPDATE sku_days SET reserved = reserved + ?, sold = sold + ?
        WHERE store_id = ? AND sold_on = ? AND sku_id = ?`,
      [change.reserved, change.sold, storeId, held.soldOn, held.skuId],
    );
  },
};
