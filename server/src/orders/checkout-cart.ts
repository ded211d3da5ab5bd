import { Injectable } from '@nestjs/common';
import type { FulfilmentMode, Id, StoreResponse } from '@tianpu/shared/api';
import {
  deliveryPrice,
  distanceMeters,
  type EarliestReady,
  earliestReady,
  type Place,
} from '@tianpu/shared/fulfilment';
import { sumFen } from '@tianpu/shared/money';
import { type QuoteResult, quote } from '@tianpu/shared/pricing';
import { Carts } from '../carts';
import { CatalogReader, type SkuForSale } from '../catalog';
import { type Db, ensure, refuse } from '../platform';
import { type Benefits, NO_BENEFITS } from './checkout-benefits';

export interface CheckoutLine extends SkuForSale {
  lineId: Id;
  quantity: number;
}

export interface CheckoutCart {
  version: number;
  lines: CheckoutLine[];
}

/** What the customer's cart is worth and when it can be ready, decided by the shared rules on the server's data. */
@Injectable()
export class CheckoutCarts {
  constructor(
    private readonly carts: Carts,
    private readonly catalog: CatalogReader,
  ) {}

  /** Refuses `cart.empty`, and `sku.off_sale` (params name the SKU) for a line that cannot be bought now. */
  async load(db: Db, customerId: Id): Promise<CheckoutCart> {
    const cart = await this.carts.load(db, customerId);
    ensure(cart.lines.length > 0, 'cart.empty');
    const skus = await this.catalog.skus(
      db,
      cart.lines.map((line) => line.skuId),
    );
    const lines = cart.lines.map(({ lineId, skuId, quantity }) => {
      const sku = skus.get(skuId);
      ensure(sku?.onSale, 'sku.off_sale', { skuId });
      return { ...sku, lineId, quantity };
    });
    return { version: cart.version, lines };
  }
}

/** Where the goods go: `place` is null until the customer has said so, and then the drive has no price yet. */
export interface Destination {
  mode: FulfilmentMode;
  place: Place | null;
}

/**
 * The quote of a cart at a store, with what is the customer's; without, the prices on the tags. Refuses what the
 * store's delivery rule refuses.
 *
 * Example: a cake of 19800 driven 2.6 km in a band of 600 is payable 20400; picked up it is 19800.
 */
export function quoteCart(
  cart: CheckoutCart,
  store: StoreResponse,
  to: Destination,
  benefits: Benefits = NO_BENEFITS,
): QuoteResult {
  const lines = cart.lines.map(({ lineId, skuId, productId, categoryId, listPriceFen, quantity }) => ({
    lineId,
    skuId,
    productId,
    categoryId,
    unitPriceFen: listPriceFen,
    quantity,
  }));
  if (to.mode === 'pickup') return quote({ lines, delivery: null, ...benefits });
  ensure(store.delivery !== null, 'delivery.not_offered');
  if (to.place === null) return quote({ lines, delivery: null, ...benefits });
  const meters = distanceMeters(store, to.place);
  const goodsTotalFen = sumFen(lines.map((line) => line.unitPriceFen * line.quantity));
  const price = deliveryPrice(store.delivery, meters, goodsTotalFen);
  if (!price.ok) refuse(price);
  return quote({ lines, delivery: { rule: store.delivery, distanceMeters: meters }, ...benefits });
}

/** When the whole cart can be ready at the store. Refuses `store.closed` when it does not open for two weeks. */
export function readyAt(lines: readonly CheckoutLine[], store: StoreResponse, now: Date): EarliestReady {
  const ready = earliestReady(lines, store.hours, now);
  ensure(ready !== null, 'store.closed');
  return ready;
}
