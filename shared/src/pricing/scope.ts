import type { Id } from '../api/common';
import type { QuoteLineInput } from './quote';

/** Goods named by category, product or SKU. */
export interface GoodsSet {
  categoryIds: readonly Id[];
  productIds: readonly Id[];
  skuIds: readonly Id[];
}

/** Which goods an offer speaks of: `only` what is named there (null = everything), and nothing of `except`. */
export interface OfferScope {
  only: GoodsSet | null;
  except: GoodsSet | null;
}

/** Everything the shop sells. */
export const ALL_GOODS: OfferScope = { only: null, except: null };

/**
 * Whether an offer speaks of a line. An exclusion wins over an inclusion.
 *
 * Example: only category `cakes`, except product `wedding-cake`: a strawberry cake is in, the wedding cake is out,
 * a roll of category `bread` is out.
 */
export function isInScope(scope: OfferScope, line: QuoteLineInput): boolean {
  if (scope.except !== null && names(scope.except, line)) return false;
  return scope.only === null || names(scope.only, line);
}

function names(goods: GoodsSet, { categoryId, productId, skuId }: QuoteLineInput): boolean {
  return (
    goods.categoryIds.indexOf(categoryId) >= 0 ||
    goods.productIds.indexOf(productId) >= 0 ||
    goods.skuIds.indexOf(skuId) >= 0
  );
}
