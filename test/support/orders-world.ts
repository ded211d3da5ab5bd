import { randomUUID } from 'node:crypto';
import type {
  CartResponse,
  FulfilmentChoice,
  FulfilmentMode,
  Id,
  OrderResponse,
  PlaceOrderRequest,
  PlaceOrderResponse,
  QuoteOrderResponse,
  SlotsResponse,
} from '@tianpu/shared/api';
import { row } from '../../server/src/platform';
import type { Answer } from './http';
import { type SignedInCustomer, signIn } from './identity-world';
import type { TestApp } from './test-app';

/** Within the 5 km of the test store: 2.0 km away. */
export const NEARBY = {
  recipient: '王小明',
  phone: '138 0013 8000',
  address: '杭州市拱墅区文晖路 12 号',
  detail: '3 幢 502',
  latitude: 30.28984,
  longitude: 120.16392,
} as const;

export interface CustomerWithCart extends SignedInCustomer {
  cart: CartResponse;
  storeId: Id;
}

/** A signed-in customer with these pieces in the cart. Example: `await customerWithCart(app, storeId, [[cake, 1]])`. */
export async function customerWithCart(
  app: TestApp,
  storeId: Id,
  pieces: readonly (readonly [Id, number])[],
  device: string = randomUUID(),
): Promise<CustomerWithCart> {
  const customer = await signIn(app, device);
  return fillCart(app, { ...customer, storeId }, pieces);
}

/** Puts more into the cart of a customer who is signed in. */
export async function fillCart(
  app: TestApp,
  customer: SignedInCustomer & { storeId: Id },
  pieces: readonly (readonly [Id, number])[],
): Promise<CustomerWithCart> {
  let cart: CartResponse | undefined;
  for (const [skuId, quantity] of pieces) {
    const body = { storeId: customer.storeId, skuId, quantity };
    const answer = await app.http.post<CartResponse>('/cart/lines', body, { token: customer.token });
    if (answer.status !== 201) throw new Error(`the cart refused: ${JSON.stringify(answer.body)}`);
    cart = answer.body;
  }
  if (!cart) throw new Error('nothing was put into the cart');
  return { ...customer, cart };
}

/** The first slot that can be taken now. */
export async function firstSlot(
  app: TestApp,
  customer: CustomerWithCart,
  mode: FulfilmentMode = 'pickup',
): Promise<string> {
  const path = `/checkout/slots?storeId=${customer.storeId}&mode=${mode}`;
  const { body } = await app.http.get<SlotsResponse>(path, { token: customer.token });
  const free = body.days.flatMap((day) => day.slots).find((slot) => slot.unavailable === null);
  if (!free) throw new Error(`no slot is free: ${JSON.stringify(body).slice(0, 400)}`);
  return free.startsAt;
}

export type OrderWish = Partial<Omit<PlaceOrderRequest, 'fulfilment'>> & {
  fulfilment?: Partial<FulfilmentChoice>;
};

/** The request a careful app would send for the cart, with the wishes of the test on top. */
export async function orderRequest(
  app: TestApp,
  customer: CustomerWithCart,
  wish: OrderWish = {},
): Promise<PlaceOrderRequest> {
  const mode = wish.fulfilment?.mode ?? 'pickup';
  const place = mode === 'delivery' ? { latitude: NEARBY.latitude, longitude: NEARBY.longitude } : {};
  const ask = { mode, storeId: customer.storeId, ...place };
  const { body } = await app.http.post<QuoteOrderResponse>('/checkout/quote', ask, { token: customer.token });
  return {
    note: '',
    cartVersion: body.cartVersion,
    expectedPayableFen: body.quote.payableFen,
    ...wish,
    fulfilment: {
      mode,
      storeId: customer.storeId,
      slotStartsAt: wish.fulfilment?.slotStartsAt ?? (await firstSlot(app, customer, mode)),
      ...(mode === 'delivery' ? { delivery: NEARBY } : {}),
      ...wish.fulfilment,
    },
  };
}

export function sendOrder<T = PlaceOrderResponse>(
  app: TestApp,
  customer: SignedInCustomer,
  request: PlaceOrderRequest,
  idempotencyKey: string | true = true,
): Promise<Answer<T>> {
  return app.http.post<T>('/orders', request, { token: customer.token, idempotencyKey });
}

/** Places the order of the cart; throws when it is refused. */
export async function placeOrder(
  app: TestApp,
  customer: CustomerWithCart,
  wish: OrderWish = {},
): Promise<PlaceOrderResponse> {
  const answer = await sendOrder(app, customer, await orderRequest(app, customer, wish));
  if (answer.status !== 201)
    throw new Error(`order refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A fresh customer orders one piece and has not paid yet. */
export async function unpaidOrder(
  app: TestApp,
  storeId: Id,
  skuId: Id,
  wish: OrderWish = {},
): Promise<{ customer: CustomerWithCart; order: OrderResponse }> {
  const customer = await customerWithCart(app, storeId, [[skuId, 1]]);
  return { customer, order: (await placeOrder(app, customer, wish)).order };
}

/** The customer pays at WeChat; its notification is delivered before this returns. */
export async function pay(app: TestApp, order: Pick<OrderResponse, 'orderNumber'>): Promise<void> {
  await app.simulator.pay({ outTradeNo: order.orderNumber });
  await app.simulator.clock.idle();
}

/** A fresh customer orders one piece and pays it. */
export async function paidOrder(
  app: TestApp,
  storeId: Id,
  skuId: Id,
  wish: OrderWish = {},
): Promise<{ customer: CustomerWithCart; order: OrderResponse }> {
  const { customer, order } = await unpaidOrder(app, storeId, skuId, wish);
  await pay(app, order);
  return { customer, order: await orderOf(app, customer, order.id) };
}

export async function orderOf(app: TestApp, customer: SignedInCustomer, orderId: Id): Promise<OrderResponse> {
  const { status, body } = await app.http.get<OrderResponse>(`/orders/${orderId}`, { token: customer.token });
  if (status !== 200) throw new Error(`order answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

export const statusOf = async (app: TestApp, customer: SignedInCustomer, orderId: Id): Promise<string> =>
  (await orderOf(app, customer, orderId)).status;

/** How many rows a question about the books finds. Example: `count(app, "refunds WHERE status = 'succeeded'")`. */
export async function count(app: TestApp, what: string): Promise<number> {
  return (await row<{ found: number }>(app.db, `SELECT COUNT(*) AS found FROM ${what}`))?.found ?? 0;
}

/** Requests WeChat received and accepted whose path contains this. */
export const accepted = (app: TestApp, pathPart: string) =>
  app.simulator.journal.entries({ pathPart, kind: 'request' }).filter(({ verdict }) => verdict === 'ok');
