import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, act as settle, waitFor } from '@testing-library/react';
import type { CartResponse } from '@tianpu/shared/api';
import type { ReactNode } from 'react';
import { forgetSession } from '@/api/customer-session';
import { queryClient } from '@/api/query-client';
import { useCart, useCartActions } from '@/features/cart';
import { useToast } from '@/platform';
import { aCart, aLine } from '../support/shop';
import { answer, type SentRequest, world } from '../support/taro';

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);

/** A server with one cart; `refuse` answers instead of it while it gives something. */
function aCartServer(
  refuse: (request: SentRequest) => { status: number; body?: unknown } | undefined = () => undefined,
) {
  let cart: CartResponse = aCart([aLine({ quantity: 1 })]);
  const save = (quantity: number) => {
    cart = aCart(quantity > 0 ? [aLine({ quantity })] : [], cart.version + 1);
    return { status: 200, body: cart };
  };
  answer(async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (request.path.startsWith('/api/client-config')) return { status: 200, body: { simulatorPort: 9 } };
    if (request.path.includes('/h5/login')) return { status: 200, body: { code: 'c' } };
    if (request.path === '/api/sessions') return { status: 201, body: aSession };
    const refused = refuse(request);
    if (refused) return refused;
    if (request.method === 'GET') return { status: 200, body: cart };
    if (request.method === 'DELETE') return save(0);
    return save(
      (request.body as { quantity: number }).quantity +
        (request.method === 'POST' ? (cart.lines[0]?.quantity ?? 0) : 0),
    );
  });
}

const aSession = { accessToken: 't', refreshToken: 'r', expiresInSeconds: 900, customer: { id: 'c' } };
const changes = () => world.requests.filter((request) => request.path.includes('/cart/lines'));

async function cartPage() {
  const { result } = renderHook(() => ({ ...useCart('s'), actions: useCartActions('s') }), { wrapper });
  await waitFor(() => expect(result.current.cart?.lines).toHaveLength(1));
  return result;
}

beforeEach(() => {
  queryClient.clear();
  forgetSession();
});

test('a tap shows at once and is the server’s truth a moment later', async () => {
  aCartServer();
  const page = await cartPage();
  const [line] = page.current.cart?.lines ?? [];
  settle(() => page.current.actions.setQuantity(line ?? aLine(), 3));
  expect(page.current.cart).toMatchObject({ itemCount: 3, version: 1 });
  await waitFor(() => expect(page.current.cart).toMatchObject({ itemCount: 3, version: 2 }));
});

test('quick taps become two requests, the second with the last number', async () => {
  aCartServer();
  const page = await cartPage();
  const line = page.current.cart?.lines[0] ?? aLine();
  settle(() => {
    for (const quantity of [2, 3, 4, 5, 6, 7]) page.current.actions.setQuantity(line, quantity);
  });
  expect(page.current.cart?.itemCount).toBe(7);
  await waitFor(() => expect(page.current.cart?.version).toBe(3));
  expect(changes().map((request) => request.body)).toEqual([{ quantity: 2 }, { quantity: 7 }]);
});

test('a refused change is taken back and says why', async () => {
  aCartServer((request) =>
    request.method === 'PATCH' ? { status: 409, body: { code: 'sku.sold_out', params: {} } } : undefined,
  );
  const page = await cartPage();
  settle(() => page.current.actions.setQuantity(page.current.cart?.lines[0] ?? aLine(), 4));
  expect(page.current.cart?.itemCount).toBe(4);
  await waitFor(() => expect(page.current.cart?.itemCount).toBe(1));
  expect(useToast.getState().text).toBe('刚刚卖完了，请换一款或改天来取');
});

test('a removed line comes back by 撤销', async () => {
  aCartServer();
  const page = await cartPage();
  settle(() => page.current.actions.remove(page.current.cart?.lines ?? []));
  expect(page.current.cart?.lines).toEqual([]);
  await waitFor(() => expect(page.current.cart?.version).toBe(2));
  settle(() => useToast.getState().action?.run());
  await waitFor(() => expect(page.current.cart).toMatchObject({ itemCount: 1, version: 3 }));
  expect(changes().map((request) => request.method)).toEqual(['DELETE', 'POST']);
});

test('while the network is gone the change is taken back and the cart stays as it was', async () => {
  let isGone = false;
  aCartServer(() => {
    if (isGone) throw new Error('request:fail');
    return undefined;
  });
  const page = await cartPage();
  isGone = true;
  settle(() => page.current.actions.setQuantity(page.current.cart?.lines[0] ?? aLine(), 2));
  await waitFor(() => expect(useToast.getState().text).toBe('没连上网，请检查网络后再试一次'));
  expect(page.current.cart?.itemCount).toBe(1);
});
