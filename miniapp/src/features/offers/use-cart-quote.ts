import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CartResponse, FulfilmentMode } from '@tianpu/shared/api';
import { quoteOrder } from '@/api/orders';
import type { StoreOption } from '@/features/store-choice';

/** All quotes; invalidate after anything that changes what the customer has: coupons, points, tier. */
export const quoteKey = ['quote'] as const;

/**
 * What the shop's offers do to the cart, without coupons and points: those are chosen at checkout. Undefined while it is
 * not known for this very cart, or when there is something in it that cannot be bought.
 */
export function useCartQuote(
  store: StoreOption | undefined,
  mode: FulfilmentMode,
  cart: CartResponse | undefined,
  isSettled: boolean,
) {
  const canQuote =
    isSettled &&
    store !== undefined &&
    cart !== undefined &&
    cart.lines.length > 0 &&
    cart.lines.every((line) => line.unavailable === null) &&
    (mode === 'pickup' || store.delivery !== null);
  const query = useQuery({
    queryKey: [...quoteKey, 'cart', store?.id, mode, cart?.version],
    queryFn: () => quoteOrder({ storeId: store?.id ?? '', mode, couponId: 'none', usePoints: false }),
    enabled: canQuote,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const isOfThisCart = canQuote && query.data?.cartVersion === cart.version;
  return isOfThisCart ? query.data?.quote : undefined;
}
