import type { Allergen, Id, MenuProduct, ProductResponse, SkuResponse } from '@tianpu/shared/api';
import { readJson } from '../platform';

/** What other features need of a SKU to price it, promise it and print it. */
export interface SkuForSale {
  skuId: Id;
  productId: Id;
  categoryId: Id;
  productName: string;
  /** Options joined for one line of text: `6 寸 · 草莓鲜果`. */
  optionsText: string;
  thumbnailUrl: string;
  listPriceFen: number;
  /** Both the SKU and its product are offered. */
  onSale: boolean;
  leadTimeMinutes: number;
  /** Pieces one store sells per day; null when slots alone limit it. */
  dailyCapacity: number | null;
}

export interface ProductRow {
  id: Id;
  product_key: string;
  category_id: Id;
  name: string;
  subtitle: string;
  description: string;
  ingredients: string;
  allergens: unknown;
  storage: string;
  shelf_life_hours: number;
  lead_time_minutes: number;
  tags: unknown;
  attributes: unknown;
  image_keys: unknown;
  hero_colour: string;
  updated_at: Date;
}

export interface SkuRow {
  id: Id;
  product_id: Id;
  options: unknown;
  list_price_fen: number;
  serves_text: string | null;
  weight_text: string | null;
  daily_capacity: number | null;
  on_sale: number;
}

/** Pieces of a SKU still free today, asked once per menu. */
export type RemainingToday = (sku: SkuRow) => number | null;

export const imageUrl = (key: string): string => `/media/800/${key}.webp`;
export const thumbnailUrl = (key: string): string => `/media/320/${key}.webp`;

/** Options as one line. Example: `['6 寸', '草莓鲜果']` gives `6 寸 · 草莓鲜果`. */
export const optionsText = (options: readonly string[]): string => options.join(' · ');

export function coverKey(imageKeys: unknown): string {
  return readJson<string[]>(imageKeys)[0] ?? 'missing';
}

function presentSku(sku: SkuRow, remainingToday: RemainingToday): SkuResponse {
  return {
    id: sku.id,
    options: readJson<string[]>(sku.options),
    listPriceFen: sku.list_price_fen,
    servesText: sku.serves_text,
    weightText: sku.weight_text,
    onSale: sku.on_sale === 1,
    remainingToday: remainingToday(sku),
  };
}

export function presentMenuProduct(
  product: ProductRow,
  skus: SkuRow[],
  remaining: RemainingToday,
): MenuProduct {
  const cover = coverKey(product.image_keys);
  return {
    id: product.id,
    key: product.product_key,
    categoryId: product.category_id,
    name: product.name,
    subtitle: product.subtitle,
    tags: readJson<string[]>(product.tags),
    imageUrl: imageUrl(cover),
    thumbnailUrl: thumbnailUrl(cover),
    leadTimeMinutes: product.lead_time_minutes,
    attributes: readJson<MenuProduct['attributes']>(product.attributes),
    skus: skus.map((sku) => presentSku(sku, remaining)),
  };
}

export function presentProduct(
  product: ProductRow,
  skus: SkuRow[],
  remaining: RemainingToday,
): ProductResponse {
  return {
    ...presentMenuProduct(product, skus, remaining),
    description: product.description,
    imageUrls: readJson<string[]>(product.image_keys).map(imageUrl),
    ingredients: product.ingredients,
    allergens: readJson<Allergen[]>(product.allergens),
    storage: product.storage,
    shelfLifeHours: product.shelf_life_hours,
    heroColour: product.hero_colour,
    updatedAt: product.updated_at.toISOString(),
  };
}
