import { useRef, useState } from 'react';
import { hasCode, problemText } from '@/api/client';
import { queryClient } from '@/api/query-client';
import { showToast } from '@/platform';
import { orderQueryKey, ordersQueryKey } from './keys';
import { payAgain } from './pay-order';

/** The pay button of an order that stands already: one payment at a time, and a refusal says what to do. */
export function usePayAgain() {
  const [payingId, setPayingId] = useState<string | null>(null);
  // State lags a frame behind; a second tap within it must not open a second sheet.
  const busy = useRef(false);
  const pay = async (orderId: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setPayingId(orderId);
    try {
      await payAgain(orderId);
    } catch (problem) {
      showToast(problemText(problem), { icon: 'alert' });
      if (hasCode(problem, 'order.not_payable')) forgetOrder(orderId);
    } finally {
      busy.current = false;
      setPayingId(null);
    }
  };
  return { pay, payingId };
}

/** What we knew of the order is not true any more: the next look asks the server. */
export function forgetOrder(orderId: string): void {
  void queryClient.invalidateQueries({ queryKey: ordersQueryKey });
  void queryClient.invalidateQueries({ queryKey: orderQueryKey(orderId) });
}
