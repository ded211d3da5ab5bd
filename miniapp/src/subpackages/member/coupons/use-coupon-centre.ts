import { useQuery } from '@tanstack/react-query';
import { parseCouponCode } from '@tianpu/shared/coupons';
import { useState } from 'react';
import { claimByCode, claimCoupon, fetchClaimCentre } from '@/api/coupons';
import { useNow } from '@/features/clock';
import { refreshMembership, useMemberCentre } from '@/features/membership';
import { open, routes, showToast, useDidShow } from '@/platform';
import { useAction } from '../parts/use-action';
import { useIntentKey } from '../parts/use-intent-key';
import { claimSections, mineText } from './coupons.view';

/** The claim centre: what can be had now, and the field for a code from a card. */
export function useCouponCentre() {
  const now = useNow();
  const centre = useMemberCentre();
  const query = useQuery({ queryKey: ['member', 'claimable'], queryFn: fetchClaimCentre });
  const { busy, run } = useAction();
  const once = useIntentKey();
  const [code, setCode] = useState('');

  useDidShow(() => {
    if (query.data) void query.refetch();
  });

  const said = (label: string) =>
    showToast(`领到「${label}」`, { icon: 'check', action: { label: '去看看', run: seeMine } });
  const claim = (templateId: string) =>
    run(templateId, async () => {
      try {
        const { coupon } = await once(templateId, (key) => claimCoupon({ templateId }, key));
        said(coupon.face.label);
      } finally {
        // Refused or not, the centre has changed since it was drawn.
        refreshMembership();
      }
    });
  const claimCode = () => {
    const plain = parseCouponCode(code);
    if (plain === null) return showToast('券码不完整或有一位不对，请核对', { icon: 'alert' });
    void run('code', async () => {
      const { coupon } = await once(plain, (key) => claimByCode({ code: plain }, key));
      said(coupon.face.label);
      setCode('');
      refreshMembership();
    });
  };

  return {
    sections: query.data ? claimSections(query.data.coupons, now) : null,
    mine: mineText(centre.data?.coupons ?? { usable: 0, endingSoon: 0 }),
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    busy,
    claim: (templateId: string) => void claim(templateId),
    code,
    setCode,
    claimCode,
    seeMine,
    useIt: () => open(routes.menu()),
  };
}

const seeMine = () => open(routes.myCoupons());
