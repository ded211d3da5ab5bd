import { Injectable } from '@nestjs/common';
import type { FulfilmentMode, Id, ShopDate } from '@tianpu/shared/api';
import type { InstantRange } from '@tianpu/shared/time';
import { type Db, rows } from '../platform';

/** What is taken already; a slot or day nobody has touched has no row and is missing here. */
@Injectable()
export class FulfilmentReader {
  /** Places taken per slot start (epoch milliseconds) in the half-open range. */
  async reservedBySlot(
    db: Db,
    storeId: Id,
    mode: FulfilmentMode,
    range: InstantRange,
  ): Promise<Map<number, number>> {
    const taken = await rows<{ startsAt: Date; reserved: number }>(
      db,
      `SELECT starts_at AS startsAt, reserved FROM pickup_slots
        WHERE store_id = ? AND mode = ? AND starts_at >= ? AND starts_at < ?`,
      [storeId, mode, range.from, range.to],
    );
    return new Map(taken.map((slot) => [slot.startsAt.getTime(), slot.reserved]));
  }

  /** Pieces reserved or sold per SKU on one shop day, e.g. `{sku1 => 3}` when 2 are held and 1 is paid. */
  async takenStock(db: Db, storeId: Id, on: ShopDate, skuIds: readonly Id[]): Promise<Map<Id, number>> {
    if (skuIds.length === 0) return new Map();
    const taken = await rows<{ skuId: Id; taken: number }>(
      db,
      `SELECT sku_id AS skuId, reserved + sold AS taken FROM sku_days
        WHERE store_id = ? AND sold_on = ? AND sku_id IN (?)`,
      [storeId, on, skuIds],
    );
    return new Map(taken.map((day) => [day.skuId, Number(day.taken)]));
  }
}
