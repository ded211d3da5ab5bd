import type { CartLineResponse, CartResponse, Id } from '@tianpu/shared/api';
import { multiplyFen, sumFen } from '@tianpu/shared/money';
import type { SkuForSale } from '../catalog';
import type { LoadedCart, LoadedCartLine } from './carts.store';

/**
 * The cart at today's prices. `goodsTotalFen` counts only lines that can be ordered.
 * Example: put in at 19800, now 20800, 2 pieces: unit 20800, line 41600, previous 19800.
 */
export function presentCart(cart: LoadedCart, skus: Map<Id, SkuForSale>, storeId: Id): CartResponse {
  const lines = cart.lines.flatMap((line) => {
    const sku = skus.get(line.skuId);
    return sku ? [presentLine(line, sku)] : [];
  });
  return {
    version: cart.version,
    storeId,
    lines,
    itemCount: lines.reduce((count, line) => count + line.quantity, 0),
    goodsTotalFen: sumFen(lines.filter((line) => line.unavailable === null).map((line) => line.lineTotalFen)),
  };
}

function presentLine(line: LoadedCartLine, sku: SkuForSale): CartLineResponse {
  const hasNewPrice = sku.listPriceFen !== line.unitPriceFenWhenAdded;
  return {
    id: line.lineId,
    skuId: line.skuId,
    productId: sku.productId,
    productName: sku.productName,
    optionsText: sku.optionsText,
    thumbnailUrl: sku.thumbnailUrl,
    quantity: line.quantity,
    unitPriceFen: sku.listPriceFen,
    lineTotalFen: multiplyFen(sku.listPriceFen, line.quantity),
    previousUnitPriceFen: hasNewPrice ? line.unitPriceFenWhenAdded : null,
    unavailable: whyUnavailable(line, sku),
    addedAt: line.addedAt.toISOString(),
  };
}

/**
 * A day's pieces may be gone today and there again tomorrow, which the slot decides; but more pieces than a store
 * ever makes in a day are sold out on every day.
 */
function whyUnavailable(line: LoadedCartLine, sku: SkuForSale): CartLineResponse['unavailable'] {
  if (!sku.onSale) return 'sku.off_sale';
  if (sku.dailyCapacity !== null && line.quantity > sku.dailyCapacity) return 'sku.sold_out';
  return null;
}
