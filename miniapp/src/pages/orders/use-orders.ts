import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchOrders } from '@/api/orders';
import { useNow } from '@/features/clock';
import { chooseOrdersSegment, ordersQueryKey, useOrdersSegment, usePayAgain } from '@/features/orders';
import { stopPullDownRefresh, useDidShow, usePullDownRefresh, useReachBottom } from '@/platform';
import { mayHoldActive, orderRows } from './orders.view';

/** So few orders under way that the next page may be needed to fill the screen. */
const SCREENFUL = 4;

/** The customer's orders, page by page; asked again whenever she comes back to the tab or pulls the list down. */
export function useOrders() {
  const segment = useOrdersSegment((state) => state.segment);
  const now = useNow(15_000);
  const query = useInfiniteQuery({
    queryKey: ordersQueryKey,
    queryFn: ({ pageParam }) => fetchOrders(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 5000,
  });
  const { refetch, fetchNextPage, hasNextPage, isFetching } = query;
  const orders = query.data?.pages.flatMap((page) => page.items) ?? [];
  const rows = orderRows(orders, segment, now);

  useDidShow(() => {
    if (query.data) void refetch();
  });
  usePullDownRefresh(() => {
    void refetch().finally(stopPullDownRefresh);
  });
  const isWanted = segment === 'all' || mayHoldActive(orders[orders.length - 1], now);
  const more = () => {
    if (hasNextPage && !isFetching && isWanted) void fetchNextPage();
  };
  useReachBottom(more);
  const isShort = hasNextPage && !isFetching && isWanted && rows.length < SCREENFUL;
  useEffect(() => {
    if (isShort) void fetchNextPage();
  }, [isShort, fetchNextPage]);

  const { pay, payingId } = usePayAgain();
  return {
    segment,
    setSegment: chooseOrdersSegment,
    rows,
    isPending: query.isPending || (isShort && rows.length === 0),
    isLoadingMore: query.isFetchingNextPage && rows.length > 0,
    isAtEnd: rows.length > SCREENFUL && (!hasNextPage || !isWanted),
    /** A list that is there stays, even if the newest try failed. */
    error: query.data ? null : query.error,
    retry: () => void refetch(),
    hasAny: orders.length > 0,
    pay: (orderId: string) => void pay(orderId),
    payingId,
  };
}
