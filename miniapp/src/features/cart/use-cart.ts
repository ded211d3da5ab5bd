import { useQuery } from '@tanstack/react-query';
import type { CartResponse } from '@tianpu/shared/api';
import { useMemo } from 'react';
import { fetchCart } from '@/api/carts';
import { applyIntent } from './cart-intent';
import { cartQueryKey, useCartQueue } from './cart-queue';

/**
 * The cart for a store: what the server holds, with everything she did since. `data` is undefined until the first
 * answer; taps before that still show, on an empty cart.
 */
export function useCart(storeId: string | undefined) {
  const waiting = useCartQueue((queue) => queue.waiting);
  const query = useQuery({
    queryKey: cartQueryKey(storeId),
    queryFn: () => fetchCart(storeId ?? ''),
    enabled: storeId !== undefined,
  });
  const confirmed = query.data;
  const cart = useMemo(() => {
    if (!confirmed && waiting.length === 0) return undefined;
    return waiting.reduce(applyIntent, confirmed ?? emptyCart(storeId ?? ''));
  }, [confirmed, waiting, storeId]);
  return { cart, isPending: query.isPending, error: confirmed ? null : query.error, refetch: query.refetch };
}

function emptyCart(storeId: string): CartResponse {
  return { version: 0, storeId, lines: [], itemCount: 0, goodsTotalFen: 0 };
}
