import { firstChoice } from '@tianpu/shared/catalog';
import { useState } from 'react';
import { hasCode } from '@/api/client';
import { useCart, useCartActions, useCartPanel } from '@/features/cart';
import { useProduct } from '@/features/catalog';
import { choose } from '@/features/catalog/choice.view';
import { cartLineOf } from '@/features/catalog/product-card';
import { useNow } from '@/features/clock';
import { openMenu } from '@/features/menu-intent';
import { useStoreChoice } from '@/features/store-choice';
import { open, routes, showToast, useParams, useShareAppMessage } from '@/platform';
import { productView } from './product.view';

/** What the product page loads and does. */
export function useProductPage() {
  const productId = useParams()['productId'] ?? '';
  const now = useNow();
  const { store } = useStoreChoice();
  const query = useProduct(productId, store?.id);
  const { cart } = useCart(store?.id);
  const actions = useCartActions(store?.id);
  const panel = useCartPanel();
  const [picked, setPicked] = useState<(string | null)[] | null>(null);

  const product = query.data;
  const choice = picked ?? (product ? firstChoice(product) : []);
  const view = product ? productView(product, choice, store, now, panel.view.offers?.unitFenBySku) : null;

  useShareAppMessage(() => ({
    title: product ? `${product.name}：${product.subtitle}` : '甜铺',
    path: `${routes.product(productId)}`,
  }));

  const putInCart = (): boolean => {
    const sku = view?.choice.canBuy ? view.choice.sku : null;
    if (!product || !sku) {
      showToast(view?.choice.stockText ?? '请先选好规格');
      return false;
    }
    actions.add(cartLineOf(product, sku));
    return true;
  };

  return {
    view,
    panel,
    inCart: cart?.itemCount ?? 0,
    isGone: hasCode(query.error, 'product.not_found'),
    error: product ? null : query.error,
    retry: () => void query.refetch(),
    toMenu: () => openMenu(),
    choose: (groupIndex: number, option: string) => setPicked(choose(choice, groupIndex, option)),
    add: () => {
      if (putInCart()) showToast('已加入购物车', { icon: 'check' });
    },
    buyNow: () => {
      if (putInCart()) open(routes.checkout());
    },
  };
}
