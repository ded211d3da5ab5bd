import type { Id } from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { Fulfilment } from '../../../server/src/fulfilment';
import { Ids, Metrics, row, type Tx, UnitOfWork } from '../../../server/src/platform';
import { expectInvariants } from '../../support/invariants.sql';
import {
  type CustomerWithCart,
  count,
  customerWithCart,
  orderRequest,
  sendOrder,
  unpaidOrder,
} from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const MINUTE = 60_000;
const ON = '2026-01-06';
jest.setTimeout(120_000);

describe('capacity', () => {
  let app: TestApp;
  let storeId: Id;
  let roll: Id;

  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    roll = idOf(await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }), 'roll-1');
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const setSlotCapacity = (capacity: number) =>
    app.db.query('UPDATE stores SET slot_rule = ? WHERE id = ?', [
      JSON.stringify({ capacity: { pickup: capacity, delivery: capacity } }),
      storeId,
    ]);
  const placesTaken = async (startsAt: string) =>
    (
      await row<{ reserved: number }>(
        app.db,
        'SELECT reserved FROM pickup_slots WHERE store_id = ? AND starts_at = ?',
        [storeId, new Date(startsAt)],
      )
    )?.reserved;

  it('C9: two hundred checkouts for twenty places make exactly twenty orders, and nobody sees an error of ours', async () => {
    await setSlotCapacity(20);
    const slotStartsAt = '2026-01-06T06:00:00.000Z';
    const customers: CustomerWithCart[] = [];
    for (let batch = 0; batch < 20; batch += 1) {
      const some = Array.from({ length: 10 }, () => customerWithCart(app, storeId, [[roll, 1]]));
      customers.push(...(await Promise.all(some)));
    }
    const first = customers[0];
    if (!first) throw new Error('nobody came');
    const request = await orderRequest(app, first, { fulfilment: { slotStartsAt } });

    const answers = await Promise.all(
      customers.map((customer) => sendOrder<ProblemBody>(app, customer, request)),
    );

    const outcomes = answers.map(({ status, body }) => (status === 201 ? '201' : `${status} ${body.code}`));
    expect(outcomes.filter((outcome) => outcome === '201')).toHaveLength(20);
    expect(new Set(outcomes)).toEqual(new Set(['201', '409 slot.sold_out']));
    expect(await placesTaken(slotStartsAt)).toBe(20);
    await expectInvariants(app.db);

    await app.clock.advance(15 * MINUTE);
    await Promise.all([app.runJob('orders.close-unpaid'), app.runJob('orders.close-unpaid')]);
    expect(await placesTaken(slotStartsAt)).toBe(0);
    await setSlotCapacity(8);
  });

  it('C9, the control: reading the places first and writing afterwards would have sold places twice', async () => {
    const slot = new Date('2026-01-06T09:00:00.000Z');
    await app.db.query(
      `INSERT INTO pickup_slots (store_id, mode, starts_at, ends_at, capacity, reserved) VALUES (?, 'pickup', ?, ?, 1000, 0)`,
      [storeId, slot, new Date(slot.getTime() + 30 * MINUTE)],
    );
    const key = [storeId, slot];
    let sold = 0;
    const naively = () =>
      app.get(UnitOfWork).run(async (tx: Tx) => {
        const found = await row<{ reserved: number }>(
          tx,
          'SELECT reserved FROM pickup_slots WHERE store_id = ? AND starts_at = ?',
          key,
        );
        if ((found?.reserved ?? 0) >= 20) return;
        await tx.query(
          'UPDATE pickup_slots SET reserved = reserved + 1 WHERE store_id = ? AND starts_at = ?',
          key,
        );
        sold += 1;
      });
    await Promise.all(Array.from({ length: 200 }, naively));
    expect(sold).toBeGreaterThan(20);
    await app.db.query('DELETE FROM pickup_slots WHERE store_id = ? AND starts_at = ?', key);
  });

  it('pieces of a day that run out are refused by name, and the order takes nothing at all', async () => {
    const wish = { key: 'slice', leadTimeMinutes: 0, skus: [{ key: 'slice-1', dailyCapacity: 3 }] };
    const slice = idOf(await sell(app, wish), 'slice-1');
    const first = await customerWithCart(app, storeId, [[slice, 2]]);
    await sendOrder(app, first, await orderRequest(app, first));
    const second = await customerWithCart(app, storeId, [
      [roll, 1],
      [slice, 2],
    ]);

    const answer = await sendOrder<ProblemBody>(app, second, await orderRequest(app, second));

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      409,
      'sku.sold_out',
      { skuId: slice, on: '2026-01-05' },
    ]);
    expect(await count(app, `orders WHERE customer_id = '${second.id}'`)).toBe(0);
    const cart = await app.http.get(`/cart?storeId=${storeId}`, { token: second.token });
    expect(cart.body).toMatchObject({ itemCount: 3 });
  });

  it('pieces become sold when the order is paid, and come back exactly once however often they are released', async () => {
    const wish = { key: 'tart', leadTimeMinutes: 0, skus: [{ key: 'tart-1', dailyCapacity: 10 }] };
    const tart = idOf(await sell(app, wish), 'tart-1');
    const { order } = await unpaidOrder(app, storeId, tart);
    const day = async () => row(app.db, 'SELECT reserved, sold FROM sku_days WHERE sku_id = ?', [tart]);
    expect(await day()).toEqual({ reserved: 1, sold: 0 });

    const fulfilment = app.get(Fulfilment);
    const inTx = (work: (tx: Tx) => Promise<boolean>) => app.get(UnitOfWork).run(work);
    const settled = await Promise.all(
      Array.from({ length: 10 }, () => inTx((tx) => fulfilment.settle(tx, order.id))),
    );
    expect([settled.filter(Boolean).length, await day()]).toEqual([1, { reserved: 0, sold: 1 }]);
    const released = await Promise.all(
      Array.from({ length: 20 }, () => inTx((tx) => fulfilment.release(tx, order.id))),
    );
    expect([released.filter(Boolean).length, await day()]).toEqual([1, { reserved: 0, sold: 0 }]);
    await app.db.query(`UPDATE reservations SET state = 'reserved' WHERE order_id = ?`, [order.id]);
    await app.db.query('UPDATE sku_days SET reserved = 1 WHERE sku_id = ?', [tart]);
    await app.db.query('UPDATE pickup_slots SET reserved = reserved + 1 WHERE starts_at = ?', [
      new Date(order.slotStartsAt),
    ]);
  });

  describe('two kinds of cake wanted together by everybody', () => {
    const skus = ['01AAAAAAAAAAAAAAAAAAAAAAAA', '01BBBBBBBBBBBBBBBBBBBBBBBB'] as const;
    const deadlocks = async () => {
      const { values } = await app.get(Metrics).transactionRetries.get();
      return values.find(({ labels }) => labels['errno'] === '1213')?.value ?? 0;
    };
    const release = async (orderIds: readonly Id[]) => {
      for (const orderId of orderIds) {
        await app.get(UnitOfWork).run((tx) => app.get(Fulfilment).release(tx, orderId));
      }
      await app.db.query('DELETE FROM reservation_stock WHERE order_id IN (?)', [orderIds]);
      await app.db.query('DELETE FROM reservations WHERE order_id IN (?)', [orderIds]);
    };

    it('C15: five hundred orders over both, in either order of wish, never wait for each other in a circle', async () => {
      const before = await deadlocks();
      const orderIds = Array.from({ length: 500 }, () => app.get(Ids).next());
      await Promise.all(
        orderIds.map((orderId, index) =>
          app.get(UnitOfWork).run((tx) =>
            app.get(Fulfilment).reserve(tx, {
              orderId,
              storeId,
              mode: 'pickup',
              // Slots of their own, so that the slot's row does not put them in line before the stock does.
              slotStartsAt: new Date(Date.parse('2026-01-06T00:00:00.000Z') + index * MINUTE),
              slotEndsAt: new Date(Date.parse('2026-01-06T00:30:00.000Z') + index * MINUTE),
              slotCapacity: 1,
              stock: (index % 2 === 0 ? skus : [...skus].reverse()).map((skuId) => ({
                skuId,
                on: ON,
                quantity: 1,
                capacity: 500,
              })),
            }),
          ),
        ),
      );
      expect(await deadlocks()).toBe(before);
      expect(
        await row(
          app.db,
          'SELECT MIN(reserved) AS low, MAX(reserved) AS high FROM sku_days WHERE sold_on = ?',
          [ON],
        ),
      ).toEqual({
        low: 500,
        high: 500,
      });
      await release(orderIds);
    });

    it('C15, the control: taking the same rows in the order of wish does deadlock', async () => {
      const before = await deadlocks();
      const takeInOrderOfWish = (wish: readonly string[]) =>
        app.get(UnitOfWork).run(async (tx) => {
          for (const skuId of wish) {
            await tx.query(
              'UPDATE sku_days SET reserved = reserved + 1 WHERE store_id = ? AND sold_on = ? AND sku_id = ?',
              [storeId, ON, skuId],
            );
          }
        });
      const wishes = Array.from({ length: 100 }, (_, index) =>
        index % 2 === 0 ? skus : [...skus].reverse(),
      );
      await Promise.allSettled(wishes.map(takeInOrderOfWish));
      expect(await deadlocks()).toBeGreaterThan(before);
      await app.db.query('UPDATE sku_days SET reserved = 0 WHERE sold_on = ?', [ON]);
    });
  });
});
