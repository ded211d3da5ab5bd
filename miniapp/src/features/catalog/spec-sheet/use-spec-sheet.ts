import type { CartResponse, MenuProduct } from '@tianpu/shared/api';
import { firstChoice } from '@tianpu/shared/catalog';
import { useState } from 'react';
import { useCartActions } from '@/features/cart';
import { showToast } from '@/platform';
import { type ChoiceView, choiceView, choose } from '../choice.view';
import { cartLineOf, productCard } from '../product-card';

export interface SpecSheetState {
  product: MenuProduct | null;
  visible: boolean;
  view: ChoiceView | null;
  quantity: number;
  setQuantity: (quantity: number) => void;
  choose: (groupIndex: number, option: string) => void;
  add: () => void;
  close: () => void;
  /** Puts the product into the cart: at once when there is one variant, else by opening the sheet. */
  request: (product: MenuProduct) => void;
}

/** Choosing a variant in a sheet over a list of products. */
export function useSpecSheet(storeId: string | undefined, cart: CartResponse | undefined): SpecSheetState {
  const actions = useCartActions(storeId);
  const [product, setProduct] = useState<MenuProduct | null>(null);
  const [visible, setVisible] = useState(false);
  const [choice, setChoice] = useState<(string | null)[]>([]);
  const [quantity, setQuantity] = useState(1);
  const view = product ? choiceView(product, choice) : null;
  return {
    product,
    visible,
    view,
    quantity,
    setQuantity,
    choose: (groupIndex, option) => setChoice((kept) => choose(kept, groupIndex, option)),
    close: () => setVisible(false),
    add: () => {
      if (!product || !view?.sku) return;
      actions.add(cartLineOf(product, view.sku), quantity);
      setVisible(false);
      showToast('已加入购物车', { icon: 'check' });
    },
    request: (wanted) => {
      const only = productCard(wanted, cart).only;
      if (only) {
        actions.add(cartLineOf(wanted, only));
        return;
      }
      setProduct(wanted);
      setChoice(firstChoice(wanted));
      setQuantity(1);
      setVisible(true);
    },
  };
}
