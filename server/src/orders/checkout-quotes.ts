import { Injectable } from '@nestjs/common';
import type { CheckoutChoices, Id, StoreResponse } from '@tianpu/shared/api';
import type { QuoteResult } from '@tianpu/shared/pricing';
import { CatalogReader } from '../catalog';
import { Database, ensure, Problem } from '../platform';
import { CheckoutBenefits } from './checkout-benefits';
import { type CheckoutCart, CheckoutCarts, type Destination, quoteCart } from './checkout-cart';
import type { OrderGift } from './orders.types';

/** A cart with its price, and all of it that an order will remember. */
export interface PricedCart {
  cart: CheckoutCart;
  quote: QuoteResult;
  /** Pieces given on top, as the catalogue knows them today. */
  gifts: (OrderGift & { dailyCapacity: number | null })[];
  /** Who the customer was when it was priced: a tier that changes later changes no order. */
  audiences: readonly string[];
}

/** The price of a customer's cart with everything that is hers: tier, points, coupons and the shop's offers. */
@Injectable()
export class CheckoutQuotes {
  constructor(
    private readonly database: Database,
    private readonly carts: CheckoutCarts,
    private readonly benefits: CheckoutBenefits,
    private readonly catalog: CatalogReader,
  ) {}

  /** Refuses what the cart and the delivery refuse, and `coupon.not_found` for a chosen coupon that is not hers. */
  async run(
    customerId: Id,
    store: StoreResponse,
    to: Destination,
    choices: CheckoutChoices,
  ): Promise<PricedCart> {
    const db = this.database.source;
    const [cart, benefits] = await Promise.all([
      this.carts.load(db, customerId),
      this.benefits.load(db, customerId, choices),
    ]);
    const { couponId = 'best' } = choices;
    const isHers = benefits.offers.some((offer) => offer.kind === 'coupon' && offer.couponId === couponId);
    ensure(isHers || couponId === 'best' || couponId === 'none', 'coupon.not_found');
    const quote = quoteCart(cart, store, to, benefits);
    return { cart, quote, gifts: await this.#gifts(quote), audiences: benefits.facts?.audiences ?? [] };
  }

  async #gifts({ gifts }: QuoteResult): Promise<PricedCart['gifts']> {
    const skus = await this.catalog.skus(
      this.database.source,
      gifts.map(({ skuId }) => skuId),
    );
    return gifts.map(({ offerId, skuId, label, quantity, worthFen }) => {
      const sku = skus.get(skuId);
      const thumbnailUrl = sku?.thumbnailUrl ?? '';
      return {
        offerId,
        skuId,
        label,
        quantity,
        worthFen,
        thumbnailUrl,
        dailyCapacity: sku?.dailyCapacity ?? null,
      };
    });
  }
}

/**
 * Refuses to charge another total than the customer saw. When it differs because the coupon she chose cannot be used
 * any more, the coupon's own reason is said; otherwise `quote.price_changed`, with both totals.
 *
 * Example: seen 16800 with a coupon of 3000 that another order took meanwhile: `coupon.in_use`.
 */
export function ensureSeenPrice(
  quote: QuoteResult,
  expectedPayableFen: number,
  { couponId }: CheckoutChoices,
): void {
  const { payableFen } = quote;
  if (payableFen === expectedPayableFen) return;
  const lost = quote.unused.find((offer) => offer.couponId !== null && offer.couponId === couponId);
  if (lost !== undefined) throw new Problem(lost.code, { ...lost.params });
  throw new Problem('quote.price_changed', { payableFen, expectedPayableFen });
}
