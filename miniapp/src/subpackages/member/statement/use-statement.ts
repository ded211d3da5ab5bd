import { useInfiniteQuery } from '@tanstack/react-query';
import { shopDateOf } from '@tianpu/shared/time';
import { fetchPointsStatement } from '@/api/points';
import { useNow } from '@/features/clock';
import { expiringText, useMemberCentre } from '@/features/membership';
import { open, routes, useReachBottom } from '@/platform';
import { pendingRows, statementMonths } from './statement.view';

/** The whole ledger, page by page. */
export function useStatement() {
  const now = useNow();
  const centre = useMemberCentre();
  const query = useInfiniteQuery({
    queryKey: ['member', 'statement'],
    queryFn: ({ pageParam }) => fetchPointsStatement(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useReachBottom(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  });
  const pages = query.data?.pages;
  const points = centre.data?.points;
  return {
    balance: points?.available ?? null,
    debt: points?.debt ?? 0,
    expiring: (points?.expiring ?? []).map((each) => ({
      key: each.through,
      text: expiringText([each], shopDateOf(now)) ?? '',
    })),
    pending: pages?.[0] ? pendingRows(pages[0].pending) : [],
    months: pages
      ? statementMonths(
          pages.flatMap((page) => page.items),
          now,
        )
      : null,
    isLoadingMore: query.isFetchingNextPage,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    openOrder: (orderId: string | null) => {
      if (orderId) open(routes.order(orderId));
    },
    goShopping: () => open(routes.menu()),
  };
}
