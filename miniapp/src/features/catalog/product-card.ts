import type { CartResponse, MenuProduct, SkuResponse } from '@tianpu/shared/api';
import { priceRange, productState, skuState, specText, stockLabel } from '@tianpu/shared/catalog';
import type { TagTone } from '@/components/tag';
import type { NewCartLine } from '@/features/cart/cart-intent';

/** One product as lists show it. */
export interface ProductCard {
  id: string;
  name: string;
  subtitle: string;
  thumbnailUrl: string;
  fromFen: number;
  /** Her price for it where the cart's quote has one; null otherwise. */
  memberFen: number | null;
  /** The price is the lowest of several. */
  isFrom: boolean;
  /** Why it cannot be bought now: 售罄 or 已下架; null when it can. */
  veil: string | null;
  tags: { text: string; tone: TagTone }[];
  /** Pieces of it in the cart. */
  inCart: number;
  /** The only variant, which one tap adds; null when she has to choose. */
  only: SkuResponse | null;
}

const MAX_TAGS = 2;

/**
 * What a list shows of a product: lowest price that can be bought, at most two tags (scarcity first), how many are in
 * the cart. Pure.
 *
 * Example: variants of 19800 and 26800 fen, 26800 sold out, one in the cart: from 19800, no 起, `inCart` 1.
 */
export function productCard(
  product: MenuProduct,
  cart: CartResponse | undefined,
  unitFenBySku: Readonly<Record<string, number>> = {},
): ProductCard {
  const range = priceRange(product);
  const state = productState(product);
  const inCart = (cart?.lines ?? [])
    .filter((line) => line.productId === product.id)
    .reduce((count, line) => count + line.quantity, 0);
  return {
    id: product.id,
    name: product.name,
    subtitle: product.subtitle,
    thumbnailUrl: product.thumbnailUrl,
    fromFen: range?.fromFen ?? 0,
    memberFen: memberPrice(product, range?.fromFen, unitFenBySku),
    isFrom: range !== null && range.fromFen !== range.toFen,
    veil: state === 'available' ? null : state === 'sold_out' ? '售罄' : '已下架',
    tags: tagsOf(product),
    inCart,
    only: product.skus.length === 1 ? (product.skus[0] ?? null) : null,
  };
}

/** The line that goes into the cart for a variant of a product. */
export function cartLineOf(product: MenuProduct, sku: SkuResponse): NewCartLine {
  return {
    skuId: sku.id,
    productId: product.id,
    productName: product.name,
    optionsText: specText(sku.options),
    thumbnailUrl: product.thumbnailUrl,
    unitPriceFen: sku.listPriceFen,
  };
}

/** The price of the variant that the card shows. */
function memberPrice(
  { skus }: MenuProduct,
  fromFen: number | undefined,
  unitFenBySku: Readonly<Record<string, number>>,
): number | null {
  const shown = skus.find((sku) => sku.listPriceFen === fromFen);
  return shown ? (unitFenBySku[shown.id] ?? null) : null;
}

function tagsOf(product: MenuProduct): ProductCard['tags'] {
  const counted = product.skus.filter((sku) => sku.remainingToday !== null && skuState(sku) === 'available');
  const scarce = counted.length === product.skus.length ? stockLabel(mostLeft(counted)) : null;
  const words = product.tags.map((text) => ({ text, tone: toneOf(text) }));
  return [...(scarce ? [{ text: scarce, tone: 'berry' as const }] : []), ...words].slice(0, MAX_TAGS);
}

/** The variant with most left: as long as that one is plenty, the product is not scarce. */
function mostLeft(skus: readonly SkuResponse[]): SkuResponse {
  return skus.reduce((most, sku) => ((sku.remainingToday ?? 0) > (most.remainingToday ?? 0) ? sku : most));
}

function toneOf(tag: string): TagTone {
  if (tag === '新品') return 'matcha';
  return tag === '招牌' ? 'honey' : 'cream';
}
