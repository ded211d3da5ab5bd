import { useEffect, useState } from 'react';
import { useCart, useCartPanel } from '@/features/cart';
import { useMenu, useSpecSheet } from '@/features/catalog';
import { useNow } from '@/features/clock';
import { useMenuIntent } from '@/features/menu-intent';
import { useStoreChoice } from '@/features/store-choice';
import { open, routes, useDidShow } from '@/platform';
import { closedView, menuSections, searchRows } from './menu.view';
import { useScrollSpy } from './use-scroll-spy';

/** What the menu page loads and does. */
export function useMenuPage() {
  const choice = useStoreChoice();
  const storeId = choice.store?.id;
  const menu = useMenu(storeId);
  const cart = useCart(storeId);
  const panel = useCartPanel();
  const spec = useSpecSheet(storeId, cart.cart);
  const [search, setSearch] = useState<string | null>(null);
  const [isPickingStore, setPickingStore] = useState(false);
  const [ordersAhead, setOrdersAhead] = useState<string | null>(null);
  const intent = useMenuIntent();
  const now = useNow();

  const sections = menuSections(menu.data, cart.cart, panel.view.offers?.unitFenBySku);
  const spy = useScrollSpy(
    sections.map((section) => section.id),
    '.menu-section',
  );
  const closed = ordersAhead === storeId ? null : closedView(choice.store, choice.stores, now);

  useDidShow(() => {
    void cart.refetch();
    if (menu.isStale) void menu.refetch();
  });

  const { categoryId, showCart } = intent;
  const isReady = sections.length > 0;
  const { goTo } = spy;
  const { openSheet } = panel;
  // An intent is taken once, when the menu is there; taking it clears it.
  useEffect(() => {
    if (!isReady || (categoryId === null && !showCart)) return;
    useMenuIntent.setState({ categoryId: null, showCart: false });
    if (categoryId !== null) {
      setOrdersAhead(storeId ?? null);
      goTo(categoryId);
    }
    if (showCart) openSheet();
  }, [isReady, categoryId, showCart, storeId, goTo, openSheet]);

  return {
    choice,
    panel,
    spec,
    spy,
    sections,
    closed,
    isLoading: choice.isPending || menu.isPending,
    error: choice.error ?? (menu.data ? null : menu.error),
    retry: () => {
      choice.retry();
      void menu.refetch();
    },
    search: {
      text: search,
      rows: searchRows(sections, search ?? ''),
      example: sections[0]?.rows[0]?.card.name ?? '蛋糕',
      set: setSearch,
    },
    storeSheet: {
      visible: isPickingStore,
      open: () => setPickingStore(true),
      close: () => setPickingStore(false),
    },
    orderAhead: () => setOrdersAhead(storeId ?? null),
    openProduct: (productId: string) => open(routes.product(productId)),
  };
}

export type MenuPageState = ReturnType<typeof useMenuPage>;
