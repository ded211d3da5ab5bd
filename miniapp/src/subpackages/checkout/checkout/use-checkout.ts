import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DeliveryAddress } from '@tianpu/shared/api';
import { useEffect, useState } from 'react';
import { ApiProblem, problemText } from '@/api/client';
import { quoteOrder } from '@/api/orders';
import { useCart, useCartActions } from '@/features/cart';
import { useNow } from '@/features/clock';
import { quoteKey } from '@/features/offers';
import { useStoreChoice } from '@/features/store-choice';
import { store as keep, readStored, scrollPageTo, showToast } from '@/platform';
import { addressFrom } from './address.view';
import { MISSING_TEXTS, type Missing, missingFor, noteCounter, reachOf } from './checkout.view';
import { type PriceChange, type Reaction, reactionTo } from './refusals.view';
import { useBenefitChoices, useBenefits } from './use-benefits';
import { usePlaceOrder } from './use-place-order';
import { useSlots } from './use-slots';

/** Everything the checkout page loads, remembers and does. */
export function useCheckout() {
  const choice = useStoreChoice();
  const { store, mode } = choice;
  const now = useNow();
  const { cart, error: cartError, refetch: refetchCart } = useCart(store?.id);
  const cartActions = useCartActions(store?.id);
  const [address, setAddress] = useState(() => addressFrom(readStored('delivery-address')));
  const [note, setNote] = useState('');
  const [isAgreed, setAgreed] = useState(false);
  const [priceChange, setPriceChange] = useState<PriceChange | null>(null);
  const [warning, setWarning] = useState<Reaction['warning']>(null);
  const [asked, setAsked] = useState<Missing | null>(null);

  const reach = mode === 'delivery' && store ? reachOf(store, address, cart?.goodsTotalFen ?? 0) : null;
  const place = mode === 'delivery' && reach?.ok && address ? address : null;
  const slots = useSlots({ storeId: store?.id, mode, cartVersion: cart?.version, now });
  const { choices, chooseCoupon, setUsePoints } = useBenefitChoices();
  const quoteQuery = useQuery({
    queryKey: [...quoteKey, store?.id, mode, place?.latitude, place?.longitude, cart?.version, choices],
    queryFn: () =>
      quoteOrder({
        storeId: store?.id ?? '',
        mode,
        ...choices,
        ...(place ? { latitude: place.latitude, longitude: place.longitude } : {}),
      }),
    enabled: store !== undefined && (cart?.lines.length ?? 0) > 0 && (mode === 'pickup' || !!store.delivery),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const quote = quoteQuery.data;
  const benefits = useBenefits(quote, choices, now);

  // She may have changed the cart on another phone: what is shown must be what is priced.
  const isCartBehind = quote !== undefined && cart !== undefined && quote.cartVersion !== cart.version;
  const storeId = store?.id;
  useEffect(() => {
    if (storeId !== undefined && isCartBehind) void refetchCart();
  }, [storeId, isCartBehind, refetchCart]);
  useEffect(() => {
    if (storeId !== undefined) void refetchCart();
  }, [storeId, refetchCart]);

  const refresh = (what: Reaction['reload']) => {
    if (what.includes('cart')) void refetchCart();
    if (what.includes('quote')) void quoteQuery.refetch();
    if (what.includes('slots')) {
      slots.chooseSlot(null);
      slots.reload();
    }
  };
  const placing = usePlaceOrder((problem) => {
    const reaction = reactionTo(problem, { lines: cart?.lines ?? [], chosenText: slots.view.chosenText });
    refresh(reaction.reload);
    setWarning(reaction.warning);
    setPriceChange(reaction.priceChange);
    if (reaction.forgets === 'coupon') chooseCoupon('best');
    if (reaction.forgets === 'points') setUsePoints(false);
    if (reaction.warning) scrollPageTo(0);
    if (!reaction.priceChange) {
      showToast(problem instanceof ApiProblem ? problemText(problem) : reaction.fallbackText, {
        icon: 'alert',
      });
    }
  });

  const missing = missingFor({
    cart,
    mode,
    reach,
    slotStartsAt: slots.startsAt,
    note,
    // While another choice is being priced, the old total stays on screen but is not what she would pay.
    quote: quoteQuery.isPlaceholderData ? undefined : quote,
    isAgreed,
  });
  const submit = (expectedPayableFen = quote?.quote.payableFen): void => {
    const first = missing[0];
    setAsked(first ?? null);
    if (first) {
      showToast(MISSING_TEXTS[first], { icon: 'alert' });
      return;
    }
    if (!store || !quote || slots.startsAt === null || expectedPayableFen === undefined) return;
    setWarning(null);
    const fulfilment = { mode, storeId: store.id, slotStartsAt: slots.startsAt };
    void placing.place({
      fulfilment: mode === 'delivery' && address ? { ...fulfilment, delivery: address } : fulfilment,
      note: note.trim(),
      cartVersion: quote.cartVersion,
      expectedPayableFen,
      couponId: quote.quote.chosenCouponId ?? 'none',
      usePoints: choices.usePoints,
    });
  };

  return {
    choice,
    store,
    mode,
    now,
    cart,
    cartError,
    refetchCart: () => void refetchCart(),
    removeLines: cartActions.remove,
    address,
    saveAddress: (saved: DeliveryAddress) => {
      keep('delivery-address', saved);
      setAddress(saved);
      setWarning(null);
    },
    reach,
    slots,
    quote,
    benefits,
    chooseCoupon,
    setUsePoints,
    quoteError: quote ? null : quoteQuery.error,
    isQuoting: quoteQuery.isFetching,
    retryQuote: () => void quoteQuery.refetch(),
    note: { text: note, change: setNote, counter: noteCounter(note) },
    agreement: {
      isAgreed,
      toggle: () => setAgreed(!isAgreed),
      isAskedFor: asked === 'agreement' && !isAgreed,
    },
    warning,
    dismissWarning: () => setWarning(null),
    priceChange: {
      change: priceChange,
      accept: () => {
        const accepted = priceChange;
        setPriceChange(null);
        submit(accepted?.nowFen ?? undefined);
      },
      decline: () => setPriceChange(null),
    },
    placing,
    submit: () => submit(),
  };
}

export type Checkout = ReturnType<typeof useCheckout>;
