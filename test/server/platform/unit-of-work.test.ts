import { AsyncResource } from 'node:async_hooks';

import {
  affected,
  isInsideTransaction,
  Metrics,
  Problem,
  row,
  rows,
  type Tx,
} from '../../../server/src/platform';
import { TcpProxy } from '../../support/tcp-proxy';
import { type Lab, startLab } from './lab';

const outside = new AsyncResource('OUTSIDE_OF_ANY_TRANSACTION');

const add = (tx: Tx, id: number, by = 1): Promise<number> =>
  affected(tx, 'UPDATE lab_counters SET value = value + ? WHERE id = ?', [by, id]);

function gate(): { open: () => void; passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('the unit of work', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  beforeEach(() => lab.unitOfWork.run((tx) => affected(tx, 'UPDATE lab_counters SET value = 0')));
  afterAll(() => lab.close());

  it('runs at READ COMMITTED: a second read sees what another session committed meanwhile', async () => {
    const seen = await lab.unitOfWork.run(async (tx) => {
      const before = await row<{ value: number }>(tx, 'SELECT value FROM lab_counters WHERE id = 1');
      await rows(lab.db, 'SELECT 1 AS one');
      await other((elsewhere) => add(elsewhere, 1, 7));
      const after = await row<{ value: number }>(tx, 'SELECT value FROM lab_counters WHERE id = 1');
      return [before?.value, after?.value];
    });
    expect(seen).toEqual([0, 7]);
  });

  it('I1: two sessions that lock crosswise both succeed, the victim on its second run', async () => {
    const [first, second] = [gate(), gate()];
    const runs = { a: 0, b: 0 };
    const a = lab.unitOfWork.run(async (tx) => {
      runs.a += 1;
      await add(tx, 1);
      first.open();
      await second.passed;
      await add(tx, 2);
    });
    const b = lab.unitOfWork.run(async (tx) => {
      runs.b += 1;
      await add(tx, 2);
      second.open();
      await first.passed;
      await add(tx, 1);
    });
    await Promise.all([a, b]);
    expect([await lab.counter(1), await lab.counter(2), runs.a + runs.b]).toEqual([2, 2, 3]);
    expect(await lab.get(Metrics).registry.getSingleMetricAsString('tx_retries_total')).toContain(
      'errno="1213"',
    );
  });

  it('I1: after the fifth serialisation failure the answer is 503 and nothing is left behind', async () => {
    let runs = 0;
    const attempt = lab.unitOfWork.run(async (tx) => {
      runs += 1;
      await add(tx, 1);
      await affected(tx, "SIGNAL SQLSTATE '40001' SET MESSAGE_TEXT = 'serialisation failure'");
    });
    await expect(attempt).rejects.toMatchObject({ code: 'service.unavailable' });
    expect([runs, await lab.counter(1)]).toEqual([5, 0]);
  });

  it('I2: after a lock wait timeout the whole unit is redone, so the first statement counts once', async () => {
    const [held, release] = [gate(), gate()];
    const holder = other(async (tx) => {
      await add(tx, 2);
      held.open();
      await release.passed;
    });
    await held.passed;
    let runs = 0;
    await lab.unitOfWork.run(async (tx) => {
      runs += 1;
      await affected(tx, 'SET SESSION innodb_lock_wait_timeout = 1');
      await add(tx, 1);
      if (runs === 2) {
        release.open();
        await holder;
      }
      await add(tx, 2);
      await affected(tx, 'SET SESSION innodb_lock_wait_timeout = 5');
    });
    expect([runs, await lab.counter(1), await lab.counter(2)]).toEqual([2, 1, 2]);
  });

  it('I2: a swallowed lock timeout does not commit half a transaction', async () => {
    const [held, release] = [gate(), gate()];
    const holder = other(async (tx) => {
      await add(tx, 2);
      held.open();
      await release.passed;
    });
    await held.passed;
    let runs = 0;
    await lab.unitOfWork.run(async (tx) => {
      runs += 1;
      await affected(tx, 'SET SESSION innodb_lock_wait_timeout = 1');
      await add(tx, 1);
      await add(tx, 2).catch(() => 0);
      if (runs === 1) {
        release.open();
        await holder;
      }
      await affected(tx, 'SET SESSION innodb_lock_wait_timeout = 5');
    });
    expect([runs, await lab.counter(1), await lab.counter(2)]).toEqual([2, 1, 2]);
  });

  it('I3: a connection killed in the middle leaves nothing and the unit is run again', async () => {
    let runs = 0;
    await lab.unitOfWork.run(async (tx) => {
      runs += 1;
      await add(tx, 1);
      const session = await row<{ id: number }>(tx, 'SELECT CONNECTION_ID() AS id');
      if (runs === 1) await rows(lab.db, `KILL ${session?.id}`).catch(() => []);
      await add(tx, 2);
    });
    expect([runs, await lab.counter(1), await lab.counter(2)]).toEqual([2, 1, 1]);
  });

  describe('I3: the wire is cut at COMMIT', () => {
    let proxy: TcpProxy;
    let behindProxy: Lab;
    beforeAll(async () => {
      const at = new URL(lab.databaseUrl);
      proxy = await TcpProxy.to(at.hostname, Number(at.port));
      at.port = String(proxy.port);
      behindProxy = await startLab({ databaseUrl: at.href });
    });
    afterAll(async () => {
      await behindProxy.close();
      await proxy.close();
    });

    it('after it arrived: the effect is looked up, not redone', async () => {
      let runs = 0;
      proxy.cutOnce('COMMIT', 'after');
      const answer = await behindProxy.unitOfWork.run(
        async (tx) => {
          runs += 1;
          await add(tx, 1);
          return 'fresh';
        },
        { resolveUnknown: async () => ((await untilCounted()) === 1 ? 'found' : undefined) },
      );
      expect([answer, runs, await lab.counter(1)]).toEqual(['found', 1, 1]);
    });

    it('before it arrived, with nothing to look up: 503, nothing done, never redone', async () => {
      let runs = 0;
      proxy.cutOnce('COMMIT', 'before');
      const attempt = behindProxy.unitOfWork.run(async (tx) => {
        runs += 1;
        await add(tx, 1);
      });
      await expect(attempt).rejects.toMatchObject({ code: 'service.unavailable' });
      expect([runs, await lab.counter(1)]).toEqual([1, 0]);
    });

    it('the pool heals: the next unit works', async () => {
      await behindProxy.unitOfWork.run((tx) => add(tx, 2));
      expect(await lab.counter(2)).toBe(1);
    });

    /** COMMIT is on its way inside the database while the client already knows that the wire is gone. */
    async function untilCounted(): Promise<number> {
      for (let tries = 0; tries < 40 && (await lab.counter(1)) === 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return lab.counter(1);
    }
  });

  it('a refusal rolls back and is not retried', async () => {
    let runs = 0;
    const attempt = lab.unitOfWork.run(async (tx) => {
      runs += 1;
      await add(tx, 1);
      throw new Problem('slot.sold_out');
    });
    await expect(attempt).rejects.toMatchObject({ code: 'slot.sold_out', status: 409 });
    expect([runs, await lab.counter(1)]).toEqual([1, 0]);
  });

  it('is not opened inside another, and says inside that it is one', async () => {
    expect(isInsideTransaction()).toBe(false);
    const attempt = lab.unitOfWork.run(async () => {
      expect(isInsideTransaction()).toBe(true);
      await lab.unitOfWork.run((tx) => add(tx, 1));
    });
    await expect(attempt).rejects.toThrow(/inside another/);
  });

  it('a transaction handle is dead after its unit ended', async () => {
    let leaked: Tx | undefined;
    await lab.unitOfWork.run(async (tx) => {
      leaked = tx;
    });
    await expect(add(leaked as Tx, 1)).rejects.toThrow();
    expect(await lab.counter(1)).toBe(0);
  });

  it('reads sums and counts as numbers, and refuses to round one beyond 2^53', async () => {
    const [counted] = await rows(lab.db, 'SELECT COUNT(*) AS many, SUM(id) AS total FROM lab_counters');
    expect(counted).toEqual({ many: 2, total: 3 });
    await expect(rows(lab.db, 'SELECT 9007199254740993 AS big')).rejects.toThrow(RangeError);
  });

  it('C1 in small: a conditional update grants one of fifty, check-then-write grants more', async () => {
    const conditional = (): Promise<number> =>
      lab.unitOfWork.run((tx) =>
        affected(tx, 'UPDATE lab_counters SET value = 1 WHERE id = 1 AND value = 0'),
      );
    const naive = (): Promise<number> =>
      lab.unitOfWork.run(async (tx) => {
        const seen = await row<{ value: number }>(tx, 'SELECT value FROM lab_counters WHERE id = 2');
        return seen?.value === 0 ? affected(tx, 'UPDATE lab_counters SET value = 1 WHERE id = 2') : 0;
      });
    const granted = async (attempt: () => Promise<number>): Promise<number> =>
      (await Promise.all(Array.from({ length: 50 }, attempt))).reduce((sum, one) => sum + one, 0);
    expect(await granted(conditional)).toBe(1);
    expect(await granted(naive)).toBeGreaterThan(1);
  });

  /** A second session, outside of the unit under test. */
  function other<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return outside.runInAsyncScope(() => lab.unitOfWork.run(work));
  }
});
