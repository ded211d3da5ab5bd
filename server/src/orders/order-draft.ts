import type { Id, ShopDate } from '@tianpu/shared/api';
import type { QuoteResult } from '@tianpu/shared/pricing';
import type { StockClaim } from '../fulfilment';
import type { Ids } from '../platform';
import type { CheckoutLine } from './checkout-cart';
import type { OrderAdjustment, OrderLine } from './orders.types';

/** The lines as they will be remembered: today's names and prices, and each line's share of every adjustment. */
export function linesOf(
  orderId: Id,
  lines: readonly CheckoutLine[],
  quote: QuoteResult,
  ids: Ids,
): { lines: OrderLine[]; adjustments: OrderAdjustment[] } {
  const quoted = new Map(quote.lines.map((line) => [line.lineId, line]));
  const idOf = new Map(lines.map(({ lineId }) => [lineId, ids.next()]));
  const orderLineId = (lineId: Id): Id => {
    const id = idOf.get(lineId);
    if (id === undefined) throw new Error(`the quote speaks of line ${lineId}, the cart does not`);
    return id;
  };
  return {
    lines: lines.map((line, index) => {
      const price = quoted.get(line.lineId);
      if (price === undefined) throw new Error(`the quote forgot line ${line.lineId}`);
      return {
        id: orderLineId(line.lineId),
        orderId,
        position: index + 1,
        skuId: line.skuId,
        productId: line.productId,
        categoryId: line.categoryId,
        productName: line.productName,
        optionsText: line.optionsText,
        thumbnailUrl: line.thumbnailUrl,
        quantity: line.quantity,
        unitPriceFen: price.unitPriceFen,
        lineTotalFen: price.lineTotalFen,
        allocatedNetFen: price.allocatedNetFen,
      };
    }),
    adjustments: quote.adjustments.map((adjustment, index) => ({
      position: index + 1,
      source: adjustment.source,
      label: adjustment.label,
      amountFen: adjustment.amountFen,
      allocations: adjustment.allocations.map(({ lineId, amountFen }) => ({
        lineId: orderLineId(lineId),
        amountFen,
      })),
    })),
  };
}

/** Pieces to hold per SKU that a store sells only so many of per day; two lines of one SKU are one claim. */
export function stockClaims(
  lines: readonly Pick<CheckoutLine, 'skuId' | 'quantity' | 'dailyCapacity'>[],
  on: ShopDate,
): StockClaim[] {
  const claims = new Map<Id, StockClaim>();
  for (const { skuId, quantity, dailyCapacity } of lines) {
    if (dailyCapacity === null) continue;
    const held = claims.get(skuId)?.quantity ?? 0;
    claims.set(skuId, { skuId, on, quantity: held + quantity, capacity: dailyCapacity });
  }
  return [...claims.values()];
}

/**
 * What WeChat's payment sheet shows.
 *
 * Example: a strawberry cake and two rolls at 武林店 are `武林店 草莓奶油蛋糕等3件`.
 */
export function paymentDescription(storeName: string, lines: readonly CheckoutLine[]): string {
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  const first = lines[0]?.productName ?? '';
  const text = count === 1 ? `${storeName} ${first}` : `${storeName} ${first}等${count}件`;
  return Array.from(text).slice(0, 120).join('');
}
