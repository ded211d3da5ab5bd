import type { GiftResponse, RedeemGiftResponse } from '@tianpu/shared/api';
import { useRef } from 'react';
import { ApiProblem, newIdempotencyKey } from '@/api/client';
import { redeemGift } from '@/api/points';
import { refreshMembership } from '@/features/membership';
import { useAction } from '../parts/use-action';

/**
 * Redeems a gift, once per intent: a repetition after silence carries the key of the first try, so that the points are
 * taken once. Any answer refreshes what she has, because the mall has changed since it was drawn.
 */
export function useRedeem(onRedeemed: (answer: RedeemGiftResponse) => void) {
  const { busy, run } = useAction();
  const lastTry = useRef<{ intent: string; key: string } | null>(null);
  const redeem = (gift: Pick<GiftResponse, 'id' | 'points'>, storeId: string | null) =>
    run('redeem', async () => {
      const intent = JSON.stringify([gift.id, gift.points, storeId]);
      if (lastTry.current?.intent !== intent) lastTry.current = { intent, key: newIdempotencyKey() };
      try {
        const body = { storeId, expectedPoints: gift.points };
        const answer = await redeemGift(gift.id, body, lastTry.current.key);
        lastTry.current = null;
        onRedeemed(answer);
      } catch (problem) {
        if (!isOutcomeUnknown(problem)) lastTry.current = null;
        throw problem;
      } finally {
        refreshMembership();
      }
    });
  return { isRedeeming: busy !== null, redeem };
}

/** The points may be gone all the same: only the same key may ask again. */
function isOutcomeUnknown(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return false;
  return problem.status === 0 || problem.status >= 500 || problem.code === 'idempotency.in_progress';
}
