import { useState } from 'react';
import { useMenu } from '@/features/catalog/use-catalog';
import { useNow } from '@/features/clock';
import { useCartQuote } from '@/features/offers/use-cart-quote';
import { useStoreChoice } from '@/features/store-choice';
import { open, routes, showToast } from '@/platform';
import { cartView } from './cart.view';
import { useCartQueue } from './cart-queue';
import { useCart } from './use-cart';
import { useCartActions } from './use-cart-actions';

/** Bar and sheet of the cart for a page: what they show and what their buttons do. */
export function useCartPanel() {
  const { store, mode } = useStoreChoice();
  const { cart } = useCart(store?.id);
  const menu = useMenu(store?.id).data;
  const now = useNow();
  const actions = useCartActions(store?.id);
  const [visible, setVisible] = useState(false);
  const isSettled = useCartQueue((queue) => queue.waiting.length === 0);
  const quote = useCartQuote(store, mode, cart, isSettled);
  const view = cartView({ cart, store, mode, menu, now, quote });
  return {
    view,
    visible,
    openSheet: () => setVisible(true),
    closeSheet: () => setVisible(false),
    setQuantity: actions.setQuantity,
    remove: actions.remove,
    checkOut: () => {
      if (!view.canCheckOut) {
        showToast(view.itemCount === 0 ? '先挑一只再结算' : '先移除买不了的商品');
        return;
      }
      setVisible(false);
      open(routes.checkout());
    },
  };
}
