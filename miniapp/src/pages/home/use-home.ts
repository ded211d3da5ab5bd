import { useState } from 'react';
import { useCart } from '@/features/cart';
import { useMenu, useSpecSheet } from '@/features/catalog';
import { useNow } from '@/features/clock';
import { locateIfAllowed } from '@/features/location';
import { openMenu } from '@/features/menu-intent';
import { useActiveOrder } from '@/features/orders/use-active-order';
import { useStoreChoice } from '@/features/store-choice';
import {
  open,
  routes,
  stopPullDownRefresh,
  useDidShow,
  useLoad,
  usePullDownRefresh,
  useShareAppMessage,
} from '@/platform';
import { homeView } from './home.view';

/** What the home page loads and does. */
export function useHome() {
  const now = useNow();
  const choice = useStoreChoice();
  const storeId = choice.store?.id;
  const menu = useMenu(storeId);
  const { cart } = useCart(storeId);
  const active = useActiveOrder(now);
  const [isPickingStore, setPickingStore] = useState(false);
  const spec = useSpecSheet(storeId, cart);
  const view = homeView({ store: choice.store, menu: menu.data, cart, order: active.order, now });

  useLoad(() => void locateIfAllowed());
  useDidShow(() => void active.refetch());
  useShareAppMessage(() => ({ title: '甜铺：今天也要分一口甜', path: routes.home() }));
  usePullDownRefresh(() => {
    choice.retry();
    void menu.refetch();
    void active.refetch();
    stopPullDownRefresh();
  });

  return {
    view,
    choice,
    spec,
    isLoading: choice.isPending || (menu.isPending && !menu.error),
    error: choice.error ?? (menu.data ? null : menu.error),
    retry: () => {
      choice.retry();
      void menu.refetch();
    },
    storeSheet: {
      visible: isPickingStore,
      open: () => setPickingStore(true),
      close: () => setPickingStore(false),
    },
    openHero: () => (view.hero ? open(routes.product(view.hero.productId)) : openMenu()),
    openCategory: (categoryId: string | null) => openMenu({ categoryId }),
    openProduct: (productId: string) => open(routes.product(productId)),
    openOrder: (orderId: string) => open(routes.order(orderId)),
    resume: () => openMenu({ showCart: true }),
  };
}
