import type { OrderResponse } from '@tianpu/shared/api';
import { paymentsStore } from '../../../server/src/payments/payments.store';
import { RequestRefund } from '../../../server/src/payments/request-refund';
import { Metrics, UnitOfWork } from '../../../server/src/platform';
import { expectInvariants } from '../../support/invariants.sql';
import { accepted, type CustomerWithCart, count, orderOf, paidOrder } from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const REFUNDS = '/v3/refund/domestic/refunds';
jest.setTimeout(30_000);

describe('refunds', () => {
  let app: TestApp;
  let storeId: string;
  let roll: string;

  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    roll = idOf(await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }), 'roll-1');
  });
  beforeEach(() => app.simulator.journal.clear());
  afterEach(async () => {
    app.simulator.clearFaults();
    app.simulator.set({
      refunds: { outcome: 'SUCCESS', settleAfterMs: 2_000 },
      notifications: { drop: false },
    });
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  /** A paid order that its customer cancels: all of its money is promised back, nothing is sent yet. */
  async function cancelledPaidOrder(): Promise<{
    customer: CustomerWithCart;
    order: OrderResponse;
    refundNo: string;
  }> {
    const { customer, order } = await paidOrder(app, storeId, roll);
    await app.http.post(`/orders/${order.id}/cancellation`, {}, { token: customer.token });
    return { customer, order, refundNo: `R${order.orderNumber}-full` };
  }
  const send = () => app.runJob('payments.send-refunds');
  const bookOf = async (refundNo: string) => {
    const [found] = await app.db.query('SELECT status, tries FROM refunds WHERE out_refund_no = ?', [
      refundNo,
    ]);
    return found as { status: string; tries: number };
  };
  const refundEvents = (orderId: string) =>
    count(app, `events WHERE name = 'payment.refunded' AND aggregate_id = '${orderId}'`);
  const casesOf = (kind: string, reference: string) =>
    count(app, `payment_cases WHERE kind = '${kind}' AND reference = '${reference}'`);
  const refundsAtWechat = (orderNumber: string) =>
    Object.values(app.simulator.state.refunds).filter((refund) => refund.outTradeNo === orderNumber);

  it('R4: a refund whose answer was lost is unknown, and asked again under the same number it is one refund', async () => {
    const { customer, order, refundNo } = await cancelledPaidOrder();
    app.simulator.fault({ match: { path: REFUNDS }, do: { resetAfterAccept: true }, times: 3 });
    app.simulator.set({ notifications: { drop: true } });

    await send();
    expect((await bookOf(refundNo)).status).toBe('unknown');
    expect((await orderOf(app, customer, order.id)).refund).toEqual({
      amountFen: 19_800,
      status: 'processing',
    });

    await app.clock.advance(11 * SECOND);
    await send();
    await app.clock.advance(31 * SECOND);
    await send();
    expect((await bookOf(refundNo)).status).toBe('succeeded');
    expect(refundsAtWechat(order.orderNumber)).toHaveLength(1);
    expect(
      new Set(accepted(app, REFUNDS).flatMap(({ body }) => (body ? [JSON.parse(body).out_refund_no] : []))),
    ).toEqual(new Set([refundNo]));
  });

  it('R5: without enough money at WeChat the customer reads “processing”, staff get a case, and it is tried again', async () => {
    const { customer, order, refundNo } = await cancelledPaidOrder();
    app.simulator.set({ refunds: { outcome: 'NOT_ENOUGH' } });
    await send();

    expect(await orderOf(app, customer, order.id)).toMatchObject({
      status: 'refunding',
      refund: { amountFen: 19_800, status: 'processing' },
    });
    expect(await casesOf('refund_not_enough', refundNo)).toBe(1);
    await app.runJob('payments.watch');
    const [alarm] = (await app.get(Metrics).paymentCasesOpen.get()).values;
    expect(alarm?.value).toBeGreaterThan(0);

    app.simulator.set({ refunds: { outcome: 'SUCCESS' } });
    await app.clock.advance(11 * SECOND);
    await send();
    await app.clock.advance(5 * SECOND);
    expect((await orderOf(app, customer, order.id)).status).toBe('refunded');
    expect(await casesOf('refund_not_enough', refundNo)).toBe(1);
  });

  it('R6: an abnormal refund becomes a case for staff and the customer sees that it failed', async () => {
    const { customer, order, refundNo } = await cancelledPaidOrder();
    app.simulator.refundResult({ outcome: 'ABNORMAL' });
    await send();
    await app.clock.advance(5 * SECOND);

    expect((await bookOf(refundNo)).status).toBe('abnormal');
    expect(await casesOf('refund_abnormal', refundNo)).toBe(1);
    expect(await orderOf(app, customer, order.id)).toMatchObject({
      status: 'refunding',
      refund: { status: 'failed' },
    });
    expect(await refundEvents(order.id)).toBe(0);
  });

  it('R6: a closed refund gets a new number only after our own query says closed', async () => {
    const { customer, order, refundNo } = await cancelledPaidOrder();
    app.simulator.refundResult({ outcome: 'CLOSED' });
    await send();
    await app.clock.advance(5 * SECOND);
    expect(await bookOf(refundNo)).toMatchObject({ status: 'processing' });
    expect(refundsAtWechat(order.orderNumber)).toHaveLength(1);

    await send();
    expect((await bookOf(refundNo)).status).toBe('closed');
    await app.clock.advance(61 * SECOND);
    await send();
    await app.clock.advance(5 * SECOND);

    expect(
      refundsAtWechat(order.orderNumber).map(({ outRefundNo, status }) => `${outRefundNo} ${status}`),
    ).toEqual([`${refundNo} CLOSED`, `${refundNo}-2 SUCCESS`]);
    expect((await orderOf(app, customer, order.id)).status).toBe('refunded');
    expect(await refundEvents(order.id)).toBe(1);
  });

  it('R9: notification, query and poller together book a refund once', async () => {
    const { customer, order, refundNo } = await cancelledPaidOrder();
    app.simulator.set({ notifications: { copies: 20 }, refunds: { settleAfterMs: null } });
    await send();
    await app.clock.advance(11 * SECOND);
    app.simulator.refundResult({ outRefundNo: refundNo, outcome: 'SUCCESS' });

    await Promise.all([app.simulator.clock.idle(), send(), send(), send()]);
    app.simulator.set({ notifications: { copies: 1 } });
    await app.simulator.notify(refundNo, { times: 10, parallel: true, freshIds: true });

    expect((await orderOf(app, customer, order.id)).status).toBe('refunded');
    expect(await refundEvents(order.id)).toBe(1);
  });

  it('R11: two refunds of one payment are sent at least a minute apart', async () => {
    const { order } = await paidOrder(app, storeId, roll);
    const parts = [
      { refundFen: 5_000, suffix: '1' },
      { refundFen: 6_000, suffix: '2' },
    ];
    for (const part of parts) {
      await app.get(UnitOfWork).run(async (tx) => {
        const payment = await paymentsStore.lockApplied(tx, order.id);
        if (!payment) throw new Error('the order is not paid');
        await app.get(RequestRefund).run(tx, { payment, reason: 'order_refund', ...part });
      });
    }
    await Promise.all([send(), send(), send()]);
    expect(refundsAtWechat(order.orderNumber)).toHaveLength(1);
    await app.clock.advance(59 * SECOND);
    await send();
    expect(refundsAtWechat(order.orderNumber)).toHaveLength(1);
    await app.clock.advance(2 * SECOND);
    await send();

    const [first, second] = refundsAtWechat(order.orderNumber).map(({ createdAtMs }) => createdAtMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(MINUTE);
    await app.clock.advance(MINUTE);
    await send();
    expect(
      app.simulator.journal.entries({ pathPart: REFUNDS }).filter(({ status }) => status === 429),
    ).toEqual([]);
  });

  it('more than was paid cannot be promised back', async () => {
    const { order } = await cancelledPaidOrder();
    const oneFenMore = app.get(UnitOfWork).run(async (tx) => {
      const payment = await paymentsStore.lockApplied(tx, order.id);
      if (!payment) throw new Error('the order is not paid');
      await app.get(RequestRefund).run(tx, { payment, refundFen: 1, reason: 'order_refund', suffix: 'x' });
    });
    await expect(oneFenMore).rejects.toThrow('does not hold 1 fen');
    expect(await count(app, `refunds WHERE order_id = '${order.id}'`)).toBe(1);
  });

  it('a refund notification under a number we do not know is kept as a case', async () => {
    const { refundNo } = await cancelledPaidOrder();
    await send();
    await app.clock.advance(5 * SECOND);
    const override = { out_refund_no: 'R-nobody-asked' };
    const [report] = await app.simulator.notify(refundNo, { freshIds: true, flaw: { override } });
    expect(report?.status).toBe(204);
    expect(await casesOf('unknown_refund', 'R-nobody-asked')).toBe(1);
  });
});
