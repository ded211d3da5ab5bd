import type { OrderResponse, PlaceOrderResponse } from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { signIn } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import {
  accepted,
  count,
  customerWithCart,
  fillCart,
  NEARBY,
  orderOf,
  orderRequest,
  placeOrder,
  sendOrder,
  statusOf,
  unpaidOrder,
} from '../../support/orders-world';
import { changePrice, idOf, sell, setOnSale, smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(30_000);

describe('placing an order', () => {
  let app: TestApp;
  let storeId: string;
  let cake: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    ({ storeId, cakeSkuId: cake } = await smallShop(app));
    await setOnSale(app, cake, true);
    app.simulator.journal.clear();
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const ordersOf = (customer: { id: string }) => count(app, `orders WHERE customer_id = '${customer.id}'`);

  it('holds the slot, remembers names and prices, empties the cart and asks WeChat for one payment', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 2]]);
    const request = await orderRequest(app, customer, { note: '  少糖，谢谢\u200b ' });

    const { order, payment } = (await sendOrder(app, customer, request)).body;

    expect(order).toMatchObject({
      status: 'pending_payment',
      mode: 'pickup',
      slotStartsAt: request.fulfilment.slotStartsAt,
      note: '少糖，谢谢',
      goodsTotalFen: 39_600,
      payableFen: 39_600,
      placedAt: '2026-01-05T02:00:00.000Z',
      payBefore: '2026-01-05T02:15:00.000Z',
      adjustments: [],
      pickupCode: null,
      refund: null,
      timeline: [{ status: 'pending_payment', at: '2026-01-05T02:00:00.000Z' }],
    });
    expect(order.orderNumber).toMatch(/^TP260105\d{7}$/);
    expect(order.lines).toEqual([
      expect.objectContaining({
        productName: '草莓云朵蛋糕',
        quantity: 2,
        unitPriceFen: 19_800,
        allocatedNetFen: 39_600,
      }),
    ]);
    expect(payment).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) });
    expect(accepted(app, '/v3/pay/transactions/jsapi')).toHaveLength(1);
    expect(app.simulator.state.orders[order.orderNumber]?.request.amount).toEqual({
      total: 39_600,
      currency: 'CNY',
    });
    const cart = await app.http.get(`/cart?storeId=${storeId}`, { token: customer.token });
    expect(cart.body).toMatchObject({ lines: [], itemCount: 0 });
    expect(await orderOf(app, customer, order.id)).toEqual(order);
  });

  it('adds the delivery fee and keeps recipient, phone and address sealed and masked', async () => {
    const customer = await customerWithCart(app, storeId, [[idOf(await bread(app), 'roll'), 3]]);
    const { order } = await placeOrder(app, customer, { fulfilment: { mode: 'delivery' } });

    expect(order).toMatchObject({
      goodsTotalFen: 4_500,
      payableFen: 5_100,
      adjustments: [{ label: '外送费 2.0 km', amountFen: 600 }],
      delivery: {
        recipientMasked: '王**',
        phoneMasked: '138****8000',
        address: `${NEARBY.address} ${NEARBY.detail}`,
        feeFen: 600,
      },
    });
    const [stored] = await app.db.query('SELECT delivery_sealed AS sealed FROM orders WHERE id = ?', [
      order.id,
    ]);
    expect(stored.sealed).toMatch(/^v1:f1:[\w-]+:[\w-]+:[\w-]+$/);
  });

  it('refuses a delivery beyond the range, a bad phone and a missing address', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const good = await orderRequest(app, customer, { fulfilment: { mode: 'delivery' } });
    const far = { ...NEARBY, latitude: 31.2 };
    const codes = await Promise.all(
      [far, { ...NEARBY, phone: '12345678901' }, undefined].map(async (delivery) => {
        const answer = await sendOrder<ProblemBody>(app, customer, {
          ...good,
          fulfilment: { ...good.fulfilment, delivery },
        });
        return `${answer.status} ${answer.body.code}`;
      }),
    );
    expect(codes).toEqual(['409 delivery.out_of_range', '400 request.invalid', '400 request.invalid']);
    expect(await ordersOf(customer)).toBe(0);
  });

  it('C13: a price that changed between cart and order is refused with the new total, and nothing is charged', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer);
    await changePrice(app, cake, 20_800);

    const answer = await sendOrder<ProblemBody>(app, customer, request);

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      409,
      'quote.price_changed',
      { payableFen: 20_800, expectedPayableFen: 19_800 },
    ]);
    expect(await ordersOf(customer)).toBe(0);
    const again = await sendOrder(app, customer, { ...request, expectedPayableFen: 20_800 });
    expect([again.status, again.body.order.payableFen]).toEqual([201, 20_800]);
    await changePrice(app, cake, 19_800);
  });

  it('C14: ten taps at once without one common key make exactly one order', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer);

    const answers = await Promise.all(Array.from({ length: 10 }, () => sendOrder(app, customer, request)));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await ordersOf(customer)).toBe(1);
  });

  it('the same key gives the same order again, also from ten taps at once', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer);
    const first = await sendOrder(app, customer, request, 'tap-00000001');

    const again = await Promise.all(
      Array.from({ length: 10 }, () => sendOrder(app, customer, request, 'tap-00000001')),
    );

    expect(new Set(again.map(({ body }) => body.order.id))).toEqual(new Set([first.body.order.id]));
    const other = { ...request, note: '别的' };
    expect((await sendOrder(app, customer, other, 'tap-00000001')).status).toBe(422);
    expect(await ordersOf(customer)).toBe(1);
  });

  it('A2: another customer sees, pays, cancels and shows the code of nobody else’s order', async () => {
    const { customer, order } = await unpaidOrder(app, storeId, cake);
    const stranger = await signIn(app, 'stranger');
    const asStranger = { token: stranger.token, idempotencyKey: true } as const;

    const answers = await Promise.all([
      app.http.get(`/orders/${order.id}`, asStranger),
      app.http.get(`/orders/${order.id}/pickup-code`, asStranger),
      app.http.post(`/orders/${order.id}/cancellation`, {}, asStranger),
      app.http.post(`/orders/${order.id}/payment`, {}, asStranger),
      app.http.post(`/orders/${order.id}/payment/check`, {}, asStranger),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await app.http.get('/orders', asStranger)).body).toEqual({ items: [], nextCursor: null });
    expect(await statusOf(app, customer, order.id)).toBe('pending_payment');
  });

  it('refuses the fourth unpaid order of one customer', async () => {
    let customer = await customerWithCart(app, storeId, [[cake, 1]]);
    for (let order = 0; order < 3; order += 1) {
      await placeOrder(app, customer);
      customer = await fillCart(app, customer, [[cake, 1]]);
    }
    const answer = await sendOrder<ProblemBody>(app, customer, await orderRequest(app, customer));
    expect([answer.status, answer.body.code]).toEqual([409, 'order.too_many_unpaid']);
  });

  it('refuses slots that are too early, closed, in the past, in between, or ages away', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const good = await orderRequest(app, customer);
    const at = async (slotStartsAt: string) => {
      const request = { ...good, fulfilment: { ...good.fulfilment, slotStartsAt } };
      const { status, body } = await sendOrder<ProblemBody>(app, customer, request);
      return `${status} ${body.code}`;
    };
    expect(await at('2026-01-05T02:30:00.000Z')).toBe('409 slot.too_early');
    expect(await at('2026-01-04T06:00:00.000Z')).toBe('409 slot.not_offered');
    expect(await at('2026-01-05T08:10:00.000Z')).toBe('409 slot.not_offered');
    expect(await at('2099-12-31T02:00:00.000Z')).toBe('409 slot.not_offered');
    expect(await at('2026-02-31T02:00:00.000Z')).toBe('400 request.invalid');
    expect(await ordersOf(customer)).toBe(0);
  });

  it('refuses an empty cart, a cart that changed, and a cake that went off sale', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer);
    await fillCart(app, customer, [[cake, 1]]);
    const codeOf = async (answer: Promise<{ body: ProblemBody }>) => (await answer).body.code;
    expect(await codeOf(sendOrder<ProblemBody>(app, customer, request))).toBe('cart.changed');
    await setOnSale(app, cake, false);
    expect(await codeOf(sendOrder<ProblemBody>(app, customer, request))).toBe('sku.off_sale');
    const empty = await signIn(app, 'empty');
    expect(await codeOf(sendOrder<ProblemBody>(app, empty, request))).toBe('cart.empty');
  });

  it('P27: an order of 0 fen is paid at once, without WeChat', async () => {
    // Nothing costs 0 fen yet; coupons and points will make it so. Until then the price list lends a hand.
    await app.db.query('ALTER TABLE skus DROP CONSTRAINT ck_skus_price');
    const free = idOf(
      await sell(app, { key: 'taste', leadTimeMinutes: 0, skus: [{ key: 'bite', listPriceFen: 0 }] }),
      'bite',
    );
    const customer = await customerWithCart(app, storeId, [[free, 1]]);
    const { order, payment }: PlaceOrderResponse = await placeOrder(app, customer);

    expect([order.status, order.payableFen, payment]).toEqual(['paid', 0, null]);
    expect(order.pickupCode).toMatch(/^\d{4}$/);
    expect(order.timeline.map(({ status }) => status)).toEqual(['pending_payment', 'paid']);
    expect(accepted(app, '/v3/')).toHaveLength(0);
  });

  it('lists the customer’s orders newest first, page by page', async () => {
    let customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const placed: OrderResponse[] = [];
    for (let order = 0; order < 3; order += 1) {
      placed.unshift((await placeOrder(app, customer)).order);
      customer = await fillCart(app, customer, [[cake, 1]]);
    }
    const token = { token: customer.token };
    const first = await app.http.get<{ items: OrderResponse[]; nextCursor: string }>(
      '/orders?limit=2',
      token,
    );
    const rest = await app.http.get<{ items: OrderResponse[]; nextCursor: null }>(
      `/orders?limit=2&cursor=${first.body.nextCursor}`,
      token,
    );
    const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
    expect([ids, rest.body.nextCursor]).toEqual([placed.map(({ id }) => id), null]);
  });
});

function bread(app: TestApp): Promise<Map<string, string>> {
  return sell(app, {
    key: 'bread',
    name: '黄油卷',
    leadTimeMinutes: 0,
    skus: [{ key: 'roll', listPriceFen: 1_500 }],
  });
}
