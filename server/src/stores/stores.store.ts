import { Injectable } from '@nestjs/common';
import type { DeliveryRule, FulfilmentMode, Id, StoreHours, StoreResponse } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, Problem, readJson, row, rows, type Tx } from '../platform';

/** How many orders one slot takes, per way of handing over; how long a slot is, the shared rules say. */
export interface SlotRule {
  capacity: Record<FulfilmentMode, number>;
}

interface StoreRow {
  id: Id;
  name: string;
  address: string;
  phone: string;
  latitude: number;
  longitude: number;
  hours: unknown;
  delivery: unknown;
  notice: string | null;
}

/** A store as the shop writes it; `key` never changes and finds the row again. */
export interface StoreDraft extends Omit<StoreResponse, 'id'> {
  key: string;
  slotRule: SlotRule;
  sortOrder: number;
}

const COLUMNS = 'id, name, address, phone, latitude, longitude, hours, delivery, notice';

/** What other features may ask about stores. */
@Injectable()
export class StoresReader {
  /** One store. Refuses `store.not_found`. Example: the id of 武林店 gives its name, hours and delivery rule. */
  async get(db: Db, storeId: Id): Promise<StoreResponse> {
    const found = await row<StoreRow>(db, `SELECT ${COLUMNS} FROM stores WHERE id = ?`, [storeId]);
    if (!found) throw new Problem('store.not_found');
    return presentStore(found);
  }

  /** Every store in the shop's own order. */
  async all(db: Db): Promise<StoreResponse[]> {
    return (await rows<StoreRow>(db, `SELECT ${COLUMNS} FROM stores ORDER BY sort_order, id`)).map(
      presentStore,
    );
  }

  /** Ids by the shop's own keys, for content that names stores by key. Unknown keys are missing. */
  async idsByKey(db: Db, keys: readonly string[]): Promise<Map<string, Id>> {
    if (keys.length === 0) return new Map();
    const found = await rows<{ id: Id; key: string }>(
      db,
      'SELECT id, store_key `key` FROM stores WHERE store_key IN (?)',
      [keys],
    );
    return new Map(found.map(({ id, key }) => [key, id]));
  }

  /**
   * Capacity of one store's slots. Refuses `store.not_found`.
   * Example: 武林店 hands over up to 8 pickups in each half hour and 4 deliveries in each hour.
   */
  async slotRule(db: Db, storeId: Id): Promise<SlotRule> {
    const found = await row<{ slot_rule: unknown }>(db, 'SELECT slot_rule FROM stores WHERE id = ?', [
      storeId,
    ]);
    if (!found) throw new Problem('store.not_found');
    return readJson<SlotRule>(found.slot_rule);
  }
}

/** The only writer of `stores`. */
@Injectable()
export class StoresStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Creates the store with this key or brings it up to date; answers its id. Running it twice changes nothing. */
  async save(tx: Tx, draft: StoreDraft): Promise<Id> {
    const record = {
      name: draft.name,
      address: draft.address,
      phone: draft.phone,
      latitude: draft.latitude,
      longitude: draft.longitude,
      hours: JSON.stringify(draft.hours),
      delivery: draft.delivery === null ? null : JSON.stringify(draft.delivery),
      slot_rule: JSON.stringify(draft.slotRule),
      notice: draft.notice,
      sort_order: draft.sortOrder,
      updated_at: this.clock.now(),
    };
    const known = await row<{ id: Id }>(tx, 'SELECT id FROM stores WHERE store_key = ? FOR UPDATE', [
      draft.key,
    ]);
    if (!known) {
      const id = this.ids.next();
      await insert(tx, 'stores', { id, store_key: draft.key, ...record });
      return id;
    }
    const columns = Object.keys(record).map((column) => `${column} = ?`);
    await affected(tx, `UPDATE stores SET ${columns.join(', ')} WHERE id = ?`, [
      ...Object.values(record),
      known.id,
    ]);
    return known.id;
  }
}

function presentStore(found: StoreRow): StoreResponse {
  return {
    id: found.id,
    name: found.name,
    address: found.address,
    phone: found.phone,
    latitude: Number(found.latitude),
    longitude: Number(found.longitude),
    hours: readJson<StoreHours>(found.hours),
    notice: found.notice,
    delivery: found.delivery === null ? null : readJson<DeliveryRule>(found.delivery),
  };
}
