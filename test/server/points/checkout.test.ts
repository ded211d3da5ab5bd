import type { Id, PlaceOrderRequest, QuoteOrderResponse } from '@tianpu/shared/api';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, enrol, pointsOf } from '../../support/membership-world';
import {
  type CustomerWithCart,
  customerWithCart,
  firstSlot,
  pay,
  sendOrder,
} from '../../support/orders-world';
import { smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(90_000);

let app: TestApp;
let shop: { storeId: Id; cakeSkuId: Id };

beforeAll(async () => {
  app = await startTestApp();
  shop = await smallShop(app);
});
afterEach(() => expectInvariants(app.db));
afterAll(() => app.close());

/** A silver member with these points and a cake in the cart. */
async function silverWith(points: number): Promise<CustomerWithCart> {
  const lin = await customerWithCart(app, shop.storeId, [[shop.cakeSkuId, 1]]);
  await enrol(app, lin);
  await buy(app, lin.id, { goodsCashFen: 200_000, pointsToEarn: points });
  return lin;
}

async function orderWithPoints(lin: CustomerWithCart) {
  const ask = { mode: 'pickup', storeId: shop.storeId, couponId: 'none', usePoints: true };
  const { body } = await app.http.post<QuoteOrderResponse>('/checkout/quote', ask, { token: lin.token });
  const request: PlaceOrderRequest = {
    note: '',
    cartVersion: body.cartVersion,
    expectedPayableFen: body.quote.payableFen,
    fulfilment: { mode: 'pickup', storeId: shop.storeId, slotStartsAt: await firstSlot(app, lin) },
    couponId: 'none',
    usePoints: true,
  };
  const { status, body: placed } = await sendOrder(app, lin, request);
  expect(status).toBe(201);
  return { quote: body.quote, order: placed.order };
}

describe('points at the checkout', () => {
  it('pay part of a cake, are promised anew by tier, and all come back when the order is cancelled', async () => {
    const lin = await silverWith(1_860);
    const { quote, order } = await orderWithPoints(lin);
    expect(quote.pointsUsed).toBe(1_860);
    expect(quote.pointsToEarn).toBe(Math.floor((quote.payableFen * 120) / 10_000));
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, pending: 0 });
    await pay(app, order);
    await app.dispatch();
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, pending: quote.pointsToEarn });
    const cancelled = await app.http.post(`/orders/${order.id}/cancellation`, {}, { token: lin.token });
    expect(cancelled.status).toBe(200);
    await app.dispatch();
    expect(await pointsOf(app, lin)).toMatchObject({ available: 1_860, pending: 0, debt: 0 });
  });

  it('come back exactly once when the order is never paid', async () => {
    const lin = await silverWith(1_000);
    await orderWithPoints(lin);
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0 });
    await app.clock.advance(16 * 60_000);
    await Promise.all([app.runJob('orders.close-unpaid'), app.runJob('orders.close-unpaid')]);
    await app.dispatch();
    expect(await pointsOf(app, lin)).toMatchObject({ available: 1_000, debt: 0 });
  });

  it('are refused below the threshold of the tier: 399 of silver’s 400', async () => {
    const lin = await silverWith(399);
    const { quote } = await orderWithPoints(lin);
    expect(quote.pointsUsed).toBe(0);
    expect(await pointsOf(app, lin)).toMatchObject({ available: 399 });
  });
});
