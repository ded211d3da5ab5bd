import type {
  LookUpPickupResponse,
  PickupCodeResponse,
  StaffDayResponse,
  VerifyPickupResponse,
} from '@tianpu/shared/api';
import type { OrderStatus } from '@tianpu/shared/orders';
import type { ProblemBody } from '@tianpu/shared/problems';
import { hireStaff, type SignedInStaff, signIn, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { count, orderOf, paidOrder, unpaidOrder } from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
jest.setTimeout(30_000);

describe('handing over', () => {
  let app: TestApp;
  let storeId: string;
  let otherStoreId: string;
  let roll: string;
  let counter: SignedInStaff;

  beforeEach(async () => {
    app ??= await startTestApp();
    storeId = await openStore(app);
    otherStoreId = await openStore(app, 'xixi');
    roll = idOf(await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }), 'roll-1');
    counter = await staffAtWork(app, { storeIds: [storeId] });
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const post = <T = ProblemBody>(path: string, body: object, staff = counter) =>
    app.http.post<T>(path, body, { token: staff.token });
  const verify = <T = VerifyPickupResponse>(code: string, staff = counter, store = storeId) =>
    post<T>('/staff/pickups', { storeId: store, code }, staff);
  const lookUp = <T = LookUpPickupResponse>(code: string, staff = counter) =>
    post<T>('/staff/pickups/look-up', { storeId, code }, staff);
  const move = (orderId: string, to: OrderStatus, staff = counter) =>
    post(`/staff/orders/${orderId}/moves`, { to }, staff);
  const qrOf = async (token: string, orderId: string) =>
    (await app.http.get<PickupCodeResponse>(`/orders/${orderId}/pickup-code`, { token })).body;
  const readyOrder = async () => {
    const paid = await paidOrder(app, storeId, roll);
    await move(paid.order.id, 'ready');
    return { ...paid, code: paid.order.pickupCode ?? '' };
  };
  const refusal = ({ status, body }: { status: number; body: ProblemBody }) => `${status} ${body.code}`;

  it('a cake is verified by its code once; the second time staff read when and by whom', async () => {
    const { customer, order, code } = await readyOrder();
    const looked = await lookUp(code);
    const first = await verify(code);
    await app.clock.advance(3 * MINUTE);
    const second = await verify<ProblemBody>(code);
    const lookedAgain = await lookUp<ProblemBody>(code);

    expect(looked.body.order).toMatchObject({ id: order.id, status: 'ready', pickupCode: code });
    expect(first.body).toMatchObject({ order: { id: order.id, status: 'picked_up', pickupCode: null } });
    expect([refusal(second), second.body.params]).toEqual([
      '409 pickup.already_verified',
      { at: first.body.verifiedAt, by: '小林' },
    ]);
    expect(refusal(lookedAgain)).toBe('409 pickup.already_verified');
    expect(await orderOf(app, customer, order.id)).toMatchObject({ status: 'picked_up', pickupCode: null });
  });

  it('INV-10: of twenty who verify the same code at the same moment exactly one hands it over', async () => {
    const { order, code } = await readyOrder();
    const staff = [counter];
    for (let each = 0; each < 3; each += 1) staff.push(await staffAtWork(app, { storeIds: [storeId] }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => verify<ProblemBody>(code, staff[index % staff.length])),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 200 && status !== 409 && status !== 429)).toEqual([]);
    expect(await count(app, `events WHERE name = 'order.picked_up' AND aggregate_id = '${order.id}'`)).toBe(
      1,
    );
  });

  it('A10: the QR passes in its minute and the next, then it is expired, and a forged one is unknown', async () => {
    const { customer, order } = await readyOrder();
    const { qrText, refreshAt } = await qrOf(customer.token, order.id);
    expect(Date.parse(refreshAt)).toBe(Math.floor(app.clock.now().getTime() / MINUTE) * MINUTE + MINUTE);
    const [version, id, minute, signature] = qrText.split('.');
    const forged = [version, id, String(Number(minute) + 1), signature].join('.');

    expect(refusal(await lookUp<ProblemBody>(forged))).toBe('404 pickup.code_unknown');
    await app.clock.advance(MINUTE);
    expect((await lookUp(qrText)).status).toBe(200);
    await app.clock.advance(MINUTE);
    expect(refusal(await lookUp<ProblemBody>(qrText))).toBe('409 pickup.code_expired');
    expect((await verify((await qrOf(customer.token, order.id)).qrText)).status).toBe(200);
  });

  it('A10: five wrong codes within a minute close the counter’s keyboard for that person, not for others', async () => {
    const { code } = await readyOrder();
    const wrong = code === '0000' ? '0001' : '0000';
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(refusal(await verify<ProblemBody>(wrong))).toBe('404 pickup.code_unknown');
    }
    const sixth = await verify<ProblemBody>(code);
    expect([refusal(sixth), Number(sixth.headers.get('retry-after')) > 0]).toEqual([
      '429 request.too_many',
      true,
    ]);

    const guesser = await staffAtWork(app, { storeIds: [storeId] });
    const burst = await Promise.all(Array.from({ length: 50 }, () => verify<ProblemBody>(wrong, guesser)));
    expect(burst.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(5);
    expect(burst.filter(({ status }) => status !== 404 && status !== 429)).toEqual([]);

    const colleague = await staffAtWork(app, { storeIds: [storeId] });
    expect((await lookUp(code, colleague)).status).toBe(200);
    await app.clock.advance(61_000);
    expect((await verify(code)).status).toBe(200);
  });

  it('A4: staff of another store find, move and list nothing of this one', async () => {
    const { order, code, customer } = await readyOrder();
    const elsewhere = await staffAtWork(app, { role: 'manager', storeIds: [otherStoreId] });
    const { qrText } = await qrOf(customer.token, order.id);
    const answers = [
      await verify<ProblemBody>(code, elsewhere),
      await verify<ProblemBody>(code, elsewhere, otherStoreId),
      await verify<ProblemBody>(qrText, elsewhere, otherStoreId),
      await move(order.id, 'making', elsewhere),
      await app.http.get<ProblemBody>(`/staff/stores/${storeId}/orders`, { token: elsewhere.token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  it('a baker moves cakes but hands none over; a customer’s token opens no staff page', async () => {
    const { order } = await paidOrder(app, storeId, roll);
    const baker = await staffAtWork(app, { role: 'baker', storeIds: [storeId] });
    const customer = await signIn(app, 'curious');
    expect((await move(order.id, 'making', baker)).status).toBe(200);
    expect((await move(order.id, 'ready', baker)).status).toBe(200);
    expect(refusal(await verify<ProblemBody>('1234', baker))).toBe('403 session.forbidden');
    const asCustomer = { ...counter, token: customer.token };
    expect(refusal(await verify<ProblemBody>('1234', asCustomer))).toBe('401 session.unauthenticated');
    expect((await hireStaff(app)).id).not.toBe('');
  });

  it('a cake that is not ready, not paid or on its way back is not handed over', async () => {
    const { customer, order } = await paidOrder(app, storeId, roll);
    const code = order.pickupCode ?? '';
    expect([refusal(await verify<ProblemBody>(code)), (await lookUp(code)).status]).toEqual([
      '409 pickup.not_ready',
      200,
    ]);
    await app.http.post(`/orders/${order.id}/cancellation`, {}, { token: customer.token });
    expect(refusal(await verify<ProblemBody>(code))).toBe('409 payment.refund_in_progress');
    const unpaid = await unpaidOrder(app, storeId, roll);
    const pickupCode = await app.http.get<ProblemBody>(`/orders/${unpaid.order.id}/pickup-code`, {
      token: unpaid.customer.token,
    });
    expect(refusal(pickupCode)).toBe('409 order.wrong_state');
  });

  it('moves follow the status table only, and the customer reads each of them with its time', async () => {
    const { customer, order } = await paidOrder(app, storeId, roll);
    expect(refusal(await move(order.id, 'delivering'))).toBe('409 order.wrong_state');
    expect(refusal(await move(order.id, 'paid'))).toBe('400 request.invalid');
    expect(refusal(await move(order.id, 'refunded'))).toBe('400 request.invalid');
    await app.clock.advance(10 * MINUTE);
    await move(order.id, 'making');
    expect(refusal(await move(order.id, 'making'))).toBe('409 order.wrong_state');
    await app.clock.advance(20 * MINUTE);
    await move(order.id, 'ready');
    const { timeline } = await orderOf(app, customer, order.id);
    expect(timeline.map(({ status }) => status)).toEqual(['pending_payment', 'paid', 'making', 'ready']);
    expect(Date.parse(timeline[3]?.at ?? '') - Date.parse(timeline[2]?.at ?? '')).toBe(20 * MINUTE);
  });

  it('a delivery goes out and arrives, and four hours after a hand-over an order is complete', async () => {
    const { order } = await paidOrder(app, storeId, roll, { fulfilment: { mode: 'delivery' } });
    expect(order.pickupCode).toBeNull();
    for (const to of ['making', 'ready', 'delivering', 'delivered'] as const) {
      expect((await move(order.id, to)).status).toBe(200);
    }
    await app.clock.advance(4 * HOUR - 1);
    await app.runJob('orders.complete');
    expect(await count(app, `orders WHERE id = '${order.id}' AND status = 'delivered'`)).toBe(1);
    await app.clock.advance(1);
    await Promise.all([app.runJob('orders.complete'), app.runJob('orders.complete')]);
    expect(await count(app, `orders WHERE id = '${order.id}' AND status = 'completed'`)).toBe(1);
  });

  it('staff see the day by slots: whom, what, which note needs a look, and what is late', async () => {
    const fresh = await openStore(app, 'binjiang');
    const clerk = await staffAtWork(app, { storeIds: [fresh] });
    const paid = await paidOrder(app, fresh, roll, { note: '不要蜡烛' });
    const unpaid = await unpaidOrder(app, fresh, roll);
    const day = (staff: SignedInStaff) =>
      app.http.get<StaffDayResponse>(`/staff/stores/${fresh}/orders`, { token: staff.token });

    const { body } = await day(clerk);
    expect(body.counts).toEqual({ toMake: 1, ready: 0, handedOver: 0, late: 0, unpaid: 1 });
    expect(body.orders.map(({ id }) => id).sort()).toEqual([paid.order.id, unpaid.order.id].sort());
    expect(body.orders.find(({ id }) => id === paid.order.id)).toMatchObject({
      customerName: '顾客',
      note: '不要蜡烛',
      noteNeedsReview: false,
      lines: [{ productName: '草莓云朵蛋糕', quantity: 1 }],
      isLate: false,
    });
    await app.clock.advance(HOUR);
    const later = await staffAtWork(app, { storeIds: [fresh] });
    expect((await day(later)).body.counts.late).toBe(1);
  });
});
