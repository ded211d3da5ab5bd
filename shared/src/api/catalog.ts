import type { Id, Instant } from './common';

export const ALLERGENS = ['dairy', 'egg', 'gluten', 'nuts', 'peanut', 'soy', 'sesame', 'crustacean'] as const;
export type Allergen = (typeof ALLERGENS)[number];

export interface SkuResponse {
  id: Id;
  /** Option per attribute of the product, in the product's order: `['6 寸', '草莓鲜果']`. */
  options: string[];
  listPriceFen: number;
  /** `2–4 人`, or null. */
  servesText: string | null;
  weightText: string | null;
  onSale: boolean;
  /** Pieces still free today at the chosen store; null = made to order, limited by slots only. */
  remainingToday: number | null;
}

export interface MenuProduct {
  id: Id;
  key: string;
  categoryId: Id;
  name: string;
  subtitle: string;
  tags: string[];
  imageUrl: string;
  thumbnailUrl: string;
  leadTimeMinutes: number;
  attributes: { name: string; options: string[] }[];
  skus: SkuResponse[];
}

export interface MenuCategory {
  id: Id;
  name: string;
  hint: string;
}

export interface MenuResponse {
  storeId: Id;
  /** Changes whenever anything on the menu changes. */
  version: string;
  categories: MenuCategory[];
  products: MenuProduct[];
}

export interface ProductResponse extends MenuProduct {
  description: string;
  imageUrls: string[];
  ingredients: string;
  allergens: Allergen[];
  storage: string;
  shelfLifeHours: number;
  heroColour: string;
  updatedAt: Instant;
}
