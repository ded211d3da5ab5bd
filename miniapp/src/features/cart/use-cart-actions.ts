import { type CartLineResponse, MAX_CART_LINES, MAX_QUANTITY_PER_LINE } from '@tianpu/shared/api';
import { useMemo } from 'react';
import { showToast, vibrate } from '@/platform';
import type { NewCartLine } from './cart-intent';
import { act } from './cart-queue';

/** What can be done to the cart; every one shows at once and is taken back with a message if the server refuses. */
export function useCartActions(storeId: string | undefined) {
  return useMemo(
    () => ({
      add(line: NewCartLine, quantity = 1): void {
        if (!storeId) return;
        vibrate();
        void act(storeId, { kind: 'add', line, quantity });
      },
      setQuantity(line: CartLineResponse, quantity: number): void {
        if (!storeId) return;
        if (quantity <= 0) remove(storeId, [line]);
        else
          void act(storeId, {
            kind: 'set',
            skuId: line.skuId,
            quantity: Math.min(quantity, MAX_QUANTITY_PER_LINE),
          });
      },
      remove(lines: CartLineResponse[]): void {
        if (storeId) remove(storeId, lines.slice(0, MAX_CART_LINES));
      },
    }),
    [storeId],
  );
}

/** Takes lines out and offers them back for five seconds. */
function remove(storeId: string, lines: CartLineResponse[]): void {
  for (const line of lines) void act(storeId, { kind: 'set', skuId: line.skuId, quantity: 0 });
  const undo = () => {
    for (const line of lines) void act(storeId, { kind: 'add', line, quantity: line.quantity });
  };
  showToast(lines.length === 1 ? `已移除「${lines[0]?.productName}」` : `已移除 ${lines.length} 件`, {
    action: { label: '撤销', run: undo },
  });
}
