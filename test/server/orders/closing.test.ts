import type { OrderResponse } from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { expectInvariants } from '../../support/invariants.sql';
import { count, orderOf, paidOrder, pay, statusOf, unpaidOrder } from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const MINUTE = 60_000;
const CLOSE = '/v3/pay/transactions/out-trade-no/*/close';

jest.setTimeout(30_000);

describe('closing and cancelling', () => {
  let app: TestApp;
  let storeId: string;
  let roll: string;

  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
  });
  beforeEach(async () => {
    const wish = { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1', dailyCapacity: 500 }] };
    roll = idOf(await sell(app, wish), 'roll-1');
  });
  afterEach(async () => {
    app.simulator.clearFaults();
    app.simulator.set({ notifications: { drop: false } });
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  const unpaid = () => unpaidOrder(app, storeId, roll);
  const held = async () => {
    const [sums] = await app.db.query(
      'SELECT CAST(SUM(reserved) AS SIGNED) AS places, (SELECT CAST(SUM(reserved + sold) AS SIGNED) FROM sku_days) AS pieces FROM pickup_slots',
    );
    return { places: Number(sums.places), pieces: Number(sums.pieces) };
  };
  const cancel = <T = OrderResponse>(token: string, orderId: string) =>
    app.http.post<T>(`/orders/${orderId}/cancellation`, {}, { token });
  /** Lets our server believe that WeChat closed the number while it did not: the payment lands later. */
  const pretendClosed = (times = 1) =>
    app.simulator.fault({ match: { path: CLOSE }, do: { status: 404, code: 'ORDER_NOT_EXIST' }, times });

  it('an order that nobody paid closes after 15 minutes; slot and stock come back once, also from five closers', async () => {
    const before = await held();
    const { customer, order } = await unpaid();
    await app.clock.advance(15 * MINUTE - 1);
    await app.runJob('orders.close-unpaid');
    expect(await statusOf(app, customer, order.id)).toBe('pending_payment');

    await app.clock.advance(1);
    await Promise.all(Array.from({ length: 5 }, () => app.runJob('orders.close-unpaid')));

    expect(await orderOf(app, customer, order.id)).toMatchObject({
      status: 'cancelled',
      closedBecause: 'unpaid',
      payBefore: null,
      refund: null,
    });
    expect(await held()).toEqual(before);
    expect(app.simulator.state.orders[order.orderNumber]?.state).toBe('CLOSED');
  });

  it('the customer cancels her unpaid order, twice in a row, and gets one cancelled order', async () => {
    const before = await held();
    const { customer, order } = await unpaid();
    const first = await cancel(customer.token, order.id);
    const second = await cancel<ProblemBody>(customer.token, order.id);
    expect([first.status, first.body.status, first.body.closedBecause]).toEqual([
      200,
      'cancelled',
      'customer',
    ]);
    expect([second.status, second.body.code]).toEqual([409, 'order.not_cancellable']);
    expect(await held()).toEqual(before);
  });

  it('a paid order that nobody began is cancelled with all of its money back, and then its place is free', async () => {
    const before = await held();
    const { customer, order } = await paidOrder(app, storeId, roll);
    const answer = await cancel(customer.token, order.id);
    expect(answer.body).toMatchObject({
      status: 'refunding',
      refund: { amountFen: 19_800, status: 'processing' },
      pickupCode: null,
    });
    await app.runJob('payments.send-refunds');
    await app.clock.advance(MINUTE);
    await app.runJob('payments.send-refunds');

    expect(await orderOf(app, customer, order.id)).toMatchObject({
      status: 'refunded',
      refund: { amountFen: 19_800, status: 'succeeded' },
    });
    expect(await held()).toEqual(before);
  });

  it('P17: WeChat says paid when we close, so the order is paid and not closed', async () => {
    const { customer, order } = await unpaid();
    app.simulator.set({ notifications: { drop: true } });
    await app.simulator.pay({ outTradeNo: order.orderNumber });
    await app.clock.advance(15 * MINUTE);
    await app.runJob('orders.close-unpaid');
    expect(await statusOf(app, customer, order.id)).toBe('paid');
  });

  it('P17: money that lands on a closed order goes back in full by itself within a minute, and the customer sees it', async () => {
    const { customer, order } = await unpaid();
    pretendClosed();
    await app.clock.advance(15 * MINUTE);
    await app.runJob('orders.close-unpaid');
    expect(await statusOf(app, customer, order.id)).toBe('cancelled');
    const landedAt = app.clock.now().getTime();

    await pay(app, order);

    expect(await orderOf(app, customer, order.id)).toMatchObject({
      status: 'cancelled',
      closedBecause: 'late_payment_refunded',
      refund: { amountFen: 19_800, status: 'processing' },
    });
    for (let seconds = 10; seconds <= 60; seconds += 10) {
      await app.runJob('payments.send-refunds');
      await app.clock.advance(10_000);
    }
    const refund = app.simulator.state.refunds[`R${order.orderNumber}-auto`];
    expect(refund).toMatchObject({ status: 'SUCCESS', refundFen: 19_800 });
    expect((refund?.settledAtMs ?? Infinity) - landedAt).toBeLessThanOrEqual(MINUTE);
    expect((await orderOf(app, customer, order.id)).refund).toEqual({
      amountFen: 19_800,
      status: 'succeeded',
    });
    expect(await count(app, `events WHERE name = 'payment.refunded' AND aggregate_id = '${order.id}'`)).toBe(
      1,
    );
  });

  it('P18: whoever is first when paying and closing meet, every order ends paid, or closed with its money back', async () => {
    const trials = 40;
    const orders: Awaited<ReturnType<typeof unpaid>>[] = [];
    for (let trial = 0; trial < trials; trial += 1) orders.push(await unpaid());
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    // Every fourth close is answered in a way that makes us close although the money can still come.
    pretendClosed(trials / 4);

    await Promise.all(
      orders.flatMap(({ customer, order }) => [
        wait(Math.random() * 100).then(() => cancel(customer.token, order.id)),
        wait(Math.random() * 100).then(() =>
          app.simulator.pay({ outTradeNo: order.orderNumber }).catch(() => 'closed first'),
        ),
      ]),
    );
    await app.simulator.clock.idle();
    for (let round = 0; round < 7; round += 1) {
      await app.runJob('payments.send-refunds');
      await app.clock.advance(10_000);
    }

    const ends = await Promise.all(
      orders.map(async ({ customer, order }) => {
        const { status } = await orderOf(app, customer, order.id);
        const atWechat = app.simulator.state.orders[order.orderNumber];
        const refunds = Object.values(app.simulator.state.refunds).filter(
          (refund) => refund.outTradeNo === order.orderNumber && refund.status === 'SUCCESS',
        );
        return `${status}, ${atWechat?.payment ? 'money came' : 'no money'}, ${refunds.length} refunds`;
      }),
    );
    const fine = [
      'paid, money came, 0 refunds',
      'cancelled, no money, 0 refunds',
      'cancelled, money came, 1 refunds',
      'refunded, money came, 1 refunds',
    ];
    expect(ends.filter((end) => !fine.includes(end))).toEqual([]);
    expect(new Set(ends).size).toBeGreaterThan(1);
  });

  it('while WeChat does not say whether it was paid, the order stays open and is closed later', async () => {
    const { customer, order } = await unpaid();
    app.simulator.fault({ match: { path: CLOSE }, do: { status: 500, code: 'SYSTEM_ERROR' }, times: 3 });
    const answer = await cancel<ProblemBody>(customer.token, order.id);
    expect([answer.status, answer.body.code]).toEqual([503, 'service.unavailable']);
    expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
    await app.clock.advance(16 * MINUTE);
    await app.runJob('orders.close-unpaid');
    expect(await count(app, `orders WHERE id = '${order.id}' AND status = 'cancelled'`)).toBe(1);
  });
});
