import type { Id, StaffRole } from '@tianpu/shared/api';
import { sumFen } from '@tianpu/shared/money';
import { addDays, addMinutes, DAY_MINUTES, shopDateOf } from '@tianpu/shared/time';
import { CatalogStore } from '../src/catalog';
import { CustomerImport, StaffStore } from '../src/identity';
import { type HistoricOrder, HistoricOrders } from '../src/orders';
import { type Tx, UnitOfWork } from '../src/platform';
import { SourcesStore } from '../src/sources';
import { StoresReader } from '../src/stores';
import type { Providers } from './providers';
import { contentDigest, noteLoaded, wasLoaded } from './seed-runs';
import { demoCatalog } from './stories/demo-shop/catalog.data';
import { historyCustomers } from './stories/demo-shop/customers.data';
import { doorsteps } from './stories/demo-shop/doorsteps.data';
import { buildOrderHistory } from './stories/demo-shop/history';
import { demoScenes } from './stories/demo-shop/scenes.data';
import { demoStaff } from './stories/demo-shop/staff.data';
import { demoStores } from './stories/demo-shop/stores.data';
import type { HistoryOrder } from './stories/demo-shop/types';

const STORY = 'demo-shop/history';
const DAYS = 14;
const SEED = 20260101;
const HANDS_OVER: readonly StaffRole[] = ['counter', 'manager'];

/** Ids of what the history names by key. */
interface Known {
  customers: Id[];
  stores: Map<string, Id>;
  skus: Map<string, Id>;
  staff: Map<string, Id>;
}

/**
 * Two weeks of orders up to yesterday, written by the same code as real ones, with the scans and registrations that led
 * to them. Once per database, in one transaction: a second call finds it done. Answers how many orders it wrote.
 */
export async function seedHistory(app: Providers, { now }: { now: Date }): Promise<number> {
  return app.get(UnitOfWork).run(async (tx) => {
    const digest = contentDigest({ days: DAYS, seed: SEED });
    if (await wasLoaded(tx, STORY, digest)) return 0;
    const options = { endOn: addDays(shopDateOf(now), -1), days: DAYS, seed: SEED, scenes: demoScenes };
    const history = buildOrderHistory(demoCatalog, demoStores, options);
    const known: Known = {
      customers: await registerAll(app, tx, history, now),
      stores: await app.get(StoresReader).idsByKey(
        tx,
        demoStores.map(({ key }) => key),
      ),
      skus: await app.get(CatalogStore).idsByKey(tx, 'skus'),
      staff: await staffByStore(app, tx),
    };
    for (const [index, order] of history.entries()) await addOrder(app, tx, known, order, index);
    await noteLoaded(tx, STORY, digest, now);
    return history.length;
  });
}

/** Regulars registered weeks before; whoever came by a code registered with the scan that led to her first order. */
async function registerAll(
  app: Providers,
  tx: Tx,
  history: readonly HistoryOrder[],
  now: Date,
): Promise<Id[]> {
  const ids: Id[] = [];
  for (const [index, { nickname }] of historyCustomers.entries()) {
    const first = history.find((order) => order.customerIndex === index);
    const firstAt = new Date(first?.placedAt ?? now);
    const daysBefore = 1 + ((index * 7) % 90);
    const registeredAt = first?.sceneCode
      ? addMinutes(firstAt, -10)
      : addMinutes(firstAt, -daysBefore * DAY_MINUTES);
    const openid = `demo-customer-${String(index + 1).padStart(3, '0')}`;
    ids.push(await app.get(CustomerImport).add(tx, { openid, nickname, registeredAt }));
  }
  return ids;
}

async function addOrder(
  app: Providers,
  tx: Tx,
  known: Known,
  order: HistoryOrder,
  index: number,
): Promise<void> {
  const customerId = known.customers[order.customerIndex];
  if (!customerId)
    throw new Error(`the demo shop's history names an unknown customer ${order.customerIndex}`);
  const placedAt = new Date(order.placedAt);
  const code = order.sceneCode && (await app.get(SourcesStore).findCode(tx, order.sceneCode));
  if (code) await app.get(SourcesStore).addVisit(tx, customerId, code.id, addMinutes(placedAt, -10));
  await app.get(HistoricOrders).import(tx, {
    customerId,
    storeId: of(known.stores, order.storeKey),
    placedAt,
    slotStartsAt: new Date(order.slotStartsAt),
    slotEndsAt: new Date(order.slotEndsAt),
    lines: order.lines.map(({ skuKey, quantity }) => ({ skuId: of(known.skus, skuKey), quantity })),
    outcome: order.outcome,
    note: order.note,
    staffId: of(known.staff, order.storeKey),
    ...deliveryOf(order, index),
  });
}

/** A ride needs a door and enough goods; a small basket was fetched instead. */
function deliveryOf(order: HistoryOrder, index: number): Pick<HistoricOrder, 'mode' | 'delivery'> {
  const doors = doorsteps.filter(({ storeKey }) => storeKey === order.storeKey);
  const door = doors[index % doors.length];
  const rule = demoStores.find(({ key }) => key === order.storeKey)?.delivery;
  if (order.mode === 'pickup' || !door || !rule || goodsTotalFen(order) < rule.minimumGoodsFen) {
    return { mode: 'pickup' };
  }
  const { storeKey: _, ...place } = door;
  const recipient = historyCustomers[order.customerIndex]?.nickname ?? '顾客';
  const phone = `1390000${String(order.customerIndex + 1).padStart(4, '0')}`;
  return { mode: 'delivery', delivery: { recipient, phone, ...place } };
}

function goodsTotalFen(order: HistoryOrder): number {
  const prices = new Map(
    demoCatalog.products.flatMap(({ skus }) => skus.map((sku) => [sku.key, sku.listPriceFen] as const)),
  );
  return sumFen(order.lines.map(({ skuKey, quantity }) => of(prices, skuKey) * quantity));
}

/** Who stands at the counter of each store. */
async function staffByStore(app: Providers, tx: Tx): Promise<Map<string, Id>> {
  const ids = new Map<string, Id>();
  for (const person of demoStaff.filter(({ role }) => HANDS_OVER.includes(role))) {
    const member = await app.get(StaffStore).byLogin(tx, person.login);
    if (!member) throw new Error(`the demo shop's staff come before its history: no ${person.login}`);
    for (const key of person.storeKeys) ids.set(key, member.id);
  }
  return ids;
}

function of<V>(known: ReadonlyMap<string, V>, key: string): V {
  const value = known.get(key);
  if (value === undefined) throw new Error(`the demo shop's history names an unknown ${key}`);
  return value;
}
