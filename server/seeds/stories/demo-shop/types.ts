/**
 * The shape of a demo shop's content: plain data without ids, found again by its keys. No database and
 * no framework, so that tests, the loader and the picture renderer read the same objects. Money is
 * integer fen, lengths of time are minutes or hours as named, instants are UTC.
 */
import type {
  Allergen,
  FulfilmentMode,
  Id,
  Instant,
  MenuProduct,
  SkuResponse,
  SourceKind,
  StoreResponse,
} from '@tianpu/shared/api';

export interface BrandSeed {
  key: string;
  name: string;
  slogan: string;
}

export interface CategorySeed {
  key: string;
  name: string;
  /** One line beside the sticky heading on the menu, e.g. "现做 4 小时，可写字". */
  hint: string;
  sortOrder: number;
}

/** One group of choices on the spec sheet, e.g. 尺寸 with 6 寸, 8 寸, 10 寸. */
export type AttributeSeed = MenuProduct['attributes'][number];

export interface SkuSeed extends Omit<SkuResponse, 'id' | 'remainingToday' | 'servesText' | 'weightText'> {
  /** Stable and unique over the whole shop, starts with the product's key. */
  key: string;
  /** How many people it serves, as shown: "2–4 人". */
  servesText: string;
  /** Net weight or volume, as shown: "约 650 克". */
  weightText: string;
  /** Pieces one store can sell on one day; null when it is made to order and slots alone limit it. */
  dailyCapacity: number | null;
}

export interface ProductSeed {
  key: string;
  categoryKey: string;
  name: string;
  subtitle: string;
  description: string;
  ingredients: string;
  allergens: readonly Allergen[];
  storage: string;
  shelfLifeHours: number;
  /** Time from paid order to ready; the earliest slot is computed from it. */
  leadTimeMinutes: number;
  tags: readonly string[];
  /** Illustrations `server/seeds/media/webp/{800,320}/<key>.webp`; the first is the cover. */
  imageKeys: readonly [string, ...string[]];
  /** Background of the product page's picture, "#RRGGBB". */
  heroColour: string;
  attributes: readonly AttributeSeed[];
  skus: readonly SkuSeed[];
  sortOrder: number;
}

/** A product as written in a category's file; the menu adds the category and the order. */
export type ShelfProduct = Omit<ProductSeed, 'categoryKey' | 'sortOrder'>;

export interface CatalogSeed {
  brand: BrandSeed;
  categories: readonly CategorySeed[];
  products: readonly ProductSeed[];
}

/** Coordinates are GCJ-02 degrees, what WeChat's map expects. */
export interface StoreSeed extends Omit<StoreResponse, 'id'> {
  key: string;
  sortOrder: number;
  /** How opening hours are cut into slots, and how many orders one slot takes per way of handing over. */
  slotRule: { capacity: Record<FulfilmentMode, number> };
}

export interface SceneSeed {
  /** What the printed mini-program code carries: short, [0-9A-Za-z]. */
  code: string;
  kind: SourceKind;
  storeKey: string;
  label: string;
}

export interface CustomerSeed {
  nickname: string;
  /** The store she usually goes to. */
  storeKey: string;
}

export interface HistoryLine {
  skuKey: string;
  quantity: number;
}

/** `completed`: paid and handed over. `unpaid`: never paid, closed by the shop. `cancelled`: paid, then cancelled. */
export type HistoryOutcome = 'completed' | 'unpaid' | 'cancelled';

/** One order of the past, not yet priced. */
export interface HistoryOrder {
  /** 0-based index into `historyCustomers`. */
  customerIndex: number;
  storeKey: string;
  placedAt: Instant;
  mode: FulfilmentMode;
  /** The reserved slot, half-open. */
  slotStartsAt: Instant;
  slotEndsAt: Instant;
  lines: readonly HistoryLine[];
  outcome: HistoryOutcome;
  note: string;
  /** Source code through which the visit came, null for a visit without one. */
  sceneCode: string | null;
}

/** The ids behind the menu's keys; an unknown key throws. */
export interface GoodsKeys {
  category(key: string): Id;
  product(key: string): Id;
  sku(key: string): Id;
}
