import type { PlaceOrderRequest, PlaceOrderResponse } from '@tianpu/shared/api';
import { useRef, useState } from 'react';
import { ApiProblem, newIdempotencyKey } from '@/api/client';
import { placeOrder } from '@/api/orders';
import { queryClient } from '@/api/query-client';
import { refreshMembership } from '@/features/membership';
import { forgetOrder, payWith } from '@/features/orders';
import { replace, routes, showToast } from '@/platform';

/**
 * Places the order and opens the payment sheet, once per tap however often she taps. A repetition after silence carries
 * the key of the first try, so that one intent never becomes two orders. `onRefused` gets every refusal that the page
 * has to answer; an order whose payment could not be prepared stands, and its page offers to pay.
 */
export function usePlaceOrder(onRefused: (problem: unknown) => void) {
  const [state, setState] = useState<'idle' | 'placing' | 'placed'>('idle');
  const [orderId, setOrderId] = useState<string | null>(null);
  const busy = useRef(false);
  const lastTry = useRef<{ body: string; key: string } | null>(null);

  const place = async (request: PlaceOrderRequest): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setState('placing');
    try {
      const placed = await placeOrder(request, keyFor(lastTry, request));
      setOrderId(placed.order.id);
      setState('placed');
      forgetCartAndOrders(placed.order.id);
      await pay(placed);
    } catch (problem) {
      setState('idle');
      if (!isOutcomeUnknown(problem)) lastTry.current = null;
      if (!goToStandingOrder(problem)) onRefused(problem);
    } finally {
      busy.current = false;
    }
  };
  return { place, state, orderId };
}

/** Opens the payment sheet. Whatever goes wrong from here on, the order stands: its page offers to pay. */
async function pay({ order, payment }: PlaceOrderResponse): Promise<void> {
  try {
    if (payment === null) replace(routes.payResult(order.id, 'ok'));
    else await payWith(order.id, payment);
  } catch {
    showToast('订单已留好，付款没有打开，请再点一次付款', { icon: 'alert' });
    replace(routes.order(order.id));
  }
}

/** The server may have placed the order all the same: only the same key may ask again. */
function isOutcomeUnknown(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return false;
  return problem.status === 0 || problem.status >= 500 || problem.code === 'idempotency.in_progress';
}

/** The same content keeps its key; other content is another intent. */
function keyFor(lastTry: { current: { body: string; key: string } | null }, request: PlaceOrderRequest) {
  const body = JSON.stringify(request);
  if (lastTry.current?.body !== body) lastTry.current = { body, key: newIdempotencyKey() };
  return lastTry.current.key;
}

/** WeChat did not answer after the order was placed: it stands for 15 minutes and is paid from its own page. */
function goToStandingOrder(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem) || problem.code !== 'payment.prepare_retry') return false;
  const orderId = problem.params['orderId'];
  showToast('订单已留好，微信支付没有响应，请再点一次付款', { icon: 'alert' });
  if (typeof orderId === 'string') {
    forgetCartAndOrders(orderId);
    replace(routes.order(orderId));
  } else {
    replace(routes.orders());
  }
  return true;
}

function forgetCartAndOrders(orderId: string): void {
  forgetOrder(orderId);
  refreshMembership();
  void queryClient.invalidateQueries({ queryKey: ['cart'] });
}
