import type { CartResponse, MenuProduct, MenuResponse } from '@tianpu/shared/api';
import { daysBetween, shopDateOf } from '@tianpu/shared/time';
import { type ProductCard, productCard } from '@/features/catalog/product-card';
import type { StoreOption } from '@/features/store-choice';

export interface SectionView {
  id: string;
  name: string;
  hint: string;
  /** Pieces of this category in the cart, for the rail. */
  inCart: number;
  rows: { product: MenuProduct; card: ProductCard }[];
}

/** The menu by category, in the shop's order; empty categories are left out. Pure. */
export function menuSections(
  menu: MenuResponse | undefined,
  cart: CartResponse | undefined,
  unitFenBySku: Readonly<Record<string, number>> = {},
): SectionView[] {
  const rows = (menu?.products ?? []).map((product) => ({
    product,
    card: productCard(product, cart, unitFenBySku),
  }));
  return (menu?.categories ?? [])
    .map((category) => {
      const own = rows.filter((row) => row.product.categoryId === category.id);
      return { ...category, rows: own, inCart: own.reduce((count, row) => count + row.card.inCart, 0) };
    })
    .filter((section) => section.rows.length > 0);
}

/**
 * Products whose name, subtitle, tags or category contain every word she typed. Pure.
 *
 * Example: `草莓 慕斯` finds 树莓慕斯 only if 草莓 stands somewhere in it too; an empty text finds nothing.
 */
export function searchRows(sections: readonly SectionView[], text: string): SectionView['rows'] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return sections.flatMap((section) =>
    section.rows.filter(({ product }) => {
      const haystack = [product.name, product.subtitle, section.name, ...product.tags]
        .join(' ')
        .toLowerCase();
      return words.every((word) => haystack.includes(word));
    }),
  );
}

/**
 * Which section stands at the top of the list. `heights` are those of the sections in order, in pixels; a section counts
 * from a few pixels before its heading arrives. Pure.
 *
 * Example: heights 300, 500, 200: at 0 and 290 the first, at 296 the second, at 805 the third.
 */
export function sectionAt(heights: readonly number[], scrollTop: number): number {
  let top = 0;
  for (const [index, height] of heights.entries()) {
    top += height;
    if (scrollTop + SPY_SLACK_PX < top) return index;
  }
  return Math.max(0, heights.length - 1);
}

/** Where a section begins, in pixels. Example: heights 300, 500, 200: the third (index 2) begins at 800. */
export function topOf(heights: readonly number[], index: number): number {
  return heights.slice(0, Math.max(0, index)).reduce((top, height) => top + height, 0);
}

const SPY_SLACK_PX = 6;

export interface ClosedView {
  title: string;
  text: string;
  /** 预订明天, or null when the store does not open within two weeks. */
  action: string | null;
  others: { store: StoreOption; line: string; isOpen: boolean }[];
}

function orderAheadLabel(opensAt: Date, now: Date): string {
  const days = daysBetween(shopDateOf(now), shopDateOf(opensAt));
  if (days === 0) return '先订好，开门来取';
  return days === 1 ? '预订明天' : '先看菜单，预订之后';
}

/** What stands in place of the menu while the store is shut; null while it is open. Pure. */
export function closedView(
  store: StoreOption | undefined,
  stores: readonly StoreOption[],
  now: Date,
): ClosedView | null {
  if (!store || store.open.isOpen) return null;
  const { open } = store;
  return {
    title: open.state === 'opens_later' ? '还没开门' : '现在打烊了',
    text: open.opensAt ? `${open.label}，现在可以先预订` : open.label,
    action: open.opensAt ? orderAheadLabel(open.opensAt, now) : null,
    others: stores
      .filter((other) => other.id !== store.id)
      .map((other) => ({ store: other, line: other.open.label, isOpen: other.open.isOpen })),
  };
}
