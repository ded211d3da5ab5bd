import type { MenuProduct, SkuResponse } from '../api/catalog';
import { formatYuan } from '../money/format';

/** From this many pieces on nothing is said; below, the tag says how many are left. */
export const FEW_LEFT = 5;

export type SkuState = 'available' | 'sold_out' | 'off_sale';

/**
 * Whether a variant can be bought now. Made-to-order ones (`remainingToday` null) never sell out here: their slots do.
 *
 * Example: on sale with 0 left is `sold_out`; with null it is `available`; not on sale is `off_sale`, whatever is left.
 */
export function skuState(sku: Pick<SkuResponse, 'onSale' | 'remainingToday'>): SkuState {
  if (!sku.onSale) return 'off_sale';
  return sku.remainingToday !== null && sku.remainingToday <= 0 ? 'sold_out' : 'available';
}

/**
 * A product is available while one variant is, sold out while one is at least on sale.
 *
 * Example: 6 寸 sold out and 8 寸 available: `available`; both sold out: `sold_out`.
 */
export function productState(product: Pick<MenuProduct, 'skus'>): SkuState {
  const states = product.skus.map(skuState);
  if (states.includes('available')) return 'available';
  return states.includes('sold_out') ? 'sold_out' : 'off_sale';
}

/**
 * Lowest and highest price of what can be bought; of all variants when none can. Null for a product without variants.
 *
 * Example: variants of 18800 and 25800: `{fromFen: 18800, toFen: 25800}`.
 */
export function priceRange(product: Pick<MenuProduct, 'skus'>): { fromFen: number; toFen: number } | null {
  const available = product.skus.filter((sku) => skuState(sku) === 'available');
  const prices = (available.length > 0 ? available : product.skus).map((sku) => sku.listPriceFen);
  return prices.length === 0 ? null : { fromFen: Math.min(...prices), toFen: Math.max(...prices) };
}

/** Price on a product card. Example: `¥188 起` for 18800 to 25800, `¥15` when all variants cost 1500. */
export function priceLabel(product: Pick<MenuProduct, 'skus'>): string {
  const range = priceRange(product);
  if (!range) return '';
  return range.fromFen === range.toFen ? formatYuan(range.fromFen) : `${formatYuan(range.fromFen)} 起`;
}

/** What a variant's card says about its stock, or null. Example: `仅剩 3 份` for 3, `今日售罄` for 0, null for 6. */
export function stockLabel(sku: Pick<SkuResponse, 'onSale' | 'remainingToday'>): string | null {
  const state = skuState(sku);
  if (state === 'off_sale') return '已下架';
  if (state === 'sold_out') return '今日售罄';
  return sku.remainingToday !== null && sku.remainingToday <= FEW_LEFT
    ? `仅剩 ${sku.remainingToday} 份`
    : null;
}

/** Options as one line. Example: `specText(['6 寸', '草莓鲜果'])` is `6 寸 · 草莓鲜果`. */
export function specText(options: readonly string[]): string {
  return options.join(' · ');
}
