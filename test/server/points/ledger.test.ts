import { addDays, shopDateOf } from '@tianpu/shared/time';
import { row, rows, UnitOfWork } from '../../../server/src/platform';
import { Points, PointsReader, replayPoints } from '../../../server/src/points';
import { expectInvariants } from '../../support/invariants.sql';
import {
  buy,
  type HeardOrder,
  hearCompleted,
  hearPaidOrder,
  hearRefund,
  member,
  pointsOf,
} from '../../support/membership-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const label = '订单';
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => expectInvariants(app.db));
afterAll(() => app.close());

const spend = (customerId: string, orderId: string, points: number) =>
  app.get(UnitOfWork).run((tx) => app.get(Points).spend(tx, { customerId, orderId, points, label }));
const lotsOf = async (customerId: string) =>
  (
    await rows<{ remaining: number }>(
      app.db,
      'SELECT remaining FROM points_lots WHERE customer_id = ? ORDER BY expires_at, opened_at, id',
      [customerId],
    )
  ).map(({ remaining }) => remaining);
const ledgerOf = (customerId: string) =>
  rows(
    app.db,
    `SELECT kind, points, debt_points AS debt, balance_after AS after FROM points_entries
      WHERE customer_id = ? ORDER BY seq`,
    [customerId],
  );
const clawBack = (order: HeardOrder, refundId: string, points: number) =>
  app.get(UnitOfWork).run((tx) => app.get(Points).clawBack(tx, { ...order, refundId, points, label }));

describe('points of an order', () => {
  it('are promised when it is paid and spendable when it is completed', async () => {
    const lin = await member(app);
    const order = await hearPaidOrder(app, lin.id, { pointsToEarn: 294 });
    await app.dispatch();
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, pending: 294 });
    await hearCompleted(app, order);
    await app.dispatch();
    expect(await pointsOf(app, lin)).toMatchObject({ available: 294, pending: 0, worthFen: 294 });
  });

  it('are never there when it is refunded before it is completed', async () => {
    const lin = await member(app);
    const order = await hearPaidOrder(app, lin.id, { pointsToEarn: 294 });
    const refundId = await hearRefund(app, order);
    const command = { ...order, refundId, label };
    await app.get(UnitOfWork).run((tx) => app.get(Points).clawBackAll(tx, command));
    await app.dispatch();
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, pending: 0, debt: 0 });
  });

  it('are less when a line is refunded before pickup, and touch no balance then', async () => {
    const lin = await member(app);
    const order = await hearPaidOrder(app, lin.id, { pointsToEarn: 294 });
    await app.dispatch();
    await clawBack(order, 'R'.repeat(26), 174);
    expect(await ledgerOf(lin.id)).toEqual([]);
    await hearCompleted(app, order);
    await app.dispatch();
    expect(await ledgerOf(lin.id)).toEqual([{ kind: 'earn', points: 120, debt: 0, after: 120 }]);
  });

  it('R10: taken back after they were spent become a debt that the next points pay first', async () => {
    const lin = await member(app);
    const order = await buy(app, lin.id, { pointsToEarn: 100 });
    await spend(lin.id, 'S'.repeat(26), 60);
    const refundId = await hearRefund(app, order);
    await clawBack(order, refundId, 100);
    await clawBack(order, refundId, 100);
    expect(await pointsOf(app, lin)).toMatchObject({ available: 0, debt: 60 });
    await buy(app, lin.id, { pointsToEarn: 198 });
    expect(await ledgerOf(lin.id)).toEqual([
      { kind: 'earn', points: 100, debt: 0, after: 100 },
      { kind: 'spend', points: -60, debt: 0, after: 40 },
      { kind: 'claw_back', points: -40, debt: 60, after: 0 },
      { kind: 'earn', points: 198, debt: 0, after: 198 },
      { kind: 'claw_back', points: -60, debt: -60, after: 138 },
    ]);
  });
});

describe('spending and giving back', () => {
  it('C8: takes what ends first, and gives a part back to what ends last', async () => {
    const lin = await member(app);
    for (const pointsToEarn of [50, 30, 40]) {
      await buy(app, lin.id, { pointsToEarn });
      await app.clock.advance(31 * DAY);
    }
    const orderId = 'A'.repeat(26);
    await spend(lin.id, orderId, 70);
    expect(await lotsOf(lin.id)).toEqual([0, 10, 40]);
    const restore = { customerId: lin.id, orderId, points: 20, refundId: 'B'.repeat(26), label };
    for (const _ of [1, 2]) await app.get(UnitOfWork).run((tx) => app.get(Points).restore(tx, restore));
    expect(await lotsOf(lin.id)).toEqual([0, 30, 40]);
  });

  it('gives everything back exactly once when an order is never paid', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 120 });
    const orderId = 'C'.repeat(26);
    await spend(lin.id, orderId, 70);
    const command = { customerId: lin.id, orderId, because: 'unpaid', label } as const;
    const again = () => app.get(UnitOfWork).run((tx) => app.get(Points).restoreAll(tx, command));
    expect([await again(), await again()]).toEqual([70, 0]);
    expect(await lotsOf(lin.id)).toEqual([120]);
  });

  it('lets refunded points whose time is over live for seven more days', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 100 });
    const orderId = 'D'.repeat(26);
    await spend(lin.id, orderId, 100);
    await app.clock.advance(420 * DAY);
    const command = { customerId: lin.id, orderId, because: 'refund', label } as const;
    await app.get(UnitOfWork).run((tx) => app.get(Points).restoreAll(tx, command));
    const account = () => app.get(PointsReader).account(app.db, lin.id, app.clock.now());
    const through = addDays(shopDateOf(app.clock.now()), 7);
    expect(await account()).toMatchObject({ available: 100, expiring: [{ points: 100, through }] });
    await app.clock.advance(8 * DAY);
    expect(await account()).toMatchObject({ available: 0 });
    await app.runJob('points.expire');
    expect((await ledgerOf(lin.id)).at(-1)).toEqual({ kind: 'expire', points: -100, debt: 0, after: 0 });
  });

  it('refuses more than there is, with the number that is missing, and leaves no trace', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 99 });
    const refused = spend(lin.id, 'E'.repeat(26), 100);
    await expect(refused).rejects.toMatchObject({
      code: 'points.insufficient',
      params: { available: 99, shortBy: 1 },
    });
    expect(await ledgerOf(lin.id)).toHaveLength(1);
  });
});

describe('the replay', () => {
  it('rebuilds every balance from the movements alone', async () => {
    const { accounts, entries, faults } = await replayPoints(app.db);
    expect(faults).toEqual([]);
    expect(accounts).toBeGreaterThan(5);
    expect(entries).toBeGreaterThan(accounts);
  });

  it('names the account whose balance somebody changed by hand', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 128 });
    const set = (balance: number) =>
      app.db.query('UPDATE points_accounts SET balance = ? WHERE customer_id = ?', [balance, lin.id]);
    await set(1128);
    const { faults } = await replayPoints(app.db);
    await set(128);
    expect(faults).toEqual([
      {
        customerId: lin.id,
        rebuilt: { balance: 128, debt: 0 },
        shown: { balance: 1128, debt: 0 },
        brokenEntryId: null,
        brokenLotIds: [],
      },
    ]);
  });

  it('cannot be fooled by the database: it refuses a balance below zero and an entry of no kind', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 10 });
    await expect(
      app.db.query('UPDATE points_accounts SET balance = -1 WHERE customer_id = ?', [lin.id]),
    ).rejects.toMatchObject({ driverError: { errno: 4025 } });
    await expect(
      app.db.query('UPDATE points_lots SET remaining = 11 WHERE customer_id = ?', [lin.id]),
    ).rejects.toMatchObject({ driverError: { errno: 4025 } });
    expect(await row(app.db, 'SELECT balance FROM points_accounts WHERE customer_id = ?', [lin.id])).toEqual({
      balance: 10,
    });
  });
});
