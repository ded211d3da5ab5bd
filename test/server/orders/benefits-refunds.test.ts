import type { OrderRefundsResponse } from '@tianpu/shared/api';
import { Ids, UnitOfWork } from '../../../server/src/platform';
import { Points } from '../../../server/src/points';
import { bookOf, stateOf, tally } from '../../support/coupons-world';
import { type SignedInStaff, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, pointsOf } from '../../support/membership-world';
import { orderOf } from '../../support/orders-world';
import {
  completeOrder,
  paidExample,
  type RefundShop,
  refundOrder,
  refundShop,
  refundsAtWechat,
  sendMoney,
  signInAgain,
} from '../../support/refunds-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
jest.setTimeout(90_000);

describe('refunds of orders with a coupon and points', () => {
  let app: TestApp;
  let shop: RefundShop;
  let manager: SignedInStaff;

  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    shop = await refundShop(app);
  });
  beforeEach(async () => {
    manager = await staffAtWork(app, { role: 'manager', storeIds: [shop.storeId] });
  });
  afterEach(async () => {
    await app.dispatch();
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  it('R2: the worked example to the fen, piece by piece, and the coupon with the last one', async () => {
    const { lin, order, couponId, a, b } = await paidExample(app, shop);
    expect([order.payableFen, order.pointsToEarn]).toEqual([29_400, 294]);

    expect(await refundOrder(app, manager, order.id, [[a, 1]])).toEqual({
      cashFen: 17_429,
      points: 593,
      clawedBackPoints: 174,
      couponOutcome: 'kept',
      isComplete: false,
    });
    expect(await refundOrder(app, manager, order.id, [[b, 1]])).toMatchObject({
      cashFen: 5_985,
      points: 204,
    });
    expect(await stateOf(app, couponId)).toBe('redeemed');
    const path = `/staff/orders/${order.id}/refunds`;
    const left = await app.http.get<OrderRefundsResponse>(path, { token: manager.token });
    expect(left.body.lines.map((line) => line.left)).toEqual([0, 1]);
    expect(await refundOrder(app, manager, order.id, [[b, 1]])).toMatchObject({
      cashFen: 5_986,
      points: 203,
      couponOutcome: 'returned',
      isComplete: true,
    });
    expect([await stateOf(app, couponId), await pointsOf(app, lin)]).toMatchObject([
      'returned',
      { available: 1_000, pending: 0, debt: 0 },
    ]);
    await sendMoney(app);
    await sendMoney(app);
    const after = await orderOf(app, lin, order.id);
    expect([after.status, after.refund, after.refunds.length]).toEqual([
      'refunded',
      { amountFen: 29_400, status: 'succeeded' },
      3,
    ]);
    expect(refundsAtWechat(app, order)).toHaveLength(3);
  });

  it('a partial refund before pickup leaves the rest to be made, and the order earns for what was kept', async () => {
    const { lin, order, a } = await paidExample(app, shop);
    await refundOrder(app, manager, order.id, [[a, 1]]);
    await sendMoney(app);
    expect(await orderOf(app, lin, order.id)).toMatchObject({
      status: 'paid',
      refund: { amountFen: 17_429, status: 'succeeded' },
    });
    expect((await pointsOf(app, lin)).pending).toBe(120);
  });

  it('a customer who cancels gets cash, points and coupon back, exactly once', async () => {
    const { lin, order, couponId } = await paidExample(app, shop);
    const cancel = () => app.http.post(`/orders/${order.id}/cancellation`, {}, { token: lin.token });
    const answers = await Promise.all(Array.from({ length: 10 }, cancel));
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ '200': 1, '409': 9 });
    await sendMoney(app);
    expect((await orderOf(app, lin, order.id)).status).toBe('refunded');
    expect([await stateOf(app, couponId), await pointsOf(app, lin)]).toMatchObject([
      'returned',
      { available: 1_000, pending: 0 },
    ]);
  });

  it('R11: a second partial refund within a minute waits its minute; WeChat never sees two at once', async () => {
    const { lin, order, a, b } = await paidExample(app, shop);
    await refundOrder(app, manager, order.id, [[a, 1]]);
    await refundOrder(app, manager, order.id, [[b, 1]]);
    await app.runJob('payments.send-refunds');
    expect(refundsAtWechat(app, order)).toHaveLength(1);
    await app.clock.advance(5 * SECOND);
    expect((await orderOf(app, lin, order.id)).refund).toEqual({ amountFen: 23_414, status: 'processing' });
    await app.clock.advance(56 * SECOND);
    await app.runJob('payments.send-refunds');
    await app.clock.advance(5 * SECOND);
    expect(refundsAtWechat(app, order)).toHaveLength(2);
    expect((await orderOf(app, lin, order.id)).refund).toEqual({ amountFen: 23_414, status: 'succeeded' });
  });

  it('R12: refunded after the coupon is over, cash and points come back, the coupon does not, and it is said', async () => {
    const { lin, order, couponId, a, b } = await paidExample(app, shop, { couponDays: 1 });
    await app.clock.advance(3 * DAY);
    manager = await staffAtWork(app, { role: 'manager', storeIds: [shop.storeId] });
    const wish = [
      [a, 1],
      [b, 2],
    ] as const;
    expect(await refundOrder(app, manager, order.id, wish)).toMatchObject({
      cashFen: 29_400,
      points: 1_000,
      couponOutcome: 'expired',
      isComplete: true,
    });
    expect(await bookOf(app, couponId)).toMatchObject({ state: 'redeemed', orderId: order.id });
    expect((await pointsOf(app, await signInAgain(app, lin))).available).toBe(1_000);
  });

  it('R10: earned points that were spent meanwhile become a debt, and the next points pay it first', async () => {
    const { lin, order, a } = await paidExample(app, shop, { usePoints: false });
    manager = await completeOrder(app, shop.storeId, order);
    await signInAgain(app, lin);
    expect((await pointsOf(app, lin)).available).toBe(1_304);
    await spendPoints(lin.id, 1_304);
    const { clawedBackPoints } = await refundOrder(app, manager, order.id, [[a, 1]]);
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, debt: clawedBackPoints });
    await buy(app, lin.id, { goodsCashFen: 100, pointsToEarn: 200 });
    expect(await pointsOf(app, lin)).toMatchObject({ available: 200 - clawedBackPoints, debt: 0 });
  });
  const spendPoints = (customerId: string, points: number) => {
    const spend = { customerId, orderId: app.get(Ids).next(), points, label: '订单' };
    return app.get(UnitOfWork).run((tx) => app.get(Points).spend(tx, spend));
  };

  it('after the hand-over a part of a completed order goes back, then the rest; the shelf is not filled with eaten cake', async () => {
    const { lin, order, a, b } = await paidExample(app, shop);
    manager = await completeOrder(app, shop.storeId, order);
    await refundOrder(app, manager, order.id, [[a, 1]]);
    await sendMoney(app);
    expect((await orderOf(app, await signInAgain(app, lin), order.id)).status).toBe('partially_refunded');
    await refundOrder(app, manager, order.id, [[b, 2]]);
    await sendMoney(app);
    expect((await orderOf(app, lin, order.id)).status).toBe('refunded');
    const [reservation] = await app.db.query('SELECT state FROM reservations WHERE order_id = ?', [order.id]);
    expect(reservation).toEqual({ state: 'settled' });
  });
});
