import type { CartLineResponse, CartResponse, FulfilmentMode, MenuResponse } from '@tianpu/shared/api';
import { earliestReady } from '@tianpu/shared/fulfilment';
import { formatYuan } from '@tianpu/shared/money';
import type { QuoteResult } from '@tianpu/shared/pricing';
import { formatMoment } from '@tianpu/shared/time';
import { type CartOffers, cartOffers } from '@/features/offers/cart-offers.view';
import type { StoreOption } from '@/features/store-choice';

export interface CartLineView {
  line: CartLineResponse;
  /** Why it cannot be ordered now; null when it can. */
  unavailableText: string | null;
  /** 比加入时贵了 ¥6; null when the price is the one she saw. */
  priceChangeText: string | null;
  /** Her price per piece, where it is another than the one on the tag. */
  memberFen: number | null;
}

export interface CartView {
  lines: CartLineView[];
  itemCount: number;
  /** After the shop's offers as soon as they are known, before that the prices on the tags. */
  totalFen: number;
  /** What the shop's offers do; null until it is known. */
  offers: CartOffers | null;
  unavailable: CartLineResponse[];
  hasPriceChange: boolean;
  canCheckOut: boolean;
  /** 4 件 · 武林店自提 */
  headText: string;
  /** The strip over the bar: when it can be had, or what is missing for delivery; null when there is nothing to say. */
  hint: { text: string; tone: 'honey' | 'matcha' } | null;
}

interface CartViewInput {
  cart: CartResponse | undefined;
  store: StoreOption | undefined;
  mode: FulfilmentMode;
  /** Lead times come from here. */
  menu: MenuResponse | undefined;
  now: Date;
  quote?: QuoteResult | undefined;
}

/** The cart as sheet and bar show it. Pure. Example: a line put in at 1600 fen that costs 1800 now says 比加入时贵了 ¥2. */
export function cartView({ cart, store, mode, menu, now, quote }: CartViewInput): CartView {
  const offers = quote ? cartOffers(quote) : null;
  const lines = (cart?.lines ?? []).map((line) => ({
    line,
    unavailableText: unavailableText(line),
    priceChangeText: priceChangeText(line),
    memberFen: offers?.unitFenBySku[line.skuId] ?? null,
  }));
  const unavailable = lines.filter((each) => each.unavailableText !== null).map((each) => each.line);
  const itemCount = cart?.itemCount ?? 0;
  const way = mode === 'pickup' ? '自提' : '外送';
  return {
    lines,
    itemCount,
    totalFen: offers?.payableFen ?? cart?.goodsTotalFen ?? 0,
    offers,
    unavailable,
    hasPriceChange: lines.some((each) => each.priceChangeText !== null),
    canCheckOut: lines.length > unavailable.length && unavailable.length === 0,
    headText: `${itemCount} 件${store ? ` · ${store.name}${way}` : ''}`,
    hint: cart && store && itemCount > 0 ? hintOf(cart, store, mode, menu, now) : null,
  };
}

function unavailableText(line: CartLineResponse): string | null {
  if (line.unavailable === null) return null;
  return line.unavailable === 'sku.sold_out' ? '这家店今天卖完了' : '已经下架';
}

function priceChangeText(line: CartLineResponse): string | null {
  const before = line.previousUnitPriceFen;
  if (before === null || before === line.unitPriceFen) return null;
  const more = line.unitPriceFen - before;
  return more > 0 ? `比加入时贵了 ${formatYuan(more)}` : `比加入时便宜了 ${formatYuan(-more)}`;
}

function hintOf(
  cart: CartResponse,
  store: StoreOption,
  mode: FulfilmentMode,
  menu: MenuResponse | undefined,
  now: Date,
): CartView['hint'] {
  if (mode === 'delivery') {
    const rule = store.delivery;
    if (!rule) return { text: `${store.name}不外送，可以改成自提`, tone: 'honey' };
    const short = rule.minimumGoodsFen - cart.goodsTotalFen;
    if (short > 0) return { text: `再买 ${formatYuan(short)} 起送`, tone: 'honey' };
    const toFree = rule.freeFromFen === null ? 0 : rule.freeFromFen - cart.goodsTotalFen;
    if (toFree > 0) return { text: `再买 ${formatYuan(toFree)} 免配送费`, tone: 'honey' };
  }
  const leads = cart.lines.flatMap((line) => {
    const product = menu?.products.find((each) => each.id === line.productId);
    return product ? [{ productName: product.name, leadTimeMinutes: product.leadTimeMinutes }] : [];
  });
  const ready = leads.length > 0 ? earliestReady(leads, store.hours, now) : null;
  if (!ready) return null;
  return {
    text: `最早${formatMoment(ready.at, now)} ${mode === 'pickup' ? '可取' : '做好'}`,
    tone: 'matcha',
  };
}
