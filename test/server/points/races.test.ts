import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf, shopDateOf } from '@tianpu/shared/time';
import { affected, Ids, insert, Problem, row, rows, type Tx, UnitOfWork } from '../../../server/src/platform';
import { Points } from '../../../server/src/points';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, hearCompleted, hearPaidOrder, member } from '../../support/membership-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(120_000);

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => expectInvariants(app.db));
afterAll(() => app.close());

const spend = (customerId: string, points: number, orderId = app.get(Ids).next()) =>
  app.get(UnitOfWork).run((tx) => app.get(Points).spend(tx, { customerId, orderId, points, label: '订单' }));

/** How many of these calls went through, and with which codes the others were refused. */
async function outcome(calls: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const result of await Promise.allSettled(calls)) {
    const key =
      result.status === 'fulfilled'
        ? 'done'
        : result.reason instanceof Problem
          ? result.reason.code
          : `bug: ${String(result.reason)}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const fifty = <T>(call: () => Promise<T>) => Array.from({ length: 50 }, call);

describe('C5: fifty orders want the same 100 points', () => {
  it('one gets them, 49 are told that points are missing', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 100 });
    const counts = await outcome(fifty(() => spend(lin.id, 100)));
    expect(counts).toEqual({ done: 1, 'points.insufficient': 49 });
    expect(
      await row(app.db, 'SELECT balance, entry_count AS entries FROM points_accounts WHERE customer_id = ?', [
        lin.id,
      ]),
    ).toEqual({ balance: 0, entries: 2 });
  });

  it('the naive way, summing a ledger and then writing, gives them away more than once', async () => {
    await app.db.query('CREATE TABLE naive_ledger (id CHAR(26) PRIMARY KEY, points INT NOT NULL)');
    await app.get(UnitOfWork).run((tx) => insert(tx, 'naive_ledger', { id: 'A', points: 100 }));
    const naive = async (tx: Tx) => {
      const found = await row<{ sum: number }>(tx, 'SELECT SUM(points) AS sum FROM naive_ledger');
      if ((found?.sum ?? 0) < 100) throw new Problem('points.insufficient');
      await insert(tx, 'naive_ledger', { id: app.get(Ids).next(), points: -100 });
    };
    const counts = await outcome(fifty(() => app.get(UnitOfWork).run(naive)));
    await app.db.query('DROP TABLE naive_ledger');
    expect(counts['done']).toBeGreaterThan(1);
  });
});

describe('C6: earning, redeeming, giving back and expiring on one account at once', () => {
  it('no writer sees a deadlock, and the balance is what the ledger says at every end', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 500 });
    const until = performance.now() + 4_000;
    const spent: string[] = [];
    const earn = async () => {
      const order = await hearPaidOrder(app, lin.id, { pointsToEarn: 37 });
      await hearCompleted(app, order);
      await app.dispatch();
    };
    const pay = async () => {
      const orderId = app.get(Ids).next();
      await spend(lin.id, 23, orderId);
      spent.push(orderId);
    };
    const giveBack = async () => {
      await sleep(20);
      const orderId = spent.pop();
      if (orderId === undefined) return;
      const command = { customerId: lin.id, orderId, because: 'unpaid', label: '订单' } as const;
      await app.get(UnitOfWork).run((tx) => app.get(Points).restoreAll(tx, command));
    };
    const end = async () => {
      await sleep(300);
      // A lot that was always going to end: its last moment is pulled into the past, as midnight would.
      await app.get(UnitOfWork).run(async (tx) => {
        await row(tx, 'SELECT 1 AS mine FROM points_accounts WHERE customer_id = ? FOR UPDATE', [lin.id]);
        await affected(
          tx,
          `UPDATE points_lots SET opened_at = opened_at - INTERVAL 2 YEAR, expires_at = expires_at - INTERVAL 2 YEAR
            WHERE customer_id = ? AND expires_at > ? ORDER BY id LIMIT 1`,
          [lin.id, app.clock.now()],
        );
      });
      await app.runJob('points.expire');
    };
    const seen: Record<string, number> = {};
    const writer = async (work: () => Promise<void>) => {
      while (performance.now() < until) {
        for (const [key, count] of Object.entries(await outcome([work()])))
          seen[key] = (seen[key] ?? 0) + count;
      }
    };
    await Promise.all([earn, earn, pay, pay, pay, giveBack, giveBack, end].map(writer));
    expect(Object.keys(seen).filter((key) => key !== 'done' && key !== 'points.insufficient')).toEqual([]);
    expect(seen['done']).toBeGreaterThan(50);
    const kinds = await rows<{ kind: string }>(
      app.db,
      'SELECT DISTINCT kind FROM points_entries WHERE customer_id = ? ORDER BY kind',
      [lin.id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['earn', 'expire', 'restore', 'spend']);
  });
});

describe('C7: points end at midnight', () => {
  /** Somebody with 100 points that end at the next midnight of the shop, one millisecond before it. */
  async function lastMoment() {
    const lin = await member(app);
    await buy(app, lin.id, { pointsToEarn: 100 });
    const midnight = instantOf(shopDateOf(app.clock.now()), 1440);
    await app.db.query('UPDATE points_lots SET expires_at = ? WHERE customer_id = ?', [midnight, lin.id]);
    await app.clock.advance(midnight.getTime() - app.clock.now().getTime() - 1);
    return lin;
  }
  const movesOf = (customerId: string) =>
    rows(app.db, 'SELECT kind, points FROM points_entries WHERE customer_id = ? ORDER BY seq', [customerId]);

  it('one millisecond before they can be spent, at midnight itself and after it they cannot', async () => {
    const before = await lastMoment();
    await spend(before.id, 100);
    for (const late of [1, 2]) {
      const lin = await lastMoment();
      await app.clock.advance(late);
      await expect(spend(lin.id, 1)).rejects.toMatchObject({ code: 'points.insufficient' });
      await app.runJob('points.expire');
      expect((await movesOf(lin.id)).at(-1)).toEqual({ kind: 'expire', points: -100 });
    }
  });

  it('what an order holds over midnight does not end; it ends once the order is cancelled', async () => {
    const lin = await lastMoment();
    const orderId = app.get(Ids).next();
    await spend(lin.id, 60, orderId);
    await app.clock.advance(1);
    await app.runJob('points.expire');
    const command = { customerId: lin.id, orderId, because: 'unpaid', label: '订单' } as const;
    await app.get(UnitOfWork).run((tx) => app.get(Points).restoreAll(tx, command));
    await app.runJob('points.expire');
    await app.runJob('points.expire');
    expect(await movesOf(lin.id)).toEqual([
      { kind: 'earn', points: 100 },
      { kind: 'spend', points: -60 },
      { kind: 'expire', points: -40 },
      { kind: 'restore', points: 60 },
      { kind: 'expire', points: -60 },
    ]);
  });

  it('a redemption and the nightly run at the same moment never both have them', async () => {
    for (const offset of [-1, 0, 1]) {
      const lin = await lastMoment();
      await app.clock.advance(1 + offset);
      const spends = outcome([spend(lin.id, 100), spend(lin.id, 100)]);
      const [counts] = await Promise.all([spends, app.runJob('points.expire')]);
      const spentTimes = offset < 0 ? 1 : 0;
      expect(counts['done'] ?? 0).toBe(spentTimes);
      const left = await row<{ balance: number }>(
        app.db,
        'SELECT balance FROM points_accounts WHERE customer_id = ?',
        [lin.id],
      );
      expect(left?.balance).toBe(0);
    }
  });

  it('the naive way, asking the balance and trusting the nightly run, would still have allowed it', async () => {
    const lin = await lastMoment();
    await app.clock.advance(1);
    const shown = await row<{ balance: number }>(
      app.db,
      'SELECT balance FROM points_accounts WHERE customer_id = ?',
      [lin.id],
    );
    expect(shown?.balance).toBe(100);
    await expect(spend(lin.id, 100)).rejects.toMatchObject({ code: 'points.insufficient' });
  });
});
