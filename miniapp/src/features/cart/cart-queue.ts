import type { CartResponse } from '@tianpu/shared/api';
import { create } from 'zustand';
import { addCartLine, changeCartLine, fetchCart, removeCartLine } from '@/api/carts';
import { problemText } from '@/api/client';
import { queryClient } from '@/api/query-client';
import { showToast } from '@/platform';
import { type CartIntent, enqueue } from './cart-intent';

export const cartQueryKey = (storeId: string | undefined) => ['cart', storeId] as const;

interface CartQueue {
  /** Not yet confirmed, oldest first; what the screen shows is the server's cart with these applied. */
  waiting: CartIntent[];
}

/**
 * Intents go to the server one after another, never side by side: the cart has a version, and an answer that overtook
 * another one would show an older cart. A refused intent is taken out again, which is the roll-back.
 */
export const useCartQueue = create<CartQueue>(() => ({ waiting: [] }));

let running = false;

/** Queues the intent; the cart on screen changes at once. Resolves when the queue is empty. */
export async function act(storeId: string, intent: CartIntent): Promise<void> {
  const { waiting } = useCartQueue.getState();
  useCartQueue.setState({ waiting: enqueue(waiting, running ? 1 : 0, intent) });
  if (!running) await drain(storeId);
}

async function drain(storeId: string): Promise<void> {
  running = true;
  for (let next = first(); next; next = first()) {
    const intent = next;
    await sendIntent(storeId, intent).then(
      (cart) => settle(intent, () => queryClient.setQueryData(cartQueryKey(storeId), cart)),
      (problem: unknown) => {
        settle(intent, () => undefined);
        showToast(problemText(problem), { icon: 'alert' });
        void queryClient.invalidateQueries({ queryKey: cartQueryKey(storeId) });
      },
    );
  }
  running = false;
}

const first = () => useCartQueue.getState().waiting[0];

/** Takes the intent out and lets its outcome in, both before anything is drawn. */
function settle(intent: CartIntent, apply: () => void): void {
  apply();
  useCartQueue.setState((queue) => ({ waiting: queue.waiting.filter((other) => other !== intent) }));
}

async function sendIntent(storeId: string, intent: CartIntent): Promise<CartResponse> {
  if (intent.kind === 'add') {
    return addCartLine({ storeId, skuId: intent.line.skuId, quantity: intent.quantity });
  }
  const known = queryClient.getQueryData<CartResponse>(cartQueryKey(storeId)) ?? (await fetchCart(storeId));
  const line = known.lines.find((candidate) => candidate.skuId === intent.skuId);
  if (!line) return known;
  return intent.quantity <= 0
    ? removeCartLine(storeId, line.id)
    : changeCartLine(storeId, line.id, intent.quantity);
}
