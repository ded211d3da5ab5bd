import type { EnrolmentNoticeResponse, Id, OrderResponse, StaffSessionResponse } from '@tianpu/shared/api';
import { ALL_GOODS } from '@tianpu/shared/pricing';
import { OffersStore } from '../../../server/src/offers';
import { UnitOfWork } from '../../../server/src/platform';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { fillCart, orderOf, pay, placeOrder } from '../../support/orders-world';
import type { DemoApp } from './demo-app';

const HOUR = 3_600_000;

/** What the shop offers in this story: 9 折 on a first order, and 满 200 减 20, 满 300 减 40. */
export async function openOffers(app: DemoApp): Promise<void> {
  const common = { scope: ALL_GOODS, who: null, validity: { from: null, to: null } };
  await app.get(UnitOfWork).run(async (tx) => {
    const offers = app.get(OffersStore);
    const firstOrder = { kind: 'first_order', label: '首单 9 折', percent: 90, capFen: null } as const;
    await offers.save(
      tx,
      { key: 'story-first-order', ...firstOrder, group: 'first', stacking: 'combinable', ...common },
      'test',
    );
    const levels = [
      { thresholdFen: 20_000, amountFen: 2_000 },
      { thresholdFen: 30_000, amountFen: 4_000 },
    ];
    const reduction = { kind: 'full_reduction', label: '满 200 减 20', levels } as const;
    await offers.save(
      tx,
      { key: 'story-reduction', ...reduction, group: 'reduction', stacking: 'combinable', ...common },
      'test',
    );
  });
}

/** Titles of what must be agreed to before joining. */
export async function requiredNotices(app: DemoApp, { token }: SignedInCustomer): Promise<string[]> {
  const { body } = await app.http.get<EnrolmentNoticeResponse>('/membership/enrolment', { token });
  return body.notices.filter(({ required }) => required).map(({ title }) => title);
}

async function managerToken(app: DemoApp): Promise<string> {
  const person = app.staff.find(({ login }) => login === 'wulin');
  if (!person) throw new Error('the demo shop has no manager');
  const { login, password } = person;
  const { body } = await app.http.post<StaffSessionResponse>('/staff/sessions', { login, password });
  return body.accessToken;
}

/** Made, ready, handed over by its code, and four hours later complete. */
export async function completeOrder(app: DemoApp, customer: SignedInCustomer, orderId: Id): Promise<void> {
  const token = await managerToken(app);
  for (const to of ['making', 'ready']) {
    const moved = await app.http.post(`/staff/orders/${orderId}/moves`, { to }, { token });
    if (moved.status !== 200) throw new Error(`not moved: ${JSON.stringify(moved.body)}`);
  }
  const order = await orderOf(app, customer, orderId);
  const body = { storeId: order.store.id, code: order.pickupCode };
  const handed = await app.http.post('/staff/pickups', body, { token });
  if (handed.status !== 200) throw new Error(`not handed over: ${JSON.stringify(handed.body)}`);
  await app.clock.advance(5 * HOUR);
  await app.runJob('orders.complete');
  await app.dispatch();
}

/** Her newest order. */
export async function newestOrder(app: DemoApp, { token }: SignedInCustomer): Promise<Id> {
  const { body } = await app.http.get<{ items: { id: Id }[] }>('/orders', { token });
  const id = body.items[0]?.id;
  if (id === undefined) throw new Error('she has no order');
  return id;
}

/** She buys enough of the same for silver on another day, and all of it is collected. */
export async function buyForSilver(app: DemoApp, device: string, like: OrderResponse): Promise<void> {
  const customer = await signIn(app, device);
  const skuId = like.lines[0]?.skuId ?? '';
  const withCart = await fillCart(app, { ...customer, storeId: like.store.id }, [[skuId, 11]]);
  const { order } = await placeOrder(app, withCart);
  await pay(app, order);
  await completeOrder(app, customer, order.id);
}

/** The manager gives back everything that was bought; WeChat has paid it out when this returns. */
export async function refundAll(app: DemoApp, order: OrderResponse): Promise<void> {
  const token = await managerToken(app);
  const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  const answer = await app.http.post(
    `/staff/orders/${order.id}/refunds`,
    { lines, withDelivery: true, reason: '奶油化了' },
    { token, idempotencyKey: true },
  );
  if (answer.status !== 201) throw new Error(`not refunded: ${JSON.stringify(answer.body)}`);
  await app.dispatch();
  await app.clock.advance(11_000);
  await app.runJob('payments.send-refunds');
  await app.clock.advance(31_000);
  await app.simulator.clock.idle();
  await app.dispatch();
}
