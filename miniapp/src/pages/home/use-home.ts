import { shopDateOf } from '@tianpu/shared/time';
import { useState } from 'react';
import { useCart } from '@/features/cart';
import { useMenu, useSpecSheet } from '@/features/catalog';
import { useNow } from '@/features/clock';
import { locateIfAllowed } from '@/features/location';
import { useMemberCentre } from '@/features/membership';
import { openMenu } from '@/features/menu-intent';
import { useActiveOrder } from '@/features/orders/use-active-order';
import { useMe } from '@/features/session';
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
import { birthdayCard, memberSummary } from './member-summary.view';

/** What the home page loads and does. */
export function useHome() {
  const now = useNow();
  const choice = useStoreChoice();
  const storeId = choice.store?.id;
  const menu = useMenu(storeId);
  const { cart } = useCart(storeId);
  const active = useActiveOrder(now);
  const me = useMe();
  const centre = useMemberCentre();
  const [isPickingStore, setPickingStore] = useState(false);
  const spec = useSpecSheet(storeId, cart);
  const view = homeView({ store: choice.store, menu: menu.data, cart, order: active.order, now });

  useLoad(() => void locateIfAllowed());
  useDidShow(() => {
    void active.refetch();
    if (centre.data) void centre.refetch();
  });
  useShareAppMessage(() => ({ title: '甜铺：今天也要分一口甜', path: routes.home() }));
  usePullDownRefresh(() => {
    choice.retry();
    void menu.refetch();
    void active.refetch();
    void centre.refetch();
    stopPullDownRefresh();
  });

  return {
    view,
    /** Left out while it loads and when it does not come: the shop is open all the same. */
    member: centre.data ? memberSummary(centre.data, me.data?.nickname ?? null, now) : null,
    birthday: birthdayCard(centre.data?.nextBirthday ?? null, shopDateOf(now)),
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
    openMember: () => open(routes.member()),
    join: () => open(routes.join()),
    openPoints: () => open(routes.pointsMall()),
    openCoupons: () => open(routes.myCoupons()),
    orderBirthdayCake: () =>
      openMenu({ categoryId: view.entries.find(({ kind }) => kind === 'cake')?.categoryId ?? null }),
  };
}
