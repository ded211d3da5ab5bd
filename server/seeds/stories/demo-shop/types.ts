/**
 * The shape of a demo shop's content. Plain data: no database, no framework, so that tests, the
 * loader and the picture renderer read the same objects. Money is integer fen, times are minutes or
 * hours as named, local times are "HH:MM" on the store's wall clock (Asia/Shanghai).
 */

/** The eight groups that GB 7718-2025 asks a food label to name. */
export type Allergen = 'dairy' | 'egg' | 'gluten' | 'nuts' | 'peanut' | 'soy' | 'sesame' | 'crustacean';

/** Illustrations are looked up by this key: `server/seeds/media/webp/{800,320}/<key>.webp`. */
export type ImageKey = string;

export interface BrandSeed {
  key: string;
  name: string;
  slogan: string;
}

export interface CategorySeed {
  key: string;
  name: string;
  /** One line beside the sticky heading on the menu, e.g. "现做 4 小时，可写字". */
  note: string;
  sortOrder: number;
}

/** One group of choices on the spec sheet, e.g. 尺寸 with 6 寸, 8 寸, 10 寸. */
export interface OptionGroupSeed {
  name: string;
  options: readonly string[];
}

export interface SkuSeed {
  /** Stable and unique over the whole shop, starts with the product's key. */
  key: string;
  /** One value per option group of the product, in the order of the groups. */
  options: readonly string[];
  listPriceFen: number;
  /** How many people it serves, as shown: "2–4 人". */
  servesText: string;
  /** Net weight or volume, as shown: "约 600 克". */
  weightText: string;
  /** Pieces one store can sell on one day; null when it is made to order and slots limit it. */
  dailyCapacity: number | null;
  onSale: boolean;
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
  sortOrder: number;
  /** First key is the cover. */
  images: readonly [ImageKey, ...ImageKey[]];
  /** Background of the product page's picture, "#RRGGBB". */
  heroHue: string;
  optionGroups: readonly OptionGroupSeed[];
  skus: readonly SkuSeed[];
}

/** A product as written in a category file; the category adds `categoryKey` and `sortOrder`. */
export type ProductDraft = Omit<ProductSeed, 'categoryKey' | 'sortOrder'>;

export interface CatalogSeed {
  brand: BrandSeed;
  categories: readonly CategorySeed[];
  products: readonly ProductSeed[];
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Half-open local interval: open at `opensAt`, already closed at `closesAt`. */
export interface OpeningInterval {
  opensAt: string;
  closesAt: string;
}

/** Fee for addresses up to this far from the store, straight line. */
export interface DeliveryFeeStep {
  upToMeters: number;
  feeFen: number;
}

export interface DeliveryRules {
  radiusMeters: number;
  /** Goods must reach this before delivery is offered. */
  minimumOrderFen: number;
  /** From this goods total on the shop pays for the ride; null: never. */
  freeFromFen: number | null;
  /** Ascending; the last step reaches `radiusMeters`. */
  feeSteps: readonly DeliveryFeeStep[];
}

export interface StoreSeed {
  key: string;
  name: string;
  province: string;
  city: string;
  district: string;
  street: string;
  phone: string;
  /** GCJ-02 degrees, what WeChat's map expects. */
  latitude: number;
  longitude: number;
  openingHours: Readonly<Record<Weekday, readonly OpeningInterval[]>>;
  delivery: DeliveryRules;
  slotMinutes: number;
  /** Orders one slot takes, per fulfilment mode. */
  slotCapacity: Readonly<Record<FulfilmentMode, number>>;
  notice: string;
}

export type FulfilmentMode = 'pickup' | 'delivery';

export type SceneKind = 'poster' | 'table' | 'packaging' | 'leaflet' | 'event' | 'oa' | 'partner' | 'staff';

export interface SceneSeed {
  /** What the mini-program code carries as `scene`: 1 to 32 characters [0-9A-Za-z]. */
  code: string;
  kind: SceneKind;
  storeKey: string;
  label: string;
}

export interface HistoryLine {
  skuKey: string;
  quantity: number;
}

/** An order as it stands today, before the loader prices it. */
export interface HistoryOrder {
  /** 0-based index into `historyCustomers`. */
  customerIndex: number;
  storeKey: string;
  /** Local wall clock, "YYYY-MM-DDTHH:MM:SS+08:00". */
  placedAt: string;
  mode: FulfilmentMode;
  /** The reserved slot, half-open, local wall clock with offset like `placedAt`. */
  slotStartsAt: string;
  slotEndsAt: string;
  lines: readonly HistoryLine[];
  status: 'completed' | 'cancelled' | 'closed' | 'awaiting_pickup';
  note: string;
  /** Scene through which the visit came, null for a direct visit. */
  sceneCode: string | null;
}
