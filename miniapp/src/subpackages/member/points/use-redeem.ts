import type { GiftResponse, RedeemGiftResponse } from '@tianpu/shared/api';
import { redeemGift } from '@/api/points';
import { refreshMembership } from '@/features/membership';
import { useAction } from '../parts/use-action';
import { useIntentKey } from '../parts/use-intent-key';

/** Redeems a gift, once per intent. Any answer refreshes what she has: the mall has changed since it was drawn. */
export function useRedeem(onRedeemed: (answer: RedeemGiftResponse) => void) {
  const { busy, run } = useAction();
  const once = useIntentKey();
  const redeem = (gift: Pick<GiftResponse, 'id' | 'points'>, storeId: string | null) =>
    run('redeem', async () => {
      const body = { storeId, expectedPoints: gift.points };
      const intent = JSON.stringify([gift.id, body]);
      try {
        onRedeemed(await once(intent, (key) => redeemGift(gift.id, body, key)));
      } finally {
        refreshMembership();
      }
    });
  return { isRedeeming: busy !== null, redeem };
}
