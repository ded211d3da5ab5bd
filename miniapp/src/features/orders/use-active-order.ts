import { useQuery } from '@tanstack/react-query';
import type { OrderSummary } from '@tianpu/shared/api';
import { OWED_STATUSES } from '@tianpu/shared/orders';
import { toMs } from '@tianpu/shared/time';
import { fetchOrders } from '@/api/orders';

/** Her newest order that still needs something: to be paid, or to be collected. Null when there is none. */
export function useActiveOrder(now: Date) {
  const query = useQuery({ queryKey: ['orders', 'recent'], queryFn: () => fetchOrders(undefined, 5) });
  return { order: activeOrder(query.data?.items ?? [], now), refetch: query.refetch };
}

/** Newest first in, the first that is owed or can still be paid out. Example: [completed, ready] gives the ready one. */
export function activeOrder(orders: readonly OrderSummary[], now: Date): OrderSummary | null {
  const isPayable = (order: OrderSummary) =>
    order.status === 'pending_payment' && order.payBefore !== null && toMs(order.payBefore) > now.getTime();
  return orders.find((order) => OWED_STATUSES.includes(order.status) || isPayable(order)) ?? null;
}
