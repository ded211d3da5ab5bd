import type { Id, QuoteOrderResponse } from '@tianpu/shared/api';
import { ALL_GOODS } from '@tianpu/shared/pricing';
import type { ProblemBody } from '@tianpu/shared/problems';
import { Ids, UnitOfWork } from '../../../server/src/platform';
import { Points } from '../../../server/src/points';
import { bookOf, coupon, lifeOf, offer, outcomesOf, stateOf, tally } from '../../support/coupons-world';
import { signIn, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, enrol, pointsOf } from '../../support/membership-world';
import {
  type CustomerWithCart,
  count,
  customerWithCart,
  fillCart,
  orderOf,
  orderRequest,
  pay,
  placeOrder,
  sendOrder,
} from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const MINUTE = 60_000;
jest.setTimeout(60_000);

describe('orders with coupons, points and offers', () => {
  let app: TestApp;
  let storeId: Id;
  let cake: Id;
  let candle: Id;

  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    storeId = await openStore(app);
    cake = idOf(await sell(app, { key: 'cake', leadTimeMinutes: 0, skus: [{ key: 'cake-6' }] }), 'cake-6');
    const wish = {
      key: 'candle',
      name: '数字蜡烛',
      leadTimeMinutes: 0,
      skus: [{ key: 'candle-1', dailyCapacity: 2 }],
    };
    candle = idOf(await sell(app, wish), 'candle-1');
  });
  afterEach(async () => {
    await app.dispatch();
    await app.db.query('UPDATE offers SET is_active = 0');
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  const shopper = (pieces = 1) => customerWithCart(app, storeId, [[cake, pieces]]);
  /** A member with this many points to spend. */
  const memberWith = async (points: number): Promise<CustomerWithCart> => {
    const lin = await shopper();
    await enrol(app, lin);
    await buy(app, lin.id, { goodsCashFen: 100, pointsToEarn: points });
    return lin;
  };
  const quoteOf = async (customer: CustomerWithCart, choices: object = {}) => {
    const ask = { mode: 'pickup', storeId, ...choices };
    const answer = await app.http.post<QuoteOrderResponse & ProblemBody>('/checkout/quote', ask, {
      token: customer.token,
    });
    return answer.body;
  };
  const order = async (
    customer: CustomerWithCart,
    choices: { couponId?: string; usePoints?: boolean } = {},
  ) => {
    const { quote } = await quoteOf(customer, choices);
    return placeOrder(app, customer, { ...choices, expectedPayableFen: quote.payableFen });
  };
  const cancel = (customer: CustomerWithCart, orderId: Id) =>
    app.http.post(`/orders/${orderId}/cancellation`, {}, { token: customer.token });

  it('the best coupon is chosen, another may be, and of each the quote says why it is not used', async () => {
    const lin = await shopper();
    const thirty = await coupon(app, lin);
    const fifty = await coupon(app, lin, {
      label: '满 300 减 50',
      benefit: { kind: 'amount_off', thresholdFen: 30_000, amountFen: 5_000 },
    });
    const ten = await coupon(app, lin, {
      benefit: { kind: 'amount_off', thresholdFen: 0, amountFen: 1_000 },
    });

    const best = (await quoteOf(lin)).quote;
    expect([best.payableFen, best.chosenCouponId]).toEqual([16_800, thirty]);
    expect(best.unused.find(({ couponId }) => couponId === fifty)).toMatchObject({
      code: 'coupon.below_threshold',
      params: { thresholdFen: 30_000, shortByFen: 10_200 },
    });
    expect((await quoteOf(lin, { couponId: ten })).quote.payableFen).toBe(18_800);
    expect((await quoteOf(lin, { couponId: 'none' })).quote.payableFen).toBe(19_800);
    expect(await quoteOf(lin, { couponId: app.get(Ids).next() })).toMatchObject({ code: 'coupon.not_found' });
  });

  it('an order holds its coupon and its points; paid it has used them; the points it earns are promised', async () => {
    const lin = await memberWith(1_000);
    const couponId = await coupon(app, lin);
    const { order: placed } = await order(lin, { usePoints: true });
    expect(placed).toMatchObject({ payableFen: 15_800, pointsUsed: 1_000, pointsToEarn: 158 });
    expect([await bookOf(app, couponId), (await pointsOf(app, lin)).available]).toMatchObject([
      { state: 'frozen', orderId: placed.id },
      0,
    ]);

    await pay(app, placed);
    await app.dispatch();
    expect(await stateOf(app, couponId)).toBe('redeemed');
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, pending: 158 });
  });

  it.each(['cancelled', 'forgotten'] as const)(
    'an unpaid order that is %s gives coupon and points back, exactly once',
    async (how) => {
      const lin = await memberWith(1_000);
      const couponId = await coupon(app, lin);
      const { order: placed } = await order(lin, { usePoints: true });
      if (how === 'cancelled') await Promise.all(Array.from({ length: 5 }, () => cancel(lin, placed.id)));
      else {
        await app.clock.advance(15 * MINUTE);
        await Promise.all([app.runJob('orders.close-unpaid'), app.runJob('orders.close-unpaid')]);
      }
      const again = how === 'cancelled' ? lin : { ...lin, ...(await signInAgain(lin)) };
      expect((await orderOf(app, again, placed.id)).status).toBe('cancelled');
      expect(await lifeOf(app, couponId)).toEqual(['issued', 'frozen', 'returned']);
      expect((await pointsOf(app, again)).available).toBe(1_000);
    },
  );
  const signInAgain = async (customer: CustomerWithCart) => {
    const answer = await app.http.post<{ accessToken: string }>('/sessions/refresh', {
      refreshToken: customer.refreshToken,
    });
    return { token: answer.body.accessToken };
  };

  it('a payment that lands after the order was closed is refunded in full; the coupon stays with her', async () => {
    const lin = await shopper();
    const couponId = await coupon(app, lin);
    const { order: placed } = await order(lin);
    await app.http.post(`/orders/${placed.id}/payment`, {}, { token: lin.token, idempotencyKey: true });
    const pays = pay(app, placed);
    const closes = cancel(lin, placed.id);
    await Promise.all([pays, closes]);
    const { status } = await orderOf(app, lin, placed.id);
    const fits: Readonly<Record<string, string>> = {
      cancelled: 'returned',
      paid: 'redeemed',
      refunding: 'returned',
    };
    expect(await stateOf(app, couponId)).toBe(fits[status]);
  });

  it('C5: one balance wanted by several orders at once pays one of them', async () => {
    const lin = await memberWith(1_000);
    const spend = () =>
      app
        .get(UnitOfWork)
        .run((tx) =>
          app
            .get(Points)
            .spend(tx, { customerId: lin.id, orderId: app.get(Ids).next(), points: 1_000, label: '订单' }),
        );
    const done = await outcomesOf(Array.from({ length: 50 }, spend));
    expect(tally(done)).toEqual({ done: 1, 'points.insufficient': 49 });
  });

  it('C4, C13: a coupon that another order took meanwhile is named, and nothing is charged', async () => {
    const lin = await shopper();
    const couponId = await coupon(app, lin);
    const first = await order(lin, { couponId });
    await fillCart(app, lin, [[cake, 1]]);
    const request = await orderRequest(app, lin, { couponId, expectedPayableFen: 16_800 });
    const answer = await sendOrder<ProblemBody>(app, lin, request);
    expect([answer.status, answer.body.code]).toEqual([409, 'coupon.in_use']);
    expect(await count(app, `orders WHERE customer_id = '${lin.id}'`)).toBe(1);
    await cancel(lin, first.order.id);
    expect((await sendOrder(app, lin, request)).status).toBe(201);
  });

  it('A2: somebody else’s coupon in an order does not exist, and nothing of hers is held', async () => {
    const owner = await signIn(app, 'owner-of-coupon');
    const couponId = await coupon(app, owner);
    const thief = await shopper();
    const request = await orderRequest(app, thief, { couponId, expectedPayableFen: 16_800 });
    expect((await sendOrder<ProblemBody>(app, thief, request)).body.code).toBe('coupon.not_found');
    expect(await stateOf(app, couponId)).toBe('issued');
  });

  it('R114: the first order is 9 折 once, though two wait for payment on two phones', async () => {
    await offer(app, {
      key: 'first-order',
      kind: 'first_order',
      label: '新客首单 9 折',
      percent: 90,
      capFen: null,
      ...{
        group: 'first',
        stacking: 'combinable',
        scope: ALL_GOODS,
        who: null,
        validity: { from: null, to: null },
      },
    });
    const lin = await shopper();
    expect((await quoteOf(lin)).quote.payableFen).toBe(17_820);
    const first = await order(lin);
    await fillCart(app, lin, [[cake, 1]]);
    const { quote } = await quoteOf(lin);
    expect([quote.payableFen, quote.unused[0]?.code]).toEqual([19_800, 'offer.first_order_only']);
    const sneaky = await orderRequest(app, lin, { expectedPayableFen: 17_820 });
    expect((await sendOrder<ProblemBody>(app, lin, sneaky)).body.code).toBe('quote.price_changed');
    await cancel(lin, first.order.id);
    expect((await quoteOf(lin)).quote.payableFen).toBe(17_820);
  });

  it('a gift is on the order, on the staff’s list, and holds its piece of the day', async () => {
    await offer(app, {
      key: 'candle-gift',
      kind: 'gift',
      label: '满 150 送蜡烛',
      thresholdFen: 15_000,
      gift: { skuId: candle, label: '数字蜡烛', quantity: 1, worthFen: 900 },
      ...{
        group: 'gift',
        stacking: 'combinable',
        scope: ALL_GOODS,
        who: null,
        validity: { from: null, to: null },
      },
    });
    const { order: placed } = await order(await shopper());
    expect(placed).toMatchObject({ payableFen: 19_800, gifts: [{ label: '数字蜡烛', quantity: 1 }] });
    const baker = await staffAtWork(app, { role: 'baker', storeIds: [storeId] });
    const day = await app.http.get<{ orders: { id: Id; lines: object[] }[] }>(
      `/staff/stores/${storeId}/orders?on=${placed.slotStartsAt.slice(0, 10)}`,
      { token: baker.token },
    );
    expect(day.body.orders.find(({ id }) => id === placed.id)?.lines).toEqual([
      expect.objectContaining({ productName: '草莓云朵蛋糕' }),
      expect.objectContaining({ productName: '数字蜡烛', optionsText: '赠品', quantity: 1 }),
    ]);
    await order(await shopper());
    const late = await shopper();
    const answer = await sendOrder<ProblemBody>(app, late, await orderRequest(app, late));
    expect(answer.body).toMatchObject({ code: 'sku.sold_out', params: { skuId: candle } });
  });

  it('P27: a voucher for the whole cake leaves nothing to pay: paid at once, coupon used, WeChat not asked', async () => {
    const lin = await shopper();
    const couponId = await coupon(app, lin, { benefit: { kind: 'product', payFen: 0, maxUnitFen: 20_000 } });
    app.simulator.journal.clear();
    const { order: placed, payment } = await order(lin);
    expect([placed.status, placed.payableFen, payment, placed.pointsToEarn]).toEqual(['paid', 0, null, 0]);
    expect(await lifeOf(app, couponId)).toEqual(['issued', 'frozen', 'redeemed']);
    expect(app.simulator.journal.entries({ pathPart: '/v3/pay', kind: 'request' })).toEqual([]);
  });

  it('C12: an order keeps the tier it was placed in', async () => {
    const lin = await memberWith(10);
    const { order: placed } = await order(lin);
    const [found] = await app.db.query('SELECT audiences FROM orders WHERE id = ?', [placed.id]);
    expect(found).toEqual({ audiences: expect.stringContaining('tier:normal') });
  });
});
