import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { checkPayment } from '@/api/orders';
import { queryClient } from '@/api/query-client';
import { useNow } from '@/features/clock';
import { orderQueryKey, ordersQueryKey, usePayAgain } from '@/features/orders';
import { useParams } from '@/platform';
import { payResultView } from './pay-result.view';

const ASK_AGAIN_MS = 2000;

/** Asks the server (who asks WeChat) what became of the payment, and again while the sheet said paid and it is not known yet. */
export function usePayResult() {
  const { orderId = '', wxpay } = useParams();
  const now = useNow(10_000);
  const checks = useRef(0);
  const query = useQuery({
    queryKey: ['payment-check', orderId],
    queryFn: async () => {
      const order = await checkPayment(orderId);
      checks.current += 1;
      return { order, checks: checks.current };
    },
    enabled: orderId !== '',
    staleTime: 0,
    refetchInterval: ({ state }) => {
      if (!state.data) return false;
      const view = payResultView(state.data.order, { wxpay, checks: state.data.checks }, new Date());
      return view.kind === 'checking' ? ASK_AGAIN_MS : false;
    },
  });
  const { pay, payingId } = usePayAgain();
  const answer = query.data;
  const order = answer?.order;
  useEffect(() => {
    if (!order) return;
    queryClient.setQueryData(orderQueryKey(order.id), order);
    void queryClient.invalidateQueries({ queryKey: ordersQueryKey });
  }, [order]);
  return {
    orderId,
    view: answer ? payResultView(answer.order, { wxpay, checks: answer.checks }, now) : null,
    error: answer ? null : query.error,
    retry: () => void query.refetch(),
    pay: () => void pay(orderId),
    isPaying: payingId !== null,
  };
}
