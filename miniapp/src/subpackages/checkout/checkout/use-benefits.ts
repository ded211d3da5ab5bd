import { useQuery } from '@tanstack/react-query';
import type { CheckoutChoices, QuoteOrderResponse } from '@tianpu/shared/api';
import { useState } from 'react';
import { fetchMyCoupons } from '@/api/coupons';
import { useMemberCentre } from '@/features/membership';
import { blockedOffers, couponPanel, pointsPanel } from '@/features/offers';

/** What she chose about coupons and points; the best coupon and no points until she says otherwise. */
export function useBenefitChoices() {
  const [couponId, chooseCoupon] = useState<string>('best');
  const [usePoints, setUsePoints] = useState(false);
  const choices: Required<CheckoutChoices> = { couponId, usePoints };
  return { choices, chooseCoupon, setUsePoints };
}

/** Coupons, points and offers as the checkout shows them beside the quote. */
export function useBenefits(
  quote: QuoteOrderResponse | undefined,
  { couponId, usePoints }: Required<CheckoutChoices>,
  now: Date,
) {
  const coupons = useQuery({ queryKey: ['member', 'coupons'], queryFn: fetchMyCoupons });
  const centre = useMemberCentre().data;
  if (!quote) return null;
  return {
    coupons: couponPanel(quote.quote, coupons.data?.coupons ?? [], couponId, now),
    points: pointsPanel(quote.quote, centre?.isEnrolled ? centre.points : null),
    isUsingPoints: usePoints,
    blocked: blockedOffers(quote.quote),
  };
}
