import { shopDateOf } from '@tianpu/shared/time';
import { useState } from 'react';
import { problemText } from '@/api/client';
import { acknowledgeCelebration } from '@/api/membership';
import { queryClient } from '@/api/query-client';
import { useNow } from '@/features/clock';
import { memberCentreKey, useMemberCentre } from '@/features/membership';
import { useMe } from '@/features/session';
import {
  open,
  routes,
  showToast,
  stopPullDownRefresh,
  useDidShow,
  usePullDownRefresh,
  useShareAppMessage,
} from '@/platform';
import { memberView } from './member.view';

/** The member page: one request, asked again whenever she comes back to the tab. */
export function useMember() {
  const now = useNow();
  const me = useMe();
  const centre = useMemberCentre();
  const [isThanking, setThanking] = useState(false);
  const { refetch } = centre;

  useDidShow(() => {
    if (centre.data) void refetch();
  });
  usePullDownRefresh(() => {
    void refetch().finally(stopPullDownRefresh);
  });
  useShareAppMessage(() => ({ title: '甜铺：今天也要分一口甜', path: routes.home() }));

  const closeCelebration = async (changeId: string) => {
    if (isThanking) return;
    setThanking(true);
    try {
      await acknowledgeCelebration(changeId);
      const known = centre.data;
      if (known) queryClient.setQueryData(memberCentreKey, { ...known, celebration: null });
    } catch (problem) {
      showToast(problemText(problem), { icon: 'alert' });
    } finally {
      setThanking(false);
    }
  };

  return {
    view: centre.data ? memberView(centre.data, me.data?.nickname ?? null, shopDateOf(now)) : null,
    error: centre.data ? null : centre.error,
    retry: () => void refetch(),
    isThanking,
    closeCelebration: (changeId: string) => void closeCelebration(changeId),
    join: () => open(routes.join()),
    openTiers: () => open(routes.tiers()),
    openPoints: () => open(routes.pointsMall()),
    openCoupons: () => open(routes.myCoupons()),
    openCentre: () => open(routes.couponCentre()),
    openGrowth: () => open(routes.growth()),
    openBirthdays: () => open(routes.birthdays()),
    openReferral: () => open(routes.referral()),
  };
}

export type MemberPage = ReturnType<typeof useMember>;
