import { useQuery } from '@tanstack/react-query';
import type { OrderResponse } from '@tianpu/shared/api';
import { hasPickupCode } from '@tianpu/shared/orders';
import { useMemo, useState } from 'react';
import { problemText } from '@/api/client';
import { cancelOrder, fetchOrder, fetchPickupCode } from '@/api/orders';
import { queryClient } from '@/api/query-client';
import { useCartActions } from '@/features/cart';
import { useNow } from '@/features/clock';
import { forgetOrder, orderQueryKey, usePayAgain } from '@/features/orders';
import { chooseStore } from '@/features/store-choice';
import {
  callPhone,
  open,
  openMap,
  routes,
  showToast,
  useDidHide,
  useDidShow,
  useParams,
  vibrate,
} from '@/platform';
import { nextCodeMs, orderDetailView } from './order-detail.view';
import { qrPicture } from './qr-picture';

/** One order: asked again while something can still change and the page is in front. */
export function useOrderDetail() {
  const { orderId = '' } = useParams();
  const now = useNow(15_000);
  const [inFront, setInFront] = useState(true);
  useDidShow(() => setInFront(true));
  useDidHide(() => setInFront(false));
  const query = useQuery({
    queryKey: orderQueryKey(orderId),
    queryFn: () => fetchOrder(orderId),
    enabled: orderId !== '',
    staleTime: 2000,
    refetchInterval: ({ state }) =>
      inFront && state.data ? orderDetailView(state.data, new Date()).pollMs : false,
  });
  const order = query.data;
  const code = usePickupCode(order, inFront);
  const { pay, payingId } = usePayAgain();
  const cancelling = useCancel(orderId);
  const cart = useCartActions(order?.store.id);

  return {
    order,
    view: order ? orderDetailView(order, now) : null,
    error: order ? null : query.error,
    retry: () => void query.refetch(),
    code,
    pay: () => void pay(orderId),
    isPaying: payingId !== null,
    cancelling,
    callStore: () => void (order && callPhone(order.store.phone)),
    navigate: () => void (order && openMap(order.store)),
    orderAgain: () => {
      if (!order) return;
      chooseStore(order.store.id);
      for (const line of order.lines) cart.add(line, line.quantity);
      showToast('已加入购物车', { icon: 'check' });
      open(routes.menu());
    },
  };
}

/** The short number and the QR, fetched again each minute while they are on screen. */
function usePickupCode(order: OrderResponse | undefined, inFront: boolean) {
  const query = useQuery({
    queryKey: ['pickup-code', order?.id],
    queryFn: () => fetchPickupCode(order?.id ?? ''),
    enabled: order !== undefined && hasPickupCode(order) && inFront,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data && inFront ? nextCodeMs(state.data.refreshAt, Date.now()) : false,
  });
  const qrText = query.data?.qrText;
  const picture = useMemo(() => (qrText ? qrPicture(qrText) : null), [qrText]);
  return { picture, isStale: query.isError, refresh: () => void query.refetch() };
}

function useCancel(orderId: string) {
  const [isAsking, setAsking] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const confirm = async () => {
    if (isRunning) return;
    setRunning(true);
    try {
      queryClient.setQueryData(orderQueryKey(orderId), await cancelOrder(orderId));
      vibrate();
      showToast('订单已取消', { icon: 'check' });
    } catch (problem) {
      showToast(problemText(problem), { icon: 'alert' });
    } finally {
      setRunning(false);
      setAsking(false);
      forgetOrder(orderId);
    }
  };
  return {
    isAsking,
    isRunning,
    ask: () => setAsking(true),
    dismiss: () => setAsking(false),
    confirm: () => void confirm(),
  };
}

export type OrderDetail = ReturnType<typeof useOrderDetail>;
