import type { OrderResponse, PreparePaymentResponse } from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { expectInvariants } from '../../support/invariants.sql';
import {
  accepted,
  count,
  customerWithCart,
  orderOf,
  orderRequest,
  pay,
  sendOrder,
  statusOf,
  unpaidOrder,
} from '../../support/orders-world';
import { smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';
import type { FaultAction } from '../../wechat-simulator/src';

const JSAPI = '/v3/pay/transactions/jsapi';
const QUERY = '/v3/pay/transactions/out-trade-no/*';
const HOUR = 3_600_000;

jest.setTimeout(30_000);

describe('getting the customer to the payment sheet', () => {
  let app: TestApp;
  let storeId: string;
  let cake: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    ({ storeId, cakeSkuId: cake } = await smallShop(app));
    app.simulator.journal.clear();
  });
  afterEach(async () => {
    app.simulator.clearFaults();
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  const payAgain = <T = PreparePaymentResponse>(token: string, orderId: string) =>
    app.http.post<T>(`/orders/${orderId}/payment`, {}, { token, idempotencyKey: true });
  const check = (token: string, orderId: string) =>
    app.http.post<OrderResponse>(`/orders/${orderId}/payment/check`, {}, { token });
  const jsapiFault = (action: FaultAction, times = 1) =>
    app.simulator.fault({ match: { path: JSAPI }, do: action, times });

  it('P19: WeChat accepted but its answer was lost: the order stands, and asking again pays the same order', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer);
    jsapiFault({ resetAfterAccept: true }, 3);

    const lost = await sendOrder<ProblemBody>(app, customer, request);
    const orderId = String(lost.body.params['orderId']);
    const again = await payAgain(customer.token, orderId);

    expect([lost.status, lost.body.code, lost.headers.get('retry-after')]).toEqual([
      503,
      'payment.prepare_retry',
      '2',
    ]);
    expect(again.status).toBe(201);
    expect(Object.keys(app.simulator.state.orders)).toContain(
      (await orderOf(app, customer, orderId)).orderNumber,
    );
    const bodies = new Set(accepted(app, JSAPI).map(({ body }) => body));
    expect(bodies.size).toBe(1);
    await pay(app, await orderOf(app, customer, orderId));
    expect(await statusOf(app, customer, orderId)).toBe('paid');
  });

  it('a tap repeated with its key after such a loss gives the order that was made, ready to be paid', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer);
    jsapiFault({ status: 500, code: 'SYSTEM_ERROR' }, 3);
    const lost = await sendOrder<ProblemBody>(app, customer, request, 'tap-after-loss');
    await app.clock.advance(16_000);

    const again = await sendOrder(app, customer, request, 'tap-after-loss');

    expect([lost.status, again.status]).toEqual([503, 201]);
    expect(again.body.order.id).toBe(lost.body.params['orderId']);
    expect(again.body.payment?.package).toMatch(/^prepay_id=/);
    expect(await count(app, `orders WHERE customer_id = '${customer.id}'`)).toBe(1);
  });

  it('P20: WeChat holding the number with another amount is told to the customer, never paid twice', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    await app.db.query(
      'UPDATE payments SET amount_fen = amount_fen + 100, prepaid_at = NULL WHERE order_id = ?',
      [order.id],
    );

    const answer = await payAgain<ProblemBody>(customer.token, order.id);

    expect([answer.status, answer.body.code]).toEqual([409, 'payment.changed']);
    expect(
      Object.keys(app.simulator.state.orders).filter((number) => number.startsWith(order.orderNumber)),
    ).toEqual([order.orderNumber]);
    await app.db.query('UPDATE payments SET amount_fen = amount_fen - 100 WHERE order_id = ?', [order.id]);
  });

  it('a prepay id is used again while it is fresh; P21: after two hours a new one is fetched for the same number', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    await payAgain(customer.token, order.id);
    expect(accepted(app, JSAPI)).toHaveLength(1);

    await app.db.query('UPDATE payments SET prepaid_at = ? WHERE order_id = ?', [
      new Date(app.clock.now().getTime() - 2 * HOUR),
      order.id,
    ]);
    const again = await payAgain(customer.token, order.id);

    expect(again.status).toBe(201);
    expect(accepted(app, JSAPI).map(({ body }) => JSON.parse(body).out_trade_no)).toEqual([
      order.orderNumber,
      order.orderNumber,
    ]);
  });

  it('P22: when a number was closed at WeChat a new one is used, and money for both is given back once', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    const atWechat = app.simulator.state.orders[order.orderNumber];
    if (!atWechat) throw new Error('WeChat does not know the order');
    atWechat.state = 'CLOSED';
    await app.db.query('UPDATE payments SET prepaid_at = NULL WHERE order_id = ?', [order.id]);
    expect((await payAgain(customer.token, order.id)).status).toBe(201);
    const second = { orderNumber: `${order.orderNumber}-2` };
    atWechat.state = 'NOTPAY';

    await pay(app, second);
    await pay(app, order);

    expect(await statusOf(app, customer, order.id)).toBe('paid');
    expect(await count(app, `refunds WHERE order_id = '${order.id}' AND reason = 'duplicate_payment'`)).toBe(
      1,
    );
    await app.runJob('payments.send-refunds');
    await app.clock.advance(60_000);
    expect(app.simulator.state.refunds[`R${order.orderNumber}-auto`]?.status).toBe('SUCCESS');
    expect(await count(app, `refunds WHERE order_id = '${order.id}' AND status = 'succeeded'`)).toBe(1);
    expect((await orderOf(app, customer, order.id)).refund).toBeNull();
  });

  it('a second device that asks to pay a paid order is told that it cannot', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    await app.db.query('UPDATE payments SET prepaid_at = NULL WHERE order_id = ?', [order.id]);
    app.simulator.set({ notifications: { drop: true } });
    await pay(app, order);
    app.simulator.set({ notifications: { drop: false } });

    const answer = await payAgain<ProblemBody>(customer.token, order.id);

    expect([answer.status, answer.body.code]).toEqual([409, 'order.not_payable']);
    expect(await statusOf(app, customer, order.id)).toBe('paid');
  });

  it.each<[string, FaultAction]>([
    ['without a signature', { unsigned: true }],
    ['with a wrong signature', { badSignature: true }],
    ['dated 301 seconds back', { staleTs: true }],
    ['dated 301 seconds ahead', { staleTs: -301 }],
  ])('P24: an answer of WeChat %s is never taken for success', async (_, action) => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    jsapiFault(action, 3);
    const answer = await sendOrder<ProblemBody>(app, customer, await orderRequest(app, customer));
    expect([answer.status, answer.body.code]).toEqual([503, 'payment.prepare_retry']);

    const orderId = String(answer.body.params['orderId']);
    await pay(app, await orderOf(app, customer, orderId));
    expect(await statusOf(app, customer, orderId)).toBe('paid');
  });

  it('P24: a forged “paid” in answer to a query leaves the order unpaid', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    app.simulator.set({ notifications: { drop: true } });
    await pay(app, order);
    app.simulator.set({ notifications: { drop: false } });
    app.simulator.fault({ match: { path: QUERY }, do: { badSignature: true }, times: 3 });

    expect((await check(customer.token, order.id)).body.status).toBe('pending_payment');
    app.simulator.clearFaults();
    await app.clock.advance(60_000);
    expect((await check(customer.token, order.id)).body.status).toBe('paid');
  });

  it.each<[string, FaultAction]>([
    ['429', { status: 429, code: 'FREQUENCY_LIMITED' }],
    ['500', { status: 500, code: 'SYSTEM_ERROR' }],
    ['a cut connection', { drop: true }],
    ['broken JSON', { invalidJson: true }],
    ['a page of HTML', { html: true, status: 502 }],
  ])('P25: after %s from WeChat the order stays payable', async (_, action) => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    jsapiFault(action, 3);
    const answer = await sendOrder<ProblemBody>(app, customer, await orderRequest(app, customer));
    expect([answer.status, answer.body.code]).toEqual([503, 'payment.prepare_retry']);
    await app.clock.advance(60_000);
    expect((await payAgain(customer.token, String(answer.body.params['orderId']))).status).toBe(201);
  });

  it('P28: a phone that claims to have paid changes nothing; WeChat is asked and says no', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    const answer = await check(customer.token, order.id);
    expect([answer.status, answer.body.status]).toEqual([200, 'pending_payment']);
    expect(accepted(app, `/v3/pay/transactions/out-trade-no/${order.orderNumber}`)).toHaveLength(1);
  });

  it('back from the payment sheet the customer sees her order paid before any notification', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    app.simulator.set({ notifications: { drop: true } });
    await pay(app, order);
    app.simulator.set({ notifications: { drop: false } });
    expect((await check(customer.token, order.id)).body.status).toBe('paid');
  });
});
