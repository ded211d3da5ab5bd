import { useQuery } from '@tanstack/react-query';
import type { CouponTab } from '@tianpu/shared/api';
import { useState } from 'react';
import { fetchMyCoupons } from '@/api/coupons';
import { quoteOrder } from '@/api/orders';
import { useCart } from '@/features/cart';
import { useNow } from '@/features/clock';
import { useStoreChoice } from '@/features/store-choice';
import { open, routes, showToast, useDidShow } from '@/platform';
import { type CouponRow, couponRows } from './my-coupons.view';

const MODES = { pickup: '自提', delivery: '外送' } as const;

/** Her coupons, judged by the cart she has now. */
export function useMyCoupons() {
  const now = useNow();
  const [tab, setTab] = useState<CouponTab>('usable');
  const { store, mode, chooseMode } = useStoreChoice();
  const { cart } = useCart(store?.id);
  const query = useQuery({ queryKey: ['member', 'coupons'], queryFn: fetchMyCoupons });
  const hasCart = store !== undefined && cart !== undefined && cart.itemCount > 0;
  const fit = useQuery({
    queryKey: ['member', 'coupon-fit', store?.id, mode, cart?.version],
    // A delivery is priced by its address, which is asked for at checkout: the goods decide here.
    queryFn: () => quoteOrder({ mode: 'pickup', storeId: store?.id ?? '', couponId: 'best' }),
    enabled: hasCart && mode === 'pickup',
  });
  const unused = hasCart && mode === 'pickup' ? (fit.data?.quote.unused ?? null) : null;

  useDidShow(() => {
    if (query.data) void query.refetch();
  });

  const wayOuts: Record<'menu' | 'delivery' | 'order', (row: CouponRow) => void> = {
    menu: () => open(routes.menu()),
    delivery: () => {
      chooseMode('delivery');
      showToast('已改为外送，结算时填地址', { icon: 'check' });
    },
    order: (row) => open(row.orderId ? routes.order(row.orderId) : routes.orders()),
  };

  return {
    tab,
    setTab,
    counts: query.data?.counts ?? null,
    rows: query.data ? couponRows(query.data.coupons, tab, unused, now) : null,
    judgedBy:
      tab === 'usable' && unused !== null && store ? `按当前购物车判断：${store.name}${MODES[mode]}` : null,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    useIt: () => open(routes.menu()),
    claimMore: () => open(routes.couponCentre()),
    takeWayOut: (row: CouponRow) => {
      const wayOut = row.reason?.wayOut;
      if (wayOut) wayOuts[wayOut](row);
    },
    seeOrder: wayOuts.order,
  };
}
