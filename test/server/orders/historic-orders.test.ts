import { type HistoricOrder, HistoricOrders } from '../../../server/src/orders';
import { UnitOfWork } from '../../../server/src/platform';
import { hireStaff, type SignedInCustomer, signIn } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { count, NEARBY, orderOf, unpaidOrder } from '../../support/orders-world';
import { smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(30_000);

describe('orders of the past', () => {
  let app: TestApp;
  let storeId: string;
  let cake: string;
  let customer: SignedInCustomer;
  let staffId: string;

  beforeAll(async () => {
    app = await startTestApp();
    ({ storeId, cakeSkuId: cake } = await smallShop(app));
    customer = await signIn(app, 'regular');
    ({ id: staffId } = await hireStaff(app, { storeIds: [storeId] }));
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const past = (wish: Partial<HistoricOrder>) =>
    app.get(UnitOfWork).run((tx) =>
      app.get(HistoricOrders).import(tx, {
        customerId: customer.id,
        storeId,
        mode: 'pickup',
        placedAt: new Date('2026-01-03T01:00:00.000Z'),
        slotStartsAt: new Date('2026-01-03T07:00:00.000Z'),
        slotEndsAt: new Date('2026-01-03T07:30:00.000Z'),
        lines: [{ skuId: cake, quantity: 1 }],
        outcome: 'completed',
        note: '',
        staffId,
        ...wish,
      }),
    );

  it('a completed one was paid, made, handed over and finished, each at its time', async () => {
    const order = await orderOf(app, customer, await past({}));
    expect(order).toMatchObject({
      status: 'completed',
      payableFen: 19_800,
      paidAt: '2026-01-03T01:02:00.000Z',
    });
    expect(order.timeline).toEqual([
      { status: 'pending_payment', at: '2026-01-03T01:00:00.000Z' },
      { status: 'paid', at: '2026-01-03T01:02:00.000Z' },
      { status: 'making', at: '2026-01-03T06:00:00.000Z' },
      { status: 'ready', at: '2026-01-03T06:30:00.000Z' },
      { status: 'picked_up', at: '2026-01-03T07:10:00.000Z' },
      { status: 'completed', at: '2026-01-03T11:10:00.000Z' },
    ]);
  });

  it('a delivery, a cancelled one, one never paid and one that waits to be fetched stand where they say', async () => {
    const ids = [
      await past({ mode: 'delivery', delivery: { ...NEARBY, phone: '13800138000' } }),
      await past({ outcome: 'cancelled' }),
      await past({ outcome: 'unpaid' }),
      await past({ outcome: 'awaiting_pickup' }),
    ];
    const orders = await Promise.all(ids.map((id) => orderOf(app, customer, id)));
    expect(
      orders.map(({ status, closedBecause, refund }) => [status, closedBecause, refund?.status ?? null]),
    ).toEqual([
      ['completed', null, null],
      ['refunded', null, 'succeeded'],
      ['cancelled', 'unpaid', null],
      ['ready', null, null],
    ]);
    expect(orders[3]?.pickupCode).toMatch(/^\d{4}$/);
  });

  it('WeChat is never asked about them, and they do not stand in the way of new orders', async () => {
    await Promise.all(
      Array.from({ length: 8 }, () =>
        past({
          slotStartsAt: new Date('2026-01-05T07:00:00.000Z'),
          slotEndsAt: new Date('2026-01-05T07:30:00.000Z'),
        }),
      ),
    );
    await app.clock.advance(60_000);
    await app.runJob('payments.poll');
    await app.runJob('payments.send-refunds');
    expect(app.simulator.journal.entries({ pathPart: '/v3/' })).toEqual([]);
    await unpaidOrder(app, storeId, cake);
    expect(await count(app, `orders WHERE status = 'pending_payment'`)).toBe(1);
  });
});
