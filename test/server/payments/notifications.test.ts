import { expectInvariants } from '../../support/invariants.sql';
import { count, orderOf, paidOrder, pay, statusOf, unpaidOrder } from '../../support/orders-world';
import { openStore, smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';
import { RESEND_AFTER_MS } from '../../wechat-simulator/src';

const MINUTE = 60_000;

jest.setTimeout(30_000);

describe('notifications of WeChat Pay', () => {
  let app: TestApp;
  let storeId: string;
  let cake: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    ({ storeId, cakeSkuId: cake } = await smallShop(app));
    await openStore(app);
  });
  afterEach(async () => {
    app.simulator.clearFaults();
    app.simulator.set({
      notifyBeforePrepayAnswer: false,
      queryLagsBehind: false,
      notifications: { drop: false },
    });
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  const unpaid = () => unpaidOrder(app, storeId, cake);
  const casesOf = (kind: string, reference: string) =>
    count(app, `payment_cases WHERE kind = '${kind}' AND reference = '${reference}'`);
  const paidEvents = (orderId: string) =>
    count(app, `events WHERE name = 'order.paid' AND aggregate_id = '${orderId}'`);
  /** Pays without WeChat telling us, so that a test can deliver what it likes. */
  const payInSilence = async (
    orderNumber: string,
    options: { totalFen?: number; openid?: string; couponFen?: number } = {},
  ) => {
    app.simulator.set({ notifications: { drop: true } });
    await app.simulator.pay({ outTradeNo: orderNumber, ...options });
    await app.simulator.clock.idle();
    app.simulator.set({ notifications: { drop: false } });
  };

  it('turn an unpaid order into a paid one with a pickup code', async () => {
    const { customer, order } = await unpaid();
    await pay(app, order);

    const paid = await orderOf(app, customer, order.id);
    expect(paid).toMatchObject({ status: 'paid', paidAt: app.clock.now().toISOString(), payBefore: null });
    expect(paid.pickupCode).toMatch(/^\d{4}$/);
    expect(paid.timeline.map(({ status }) => status)).toEqual(['pending_payment', 'paid']);
    const [stock] = await app.db.query('SELECT state FROM reservations WHERE order_id = ?', [order.id]);
    expect(stock.state).toBe('settled');
  });

  it('P1: three hundred copies of one notification at once change one thing once', async () => {
    const { customer, order } = await unpaid();
    await payInSilence(order.orderNumber);

    const reports = await app.simulator.notify(order.orderNumber, { times: 300, parallel: true });

    expect(new Set(reports.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await statusOf(app, customer, order.id)).toBe('paid');
    expect(await paidEvents(order.id)).toBe(1);
    expect(await count(app, `payment_notifications WHERE reference = '${order.orderNumber}'`)).toBe(1);
  });

  it('P2: fifteen notifications with ids of their own about one payment are all accepted and applied once', async () => {
    const { order } = await unpaid();
    await payInSilence(order.orderNumber);

    const reports = await app.simulator.notify(order.orderNumber, {
      times: 15,
      parallel: true,
      freshIds: true,
    });

    expect(reports.map(({ status }) => status)).toEqual(Array(15).fill(204));
    expect(await paidEvents(order.id)).toBe(1);
    expect(await count(app, `payment_notifications WHERE reference = '${order.orderNumber}'`)).toBe(15);
    expect(
      await count(
        app,
        `payment_notifications WHERE reference = '${order.orderNumber}' AND result = 'applied'`,
      ),
    ).toBe(1);
  });

  it('P3: after fourteen deliveries that we failed, the fifteenth of the day settles the order', async () => {
    const { order } = await unpaid();
    await app.db.query('RENAME TABLE payment_notifications TO hidden_notifications');
    await pay(app, order);
    const untilLast = RESEND_AFTER_MS.slice(0, -1).reduce((sum, wait) => sum + wait, 0);
    await app.clock.advance(untilLast - MINUTE);
    const failed = app.simulator.journal.entries({ kind: 'notification' }).filter(({ body }) => body !== '');
    await app.db.query('RENAME TABLE hidden_notifications TO payment_notifications');

    await app.clock.advance(12 * 60 * MINUTE);

    expect(failed.slice(-14).every(({ status }) => status === 500)).toBe(true);
    expect(await count(app, `orders WHERE id = '${order.id}' AND status = 'paid'`)).toBe(1);
    expect(await paidEvents(order.id)).toBe(1);
  });

  it('P5: a notification that arrives before the prepay id was saved still finds its order', async () => {
    app.simulator.set({ notifyBeforePrepayAnswer: true });
    const { customer, order } = await unpaid();

    expect(await statusOf(app, customer, order.id)).toBe('paid');
    const [payment] = await app.db.query('SELECT status FROM payments WHERE order_id = ?', [order.id]);
    expect(payment.status).toBe('succeeded');
  });

  it.each([
    ['a random signature', { signature: 'random' }],
    ['a signature by another key', { signature: 'otherKey' }],
    ['a serial we do not know', { unknownSerial: true }],
  ] as const)('P6: a forged notification with %s is refused and writes nothing', async (_, flaw) => {
    const { customer, order } = await unpaid();
    await payInSilence(order.orderNumber);
    const before = await count(app, 'payment_notifications');

    const [report] = await app.simulator.notify(order.orderNumber, { flaw });

    expect([report?.status, JSON.parse(report?.body ?? '{}').code]).toEqual([401, 'FAIL']);
    expect(await count(app, 'payment_notifications')).toBe(before);
    expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
  });

  it('P7: WeChat’s own probe signature is refused like a forged one', async () => {
    const { order } = await unpaid();
    await payInSilence(order.orderNumber);
    const [report] = await app.simulator.notify(order.orderNumber, { flaw: { signature: 'signtest' } });
    expect(report?.status).toBe(401);
  });

  it.each([
    [299, 204],
    [-299, 204],
    [301, 401],
    [-301, 401],
  ])('P8: a delivery dated %d seconds off is answered %d', async (shiftSeconds, status) => {
    const { order } = await unpaid();
    await payInSilence(order.orderNumber);
    const [report] = await app.simulator.notify(order.orderNumber, { flaw: { shiftSeconds } });
    expect(report?.status).toBe(status);
  });

  it.each(['ciphertext', 'tag', 'nonce', 'associated_data'] as const)(
    'P9: rightly signed but with a damaged %s, WeChat is asked to send again and nothing is applied',
    async (tamper) => {
      const { customer, order } = await unpaid();
      await payInSilence(order.orderNumber);

      const [damaged] = await app.simulator.notify(order.orderNumber, { flaw: { tamper } });
      const [unsigned] = await app.simulator.notify(order.orderNumber, {
        flaw: { tamperAfterSigning: true },
      });

      expect([damaged?.status, unsigned?.status]).toEqual([500, 401]);
      expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
    },
  );

  it('P10: the same body in another spelling, signed as spelled, is accepted from its raw bytes', async () => {
    const { customer, order } = await unpaid();
    await payInSilence(order.orderNumber);
    const [report] = await app.simulator.notify(order.orderNumber, { flaw: { spelling: 'escaped' } });
    expect(report?.status).toBe(204);
    expect(await statusOf(app, customer, order.id)).toBe('paid');
  });

  it.each([1, -1])(
    'P11: %d fen off the order’s amount is not paid but put before a person',
    async (offFen) => {
      const { customer, order } = await unpaid();
      await payInSilence(order.orderNumber, { totalFen: order.payableFen + offFen });

      const reports = await app.simulator.notify(order.orderNumber, { times: 3, freshIds: true });

      expect(reports.map(({ status }) => status)).toEqual([204, 204, 204]);
      expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
      expect(await casesOf('amount_mismatch', order.orderNumber)).toBe(1);
      await app.clock.advance(16 * MINUTE);
      await app.runJob('orders.close-unpaid');
      expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
    },
  );

  it('P12: a coupon paid by WeChat lowers what left the wallet, not what the order received', async () => {
    const { customer, order } = await unpaid();
    await app.simulator.pay({ outTradeNo: order.orderNumber, couponFen: 1_000 });
    await app.simulator.clock.idle();

    expect(await statusOf(app, customer, order.id)).toBe('paid');
    const [payment] = await app.db.query(
      'SELECT amount_fen AS total, payer_total_fen AS payer FROM payments WHERE order_id = ?',
      [order.id],
    );
    expect(payment).toEqual({ total: 19_800, payer: 18_800 });
  });

  it.each([
    ['merchant_mismatch', { mchid: '1900009999' }],
    ['merchant_mismatch', { appid: 'wx0000000000009999' }],
    ['currency_mismatch', { amount: { currency: 'USD' } }],
  ])('P13: another merchant, app or currency opens a %s case', async (kind, override) => {
    const { customer, order } = await unpaid();
    await payInSilence(order.orderNumber);
    const [report] = await app.simulator.notify(order.orderNumber, { flaw: { override } });
    expect(report?.status).toBe(204);
    expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
    expect(await casesOf(kind, order.orderNumber)).toBe(1);
  });

  it('P13: money from another person’s wallet is accepted and flagged', async () => {
    const { customer, order } = await unpaid();
    await payInSilence(order.orderNumber, { openid: 'oSomebodyElse000000000000000' });
    await app.simulator.notify(order.orderNumber);
    expect(await statusOf(app, customer, order.id)).toBe('paid');
    expect(await casesOf('payer_differs', order.orderNumber)).toBe(1);
  });

  it('P14: a payment under a number we do not know is kept as a case', async () => {
    const { order } = await unpaid();
    await payInSilence(order.orderNumber);
    const override = { out_trade_no: 'TP9912319999999', transaction_id: '4200009999999999999999999999' };
    const [report] = await app.simulator.notify(order.orderNumber, { flaw: { override } });
    expect(report?.status).toBe(204);
    expect(await casesOf('unknown_order', 'TP9912319999999')).toBe(1);
    await app.simulator.notify(order.orderNumber, { freshIds: true });
  });

  it('P16: a query that lags behind never makes a paid order unpaid', async () => {
    const { customer, order } = await paidOrder(app, storeId, cake);
    app.simulator.set({ queryLagsBehind: true });
    await app.clock.advance(6_000);
    await app.runJob('payments.poll');
    const checked = await app.http.post(`/orders/${order.id}/payment/check`, {}, { token: customer.token });
    expect(checked.body).toMatchObject({ status: 'paid' });
  });

  it('two customers of one store and day never hold the same pickup code', async () => {
    const orders: Awaited<ReturnType<typeof unpaid>>[] = [];
    for (let order = 0; order < 12; order += 1) orders.push(await unpaid());
    await Promise.all(orders.map(({ order }) => pay(app, order)));
    const paid = await Promise.all(orders.map(({ customer, order }) => orderOf(app, customer, order.id)));
    const codes = paid.map(({ slotStartsAt, pickupCode }) => `${slotStartsAt.slice(0, 10)} ${pickupCode}`);
    expect(new Set(codes).size).toBe(12);
  });
});
