import { act, renderHook } from '@testing-library/react';
import type { PlaceOrderRequest } from '@tianpu/shared/api';
import { forgetSession } from '@/api/customer-session';
import { useToast } from '@/platform';
import { usePlaceOrder } from '@/subpackages/checkout/checkout/use-place-order';
import { anUnpaidOrder } from '../support/orders';
import { type Answer, answer, world } from '../support/taro';

const request: PlaceOrderRequest = {
  fulfilment: { mode: 'pickup', storeId: 'store-wulin', slotStartsAt: '2026-09-18T10:30:00.000Z' },
  note: '',
  cartVersion: 1,
  expectedPayableFen: 19800,
};
const session = { accessToken: 't', refreshToken: 'r', expiresInSeconds: 900, customer: { id: 'c' } };
const placed: Answer = { status: 201, body: { order: anUnpaidOrder(), payment: null } };
const refusal = (code: string, status: number, params = {}): Answer => ({ status, body: { code, params } });

/** A shop that answers order after order; a null is a network that gives nothing back. */
function aShop(...answers: (Answer | null)[]) {
  answer(async ({ path }) => {
    if (path.startsWith('/api/client-config')) return { status: 200, body: { simulatorPort: 9 } };
    if (path.includes('/h5/login')) return { status: 200, body: { code: 'c' } };
    if (path === '/api/sessions') return { status: 201, body: session };
    await new Promise((resolve) => setTimeout(resolve, 5));
    const next = answers.shift();
    if (!next) throw new Error('request:fail');
    return next;
  });
}

const orders = () => world.requests.filter(({ path }) => path === '/api/orders');
const keys = () => orders().map(({ headers }) => headers['idempotency-key']);

function checkout() {
  const refused: unknown[] = [];
  const { result } = renderHook(() => usePlaceOrder((problem) => refused.push(problem)));
  const tap = (...bodies: PlaceOrderRequest[]) =>
    act(async () => {
      await Promise.all(bodies.map((body) => result.current.place(body)));
    });
  return { result, refused, tap };
}

beforeEach(() => forgetSession());

test('two quick taps place one order and open its result', async () => {
  aShop(placed, placed);
  const { result, tap } = checkout();
  await tap(request, request);
  expect(orders()).toHaveLength(1);
  expect(result.current.state).toBe('placed');
  expect(world.navigations).toEqual([
    `replace /subpackages/checkout/pay-result/index?orderId=${anUnpaidOrder().id}&wxpay=ok`,
  ]);
});

test.each([
  ['silence', null, 'network.no_answer'],
  ['a busy server', refusal('service.unavailable', 503), 'service.unavailable'],
  ['a first try still under way', refusal('idempotency.in_progress', 409), 'idempotency.in_progress'],
])(
  'a repetition after %s carries the key of the first try, so that it cannot become a second order',
  async (_, first, code) => {
    aShop(first, placed);
    const { refused, tap } = checkout();
    await tap(request);
    await tap(request);
    expect(refused).toMatchObject([{ code }]);
    expect(keys()[0]).toMatch(/^[\w-]{20,}$/);
    expect(keys()[1]).toBe(keys()[0]);
  },
);

test('an order whose payment sheet does not open stands, and is not placed again', async () => {
  // Half a character cannot be written into the cashier's address.
  const payment = {
    appid: 'a',
    timeStamp: '1',
    nonceStr: 'n',
    package: 'p',
    signType: 'RSA',
    paySign: '\ud800',
  };
  aShop({ status: 201, body: { order: anUnpaidOrder(), payment } });
  const { refused, tap, result } = checkout();
  await tap(request);
  expect(refused).toEqual([]);
  expect(result.current.state).toBe('placed');
  expect(world.navigations).toEqual([
    `replace /subpackages/order/detail/index?orderId=${anUnpaidOrder().id}`,
  ]);
});

test('other content, and content that was refused, is another intent with a key of its own', async () => {
  aShop(null, refusal('slot.sold_out', 409), refusal('slot.sold_out', 409));
  const { tap, refused } = checkout();
  await tap(request);
  await tap({ ...request, note: '加蜡烛' });
  await tap({ ...request, note: '加蜡烛' });
  expect(new Set(keys()).size).toBe(3);
  expect(refused).toHaveLength(3);
});

test('an order that stands although WeChat was silent is paid from its own page', async () => {
  aShop(refusal('payment.prepare_retry', 503, { orderId: 'order-9' }));
  const { refused, tap, result } = checkout();
  await tap(request);
  expect(world.navigations).toEqual(['replace /subpackages/order/detail/index?orderId=order-9']);
  expect(useToast.getState().text).toContain('订单已留好');
  expect(refused).toEqual([]);
  expect(result.current.state).toBe('idle');
});
