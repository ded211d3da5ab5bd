import { useQuery } from '@tanstack/react-query';
import { fetchReferral } from '@/api/referral';
import { useNow } from '@/features/clock';
import { copyText, isH5, open, routes, useDidShow, useShareAppMessage } from '@/platform';
import { referralView } from './referral.view';

/** Who came through her, who counts, and the ways to invite. */
export function useReferral() {
  const now = useNow();
  const query = useQuery({ queryKey: ['member', 'referral'], queryFn: fetchReferral });
  const code = query.data?.code ?? '';
  useDidShow(() => {
    if (query.data) void query.refetch();
  });
  useShareAppMessage(() => ({
    title: '请您来甜铺分一口甜，首单 9 折',
    path: code ? routes.invited(code) : routes.home(),
  }));
  return {
    view: query.data ? referralView(query.data, now) : null,
    code,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    copyCode: () => void copyText(code, '邀请码复制好了'),
    /** A browser has no share sheet of WeChat's: the code is copied instead. */
    shareInBrowser: isH5 ? () => void copyText(code, '邀请码复制好了，发给好友吧') : undefined,
    openPoster: () => open(routes.poster()),
  };
}
