import { expectInvariants } from '../../support/invariants.sql';
import { count, unpaidOrder } from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const SECOND = 1_000;
jest.setTimeout(60_000);

describe('the poller', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterEach(async () => {
    app.simulator.set({ notifications: { drop: false } });
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  it('P4: a hundred payments nobody notified us of are all settled, half within 15 seconds, all within 2 minutes', async () => {
    const storeId = await openStore(app);
    const roll = idOf(
      await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }),
      'roll-1',
    );
    app.simulator.set({ notifications: { drop: true } });
    const orders = [];
    for (let order = 0; order < 100; order += 1) orders.push((await unpaidOrder(app, storeId, roll)).order);
    const paidAt = app.clock.now().getTime();
    for (const order of orders) await app.simulator.pay({ outTradeNo: order.orderNumber });

    const settledAfter: number[] = [];
    for (let seconds = 5; seconds <= 120; seconds += 5) {
      await app.clock.advance(5 * SECOND);
      await app.runJob('payments.poll');
      const settled = await count(app, `orders WHERE status = 'paid'`);
      while (settledAfter.length < settled) settledAfter.push((app.clock.now().getTime() - paidAt) / SECOND);
    }

    expect(settledAfter).toHaveLength(100);
    expect(settledAfter[49]).toBeLessThanOrEqual(15);
    expect(settledAfter[99]).toBeLessThanOrEqual(120);
  });

  it('asks after 5, 15, 30, 60 and 120 seconds, then every five minutes until the order closes', async () => {
    const storeId = await openStore(app);
    const roll = idOf(
      await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }),
      'roll-1',
    );
    const { order } = await unpaidOrder(app, storeId, roll);
    const placedAt = app.clock.now().getTime();
    const askedAt: number[] = [];
    for (let passed = 5; passed <= 1_200; passed += 5) {
      await app.clock.advance(5 * SECOND);
      app.simulator.journal.clear();
      await app.runJob('payments.poll');
      await app.runJob('orders.close-unpaid');
      const path = `out-trade-no/${order.orderNumber}?`;
      const asked = app.simulator.journal.entries({ pathPart: path, kind: 'request' }).length;
      if (asked > 0) askedAt.push((app.clock.now().getTime() - placedAt) / SECOND);
    }
    expect(askedAt).toEqual([5, 15, 30, 60, 120, 420, 720]);
    expect(await count(app, `orders WHERE id = '${order.id}' AND status = 'cancelled'`)).toBe(1);
  });

  it('two pollers at the same moment ask WeChat once', async () => {
    const storeId = await openStore(app);
    const roll = idOf(
      await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }),
      'roll-1',
    );
    const { order } = await unpaidOrder(app, storeId, roll);
    await app.clock.advance(6 * SECOND);
    app.simulator.journal.clear();
    await Promise.all(Array.from({ length: 5 }, () => app.runJob('payments.poll')));
    expect(app.simulator.journal.entries({ pathPart: `out-trade-no/${order.orderNumber}?` })).toHaveLength(1);
  });
});
