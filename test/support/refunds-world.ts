import type { Id, OrderResponse, QuoteOrderResponse, RefundOrderResponse } from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { coupon } from './coupons-world';
import type { Answer } from './http';
import { type SignedInStaff, staffAtWork } from './identity-world';
import { buy, enrol } from './membership-world';
import { accepted, type CustomerWithCart, customerWithCart, pay, placeOrder } from './orders-world';
import { idOf, openStore, sell } from './shop-world';
import type { TestApp } from './test-app';

const SECOND = 1_000;
export const REFUNDS_PATH = '/v3/refund/domestic/refunds';

export interface RefundShop {
  storeId: Id;
  cake: Id;
  roll: Id;
}

/** A store that sells a cake of 198.00 and a roll of 68.00. */
export async function refundShop(app: TestApp): Promise<RefundShop> {
  const storeId = await openStore(app);
  const cakes = await sell(app, { key: 'cake', leadTimeMinutes: 0, skus: [{ key: 'cake-6' }] });
  const wish = { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1', listPriceFen: 6_800 }] };
  return { storeId, cake: idOf(cakes, 'cake-6'), roll: idOf(await sell(app, wish), 'roll-1') };
}

export interface Bought {
  lin: CustomerWithCart;
  order: OrderResponse;
  couponId: Id;
  /** The line of the cake, and that of the two rolls. */
  a: Id;
  b: Id;
}

/** The worked example: a cake of 198.00, two rolls of 68.00, a coupon of 30.00, 1,000 points: 294.00 paid. */
export async function paidExample(
  app: TestApp,
  { storeId, cake, roll }: RefundShop,
  { couponDays = 30, usePoints = true }: { couponDays?: number; usePoints?: boolean } = {},
): Promise<Bought> {
  const lin = await customerWithCart(app, storeId, [
    [cake, 1],
    [roll, 2],
  ]);
  await enrol(app, lin);
  await buy(app, lin.id, { goodsCashFen: 100, pointsToEarn: 1_000 });
  const couponId = await coupon(app, lin, { validity: { by: 'days', days: couponDays } });
  const body = { mode: 'pickup', storeId, usePoints };
  const { quote } = (await app.http.post<QuoteOrderResponse>('/checkout/quote', body, { token: lin.token }))
    .body;
  const { order } = await placeOrder(app, lin, { usePoints, expectedPayableFen: quote.payableFen });
  await pay(app, order);
  await app.dispatch();
  const lineOf = (skuId: Id) => order.lines.find((line) => line.skuId === skuId)?.id ?? '';
  return { lin, order, couponId, a: lineOf(cake), b: lineOf(roll) };
}

export type RefundWish = readonly (readonly [lineId: Id, quantity: number])[];

/** What somebody in charge sends. */
export function askRefund(
  app: TestApp,
  { token }: { token: string },
  orderId: Id,
  wish: RefundWish,
  more: object = {},
): Promise<Answer<RefundOrderResponse & ProblemBody>> {
  const lines = wish.map(([lineId, quantity]) => ({ lineId, quantity }));
  const body = { lines, withDelivery: false, reason: '蛋糕塌了', ...more };
  return app.http.post(`/staff/orders/${orderId}/refunds`, body, { token, idempotencyKey: true });
}

/** The same, and it must be done: the numbers of the refund. */
export async function refundOrder(...args: Parameters<typeof askRefund>) {
  const answer = await askRefund(...args);
  if (answer.status !== 201) throw new Error(`refund refused: ${JSON.stringify(answer.body)}`);
  const { cashFen, points, clawedBackPoints, couponOutcome, isComplete } = answer.body.refund;
  return { cashFen, points, clawedBackPoints, couponOutcome, isComplete };
}

/** WeChat is asked, a minute passes, and its news is booked. */
export async function sendMoney(app: TestApp): Promise<void> {
  await app.runJob('payments.send-refunds');
  await app.clock.advance(61 * SECOND);
  await app.runJob('payments.send-refunds');
  await app.clock.advance(5 * SECOND);
  await app.dispatch();
}

/** Refunds of one order that WeChat received. */
export const refundsAtWechat = (app: TestApp, { orderNumber }: OrderResponse) =>
  accepted(app, REFUNDS_PATH).filter(({ body }) => body?.includes(`"${orderNumber}"`));

export async function pickupCodeOf(app: TestApp, orderId: Id): Promise<string> {
  const [found] = await app.db.query('SELECT pickup_code AS code FROM orders WHERE id = ?', [orderId]);
  return String(found.code);
}

/** Made, handed over and completed; answers staff who are signed in after those hours. */
export async function completeOrder(
  app: TestApp,
  storeId: Id,
  { id }: OrderResponse,
): Promise<SignedInStaff> {
  const counter = await staffAtWork(app, { role: 'counter', storeIds: [storeId] });
  const { token } = counter;
  await app.http.post(`/staff/orders/${id}/moves`, { to: 'ready' }, { token });
  await app.http.post('/staff/pickups', { storeId, code: await pickupCodeOf(app, id) }, { token });
  await app.clock.advance(5 * 3_600 * SECOND);
  await app.runJob('orders.complete');
  await app.dispatch();
  return staffAtWork(app, { role: 'manager', storeIds: [storeId] });
}

/** A fresh session for a customer whose old one ended while the test's clock ran. */
export async function signInAgain(app: TestApp, lin: CustomerWithCart): Promise<CustomerWithCart> {
  const body = { refreshToken: lin.refreshToken };
  const answer = await app.http.post<{ accessToken: string; refreshToken: string }>(
    '/sessions/refresh',
    body,
  );
  if (answer.status !== 201 && answer.status !== 200) throw new Error(`no new session: ${answer.status}`);
  lin.token = answer.body.accessToken;
  lin.refreshToken = answer.body.refreshToken;
  return lin;
}
