import { useRef } from 'react';
import { ApiProblem, newIdempotencyKey } from '@/api/client';

/**
 * Idempotency keys by intent: a repetition after silence carries the key of the first try, so that one intent is done
 * once; a definite answer ends the intent, and the same tap later is a new one.
 *
 * Example: `once('gift-1', (key) => redeem(key))` after a time-out sends the same key again.
 */
export function useIntentKey() {
  const open = useRef(new Map<string, string>());
  return async function once<T>(intent: string, send: (key: string) => Promise<T>): Promise<T> {
    const key = open.current.get(intent) ?? newIdempotencyKey();
    open.current.set(intent, key);
    try {
      const answer = await send(key);
      open.current.delete(intent);
      return answer;
    } catch (problem) {
      if (!isOutcomeUnknown(problem)) open.current.delete(intent);
      throw problem;
    }
  };
}

/** It may have been done all the same: only the same key may ask again. */
function isOutcomeUnknown(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return false;
  return problem.status === 0 || problem.status >= 500 || problem.code === 'idempotency.in_progress';
}
