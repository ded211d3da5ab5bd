import { useQuery } from '@tanstack/react-query';
import type { GiftRedemptionResponse } from '@tianpu/shared/api';
import { shopDateOf } from '@tianpu/shared/time';
import { useState } from 'react';
import { fetchTiers } from '@/api/membership';
import { fetchGiftRedemptions, fetchGifts, signInForPoints } from '@/api/points';
import { useNow } from '@/features/clock';
import { refreshMembership, useMemberCentre } from '@/features/membership';
import { open, routes, showToast, useDidShow } from '@/platform';
import { useAction } from '../parts/use-action';
import { accountView, type GiftCardView, type GiftFilter, giftCards, tierSteps } from './points.view';

/** The points mall: balance, sign-in, what each tier may redeem, the gifts. */
export function usePointsMall() {
  const now = useNow();
  const today = shopDateOf(now);
  const centre = useMemberCentre();
  const gifts = useQuery({ queryKey: ['member', 'gifts'], queryFn: fetchGifts });
  const redemptions = useQuery({ queryKey: ['member', 'redemptions'], queryFn: fetchGiftRedemptions });
  const tiers = useQuery({ queryKey: ['member', 'tiers'], queryFn: fetchTiers });
  const [filter, setFilter] = useState<GiftFilter>('all');
  const [askingId, setAskingId] = useState<string | null>(null);
  const [code, setCode] = useState<GiftRedemptionResponse | null>(null);
  const { busy, run } = useAction();

  useDidShow(() => {
    if (gifts.data) refreshMembership();
  });

  const signIn = () =>
    run('sign-in', async () => {
      const { points, streakDays } = await signInForPoints();
      showToast(`+${points} 分，连签 ${streakDays} 天`, { icon: 'check' });
      refreshMembership();
    });

  return {
    now,
    account: gifts.data ? accountView(gifts.data.account, today) : null,
    steps: tiers.data && centre.data ? tierSteps(tiers.data.tiers, centre.data.tier.rank) : null,
    nextText: centre.data?.next?.headline ?? null,
    filter,
    setFilter,
    cards: gifts.data
      ? giftCards(gifts.data.gifts, redemptions.data?.redemptions ?? [], filter, today)
      : null,
    error: gifts.data ? null : gifts.error,
    retry: () => void gifts.refetch(),
    isSigningIn: busy === 'sign-in',
    signIn: () => void signIn(),
    /** A tap on a gift's button: asks before it takes points, or shows what is hers already. */
    tapGift: (card: GiftCardView) => {
      if (card.redemption?.code) setCode(card.redemption);
      else if (card.redemption?.couponId) open(routes.myCoupons());
      else if (card.state === 'can') setAskingId(card.id);
    },
    asking: gifts.data?.gifts.find(({ id }) => id === askingId) ?? null,
    closeAsking: () => setAskingId(null),
    code,
    showCode: (redemption: GiftRedemptionResponse) => {
      setAskingId(null);
      if (redemption.code) setCode(redemption);
      else showToast('换好了，在我的券里', { icon: 'check', action: { label: '去看看', run: seeCoupons } });
    },
    closeCode: () => setCode(null),
    openStatement: () => open(routes.pointsStatement()),
    openTiers: () => open(routes.tiers()),
  };
}

const seeCoupons = () => open(routes.myCoupons());

export type PointsMall = ReturnType<typeof usePointsMall>;
