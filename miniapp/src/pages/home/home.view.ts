import type { CartResponse, MenuProduct, MenuResponse, OrderSummary } from '@tianpu/shared/api';
import { leadTimeLabel, priceRange, productState } from '@tianpu/shared/catalog';
import { statusWords } from '@tianpu/shared/orders';
import { formatSlot, formatTime, shopDateOf } from '@tianpu/shared/time';
import { type ProductCard, productCard } from '@/features/catalog/product-card';
import type { StoreOption } from '@/features/store-choice';
import { type Season, seasonOn } from './season';

export interface EntryView {
  kind: 'now' | 'cake';
  title: string;
  text: string;
  tag: string;
  /** Where in the menu it leads; null before the menu is there. */
  categoryId: string | null;
}

export interface HomeView {
  season: Season;
  hero: { fromFen: number; isFrom: boolean; productId: string } | null;
  store: { name: string; isOpen: boolean; badge: string; line: string; notice: string | null } | null;
  entries: EntryView[];
  newCards: { card: ProductCard; product: MenuProduct }[];
  order: { id: string; headline: string; text: string; thumbnailUrl: string; action: string } | null;
  /** 购物车里还有 3 件; null when the cart is empty or an order is more pressing. */
  resume: {
    text: string;
    stackWidthPx: number;
    layers: { skuId: string; thumbnailUrl: string; leftPx: number }[];
  } | null;
}

interface HomeViewInput {
  store: StoreOption | undefined;
  menu: MenuResponse | undefined;
  cart: CartResponse | undefined;
  order: OrderSummary | null;
  now: Date;
}

/** A product counts as ready from the display up to this lead time. */
const AT_ONCE_MINUTES = 30;
const MAX_NEW = 8;
/** The cart's pictures overlap like cards in a hand. */
const LAYER_SHIFT_PX = 22;
const LAYER_WIDTH_PX = 52;
const MAX_LAYERS = 3;

/** Everything the home page shows. Pure; a missing part is left out, never a reason to show nothing. */
export function homeView({ store, menu, cart, order, now }: HomeViewInput): HomeView {
  const season = seasonOn(shopDateOf(now));
  return {
    season,
    hero: heroOf(season, menu),
    store: store ? storeLine(store) : null,
    entries: entriesOf(menu),
    newCards: newProducts(menu).map((product) => ({ product, card: productCard(product, cart) })),
    order: order ? orderCard(order, now) : null,
    resume: !order && cart && cart.itemCount > 0 ? resumeOf(cart) : null,
  };
}

function heroOf(season: Season, menu: MenuResponse | undefined): HomeView['hero'] {
  const product = menu?.products.find((each) => each.key === season.productKey);
  const range = product ? priceRange(product) : null;
  return product && range
    ? { productId: product.id, fromFen: range.fromFen, isFrom: range.fromFen !== range.toFen }
    : null;
}

function storeLine(store: StoreOption): HomeView['store'] {
  const { open } = store;
  const distance = store.distanceText ? `距您 ${store.distanceText} · ` : '';
  const hours = open.isOpen && open.closesAt ? `今天营业至 ${formatTime(open.closesAt)}` : open.label;
  return {
    name: store.name,
    isOpen: open.isOpen,
    badge: open.state === 'closing_soon' ? '快打烊了' : open.isOpen ? '营业中' : '休息中',
    line: `${distance}${hours}`,
    notice: store.notice,
  };
}

/** The two ways in, by urgency: what lies in the display, and what is made for her. */
function entriesOf(menu: MenuResponse | undefined): EntryView[] {
  const products = (menu?.products ?? []).filter((product) => productState(product) === 'available');
  const atOnce = products.filter((product) => product.leadTimeMinutes <= AT_ONCE_MINUTES);
  const toOrder = products.filter((product) => product.leadTimeMinutes > AT_ONCE_MINUTES);
  return [
    {
      kind: 'now',
      title: '现点现取',
      text: '面包 · 切块 · 饮品',
      tag: quickest(atOnce) ?? '现点现取',
      categoryId: firstCategory(menu, atOnce),
    },
    {
      kind: 'cake',
      title: '订蛋糕',
      text: '整只现做 · 可写字',
      tag: quickest(toOrder) ?? '提前预订',
      categoryId: firstCategory(menu, toOrder),
    },
  ];
}

function quickest(products: readonly MenuProduct[]): string | null {
  if (products.length === 0) return null;
  return leadTimeLabel(Math.min(...products.map((product) => product.leadTimeMinutes)));
}

function firstCategory(menu: MenuResponse | undefined, products: readonly MenuProduct[]): string | null {
  const ids = new Set(products.map((product) => product.categoryId));
  return menu?.categories.find((category) => ids.has(category.id))?.id ?? null;
}

function newProducts(menu: MenuResponse | undefined): MenuProduct[] {
  const available = (menu?.products ?? []).filter((product) => productState(product) === 'available');
  return available.filter((product) => product.tags.includes('新品')).slice(0, MAX_NEW);
}

function orderCard(order: OrderSummary, now: Date): HomeView['order'] {
  const first = order.lines[0];
  const isUnpaid = order.status === 'pending_payment' && order.payBefore !== null;
  return {
    id: order.id,
    headline: statusWords(order.status, order.mode).headline,
    text: isUnpaid
      ? `${formatTime(order.payBefore ?? order.placedAt)} 前付款，时段给您留着`
      : `${formatMomentOfSlot(order, now)} · ${order.storeName}`,
    thumbnailUrl: first?.thumbnailUrl ?? '',
    action: isUnpaid ? '去付款' : order.mode === 'pickup' ? '看取货码' : '看进度',
  };
}

/** The summary knows only the slot's start: 今天 周五 10:30 起. */
function formatMomentOfSlot(order: OrderSummary, now: Date): string {
  const [day] = formatSlot(order.slotStartsAt, order.slotStartsAt, now).split('–');
  return `${day} 起`;
}

function resumeOf(cart: CartResponse): HomeView['resume'] {
  const shown = cart.lines.slice(0, MAX_LAYERS);
  return {
    stackWidthPx: LAYER_WIDTH_PX + (shown.length - 1) * LAYER_SHIFT_PX,
    text: `购物车里还有 ${cart.itemCount} 件`,
    layers: shown.map(({ skuId, thumbnailUrl }, index) => ({
      skuId,
      thumbnailUrl,
      leftPx: index * LAYER_SHIFT_PX,
    })),
  };
}
