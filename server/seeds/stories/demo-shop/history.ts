import type { FulfilmentMode, ShopDate } from '@tianpu/shared/api';
import { earliestReady, rangesOn, type SlotTimes, slotsOn } from '@tianpu/shared/fulfilment';
import { addDays, datesFrom, instantOf, minuteOfDay, shopDateOf, weekdayOf } from '@tianpu/shared/time';
import { historyCustomers } from './customers.data';
import { type Basket, fillBasket } from './history-baskets';
import { type Random, seededRandom } from './random';
import type { CatalogSeed, HistoryOrder, HistoryOutcome, SceneSeed, StoreSeed } from './types';

export interface HistoryOptions {
  /** The last day on which an order is placed or handed over. */
  endOn: ShopDate;
  days: number;
  /** Any whole number; another one gives another believable history. */
  seed: number;
  /** Codes through which some of the visits came; left out, every visit is a direct one. */
  scenes?: readonly SceneSeed[];
}

/** Orders of one store on one day, from–to. Index 0 = Sunday. */
const ordersPerDay: readonly (readonly [number, number])[] = [
  [7, 10],
  [3, 5],
  [3, 5],
  [4, 5],
  [4, 6],
  [5, 8],
  [9, 12],
];
/** Nobody orders in the last three quarters of an hour: the kitchen is closing. */
const lastOrderMinutes = 45;
/** How many days ahead a whole cake is reserved at most in this history. */
const daysAhead = 2;

/**
 * The shop's past orders, oldest first: what was ordered where, for when, and how it ended. Pure: equal
 * arguments give an equal history. Orders are placed in opening hours, slots respect lead times, opening
 * hours, slot capacity and the pieces baked per day, and all are over by the end of `endOn`.
 * Throws RangeError when `days` is no positive whole number.
 *
 * Example: three stores, 14 days, seed 1: about 240 orders, Saturdays twice as many as Tuesdays.
 */
export function buildOrderHistory(
  catalog: CatalogSeed,
  stores: readonly StoreSeed[],
  { endOn, days, seed, scenes = [] }: HistoryOptions,
): HistoryOrder[] {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`days must be 1 or more: ${days}`);
  const random = seededRandom(seed);
  const limits = new Limits(catalog);
  const orders: HistoryOrder[] = [];

  for (const on of datesFrom(addDays(endOn, 1 - days), days)) {
    for (const store of stores) {
      const [fewest, most] = ordersPerDay[weekdayOf(on)] ?? [3, 5];
      for (let count = random.between(fewest, most); count > 0; count -= 1) {
        const order = placeOrder(random, { catalog, store, on, endOn, limits, scenes });
        if (order) orders.push(order);
      }
    }
  }
  return orders.sort((a, b) => a.placedAt.localeCompare(b.placedAt));
}

interface Setting {
  catalog: CatalogSeed;
  store: StoreSeed;
  on: ShopDate;
  endOn: ShopDate;
  limits: Limits;
  scenes: readonly SceneSeed[];
}

function placeOrder(random: Random, setting: Setting): HistoryOrder | null {
  const { catalog, store, on, endOn, limits, scenes } = setting;
  const placedAt = momentInHours(random, store, on);
  if (!placedAt) return null;
  const basket = fillBasket(random, catalog, weekdayOf(on), addDays(on, daysAhead) <= endOn);
  const mode: FulfilmentMode = random.chance(basket.occasion === 'breakfast' ? 0.08 : 0.26)
    ? 'delivery'
    : 'pickup';

  const slots = freeSlots(setting, basket, mode, placedAt);
  if (slots.length === 0) return null;
  const slot =
    basket.occasion === 'birthday' ? random.pick(slots, celebrationWeight) : random.pick(slots.slice(0, 3));
  const outcome = outcomeOf(random);
  if (outcome === 'completed') limits.take(store, mode, slot, basket);

  const here = scenes.filter((scene) => scene.storeKey === store.key);
  return {
    customerIndex: customerOf(random, store),
    storeKey: store.key,
    placedAt: placedAt.toISOString(),
    mode,
    slotStartsAt: slot.startsAt.toISOString(),
    slotEndsAt: slot.endsAt.toISOString(),
    lines: basket.lines,
    outcome,
    note: basket.note,
    sceneCode: here.length > 0 && random.chance(0.45) ? random.pick(here).code : null,
  };
}

/** A moment at which the store takes orders, to the second; null when it is closed that day. */
function momentInHours(random: Random, store: StoreSeed, on: ShopDate): Date | null {
  const ranges = rangesOn(store.hours, on).filter(
    (range) => range.toMinute - range.fromMinute > lastOrderMinutes,
  );
  if (ranges.length === 0) return null;
  const range = random.pick(ranges, (each) => each.toMinute - each.fromMinute);
  const minute = random.between(range.fromMinute, range.toMinute - lastOrderMinutes);
  return new Date(instantOf(on, minute).getTime() + random.between(0, 59) * 1000);
}

/** Slots in which the whole basket can be handed over, earliest first. */
function freeSlots(setting: Setting, basket: Basket, mode: FulfilmentMode, placedAt: Date): SlotTimes[] {
  const { store, endOn, limits } = setting;
  const lead = { productName: '', leadTimeMinutes: basket.leadTimeMinutes };
  const ready = earliestReady([lead], store.hours, placedAt);
  if (!ready) return [];
  return datesFrom(shopDateOf(ready.at), daysAhead + 1)
    .filter((date) => date <= endOn)
    .flatMap((date) => slotsOn(store.hours, date, mode))
    .filter((slot) => slot.startsAt >= ready.at && limits.hasRoom(store, mode, slot, basket));
}

/** Cakes are fetched on the way to the party: at the weekend, and in the afternoon. */
function celebrationWeight(slot: SlotTimes): number {
  const weekday = weekdayOf(shopDateOf(slot.startsAt));
  const hour = minuteOfDay(slot.startsAt) / 60;
  const dayWeight = weekday === 6 ? 5 : weekday === 0 ? 2.5 : 1;
  return dayWeight * (hour >= 15 && hour < 19 ? 3 : 1);
}

/** 93 of 100 orders end well. */
function outcomeOf(random: Random): HistoryOutcome {
  const draw = random.next();
  if (draw < 0.93) return 'completed';
  return draw < 0.97 ? 'unpaid' : 'cancelled';
}

/** Nine in ten go to their own store; the first of each store are its regulars. */
function customerOf(random: Random, store: StoreSeed): number {
  const indexes = historyCustomers.map((_, index) => index);
  const own = indexes.filter((index) => historyCustomers[index]?.storeKey === store.key);
  if (own.length === 0 || random.chance(0.1)) return random.pick(indexes);
  return random.pick(own, (index) => 1 / (3 + own.indexOf(index)));
}

/** What is still free while the history is written: places in slots, pieces of the day. */
class Limits {
  private readonly used = new Map<string, number>();
  private readonly dailyCapacity: ReadonlyMap<string, number | null>;

  constructor(catalog: CatalogSeed) {
    const skus = catalog.products.flatMap((product) => product.skus);
    this.dailyCapacity = new Map(skus.map((sku) => [sku.key, sku.dailyCapacity]));
  }

  hasRoom(store: StoreSeed, mode: FulfilmentMode, slot: SlotTimes, basket: Basket): boolean {
    const hasPlace = this.usedOf(slotKey(store, mode, slot)) < store.slotRule.capacity[mode];
    return (
      hasPlace &&
      basket.lines.every(({ skuKey, quantity }) => {
        const capacity = this.dailyCapacity.get(skuKey) ?? null;
        return capacity === null || this.usedOf(dayKey(store, slot, skuKey)) + quantity <= capacity;
      })
    );
  }

  take(store: StoreSeed, mode: FulfilmentMode, slot: SlotTimes, basket: Basket): void {
    this.add(slotKey(store, mode, slot), 1);
    for (const { skuKey, quantity } of basket.lines) this.add(dayKey(store, slot, skuKey), quantity);
  }

  private usedOf(key: string): number {
    return this.used.get(key) ?? 0;
  }

  private add(key: string, count: number): void {
    this.used.set(key, this.usedOf(key) + count);
  }
}

const slotKey = (store: StoreSeed, mode: FulfilmentMode, slot: SlotTimes): string =>
  `${store.key} ${mode} ${slot.startsAt.toISOString()}`;
const dayKey = (store: StoreSeed, slot: SlotTimes, skuKey: string): string =>
  `${store.key} ${shopDateOf(slot.startsAt)} ${skuKey}`;
