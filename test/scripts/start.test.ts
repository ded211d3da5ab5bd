import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { administer, status } from '../../scripts/db/private-mariadb.mjs';
import { freePort } from '../support/config';
import { createTestSchema, type TestSchema } from '../support/mariadb';
import { descendantsOf, isAlive, Program, ROOT } from './program';

jest.setTimeout(180_000);

const START = join(ROOT, 'scripts/lib/start.mjs');
const DEMO_MARIADB = join(ROOT, '.local/test-mariadb');
const READY = 'Ctrl-C stops everything';

/** A shop of its own beside every other one on this machine. */
const localDir = mkdtempSync(join(tmpdir(), 'tianpu-start-'));
const mariadbDir = join(localDir, 'mariadb');
const running: Program[] = [];
let unrelated: TestSchema;

async function start(args: string[] = [], env: Record<string, string> = {}): Promise<Program> {
  const ports = { PORT: String(await freePort()), TIANPU_LOCAL_DIR: localDir };
  const program = new Program(process.execPath, [START, ...args], { ...ports, ...env });
  running.push(program);
  return program;
}

const ordersKept = (): number => Number(administer(mariadbDir, 'SELECT COUNT(*) FROM tianpu_demo.orders'));

describe('scripts/start', () => {
  beforeAll(async () => {
    unrelated = await createTestSchema();
  });
  afterAll(async () => {
    for (const program of running) await program.stop();
    await unrelated.drop();
    rmSync(localDir, { recursive: true, force: true });
  });

  it('--check takes one order from the scan to the verified pickup, prints each step, and leaves nothing running', async () => {
    const program = await start(['--check']);
    expect({ code: await program.ended(), printed: program.printed }).toMatchObject({ code: 0 });
    for (const step of [
      '✓ database',
      '✓ WeChat simulator',
      '✓ demo shop',
      '✓ API and app',
      'signed in silently',
      'scanned code WLP1',
      'an order for another total than the shop’s is refused',
      'slot held until',
      'pickup code',
      'handed over, status picked_up',
      'a second scan is refused',
      'POST /v3/pay/transactions/jsapi',
      '✓ One order from scan to verified pickup.',
    ]) {
      expect(program.printed).toContain(step);
    }
    expect(status({ dir: mariadbDir })).toBeUndefined();
  });

  it('Ctrl-C ends everything that was started, nothing else, and the next start finds the same shop', async () => {
    const first = await start();
    await first.says(READY);
    expect(first.printed).toMatch(/App \(H5\) +http:\/\/localhost:\d+/);
    const url = /http:\/\/localhost:\d+/.exec(first.printed)?.[0];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const database = status({ dir: mariadbDir });
    const theirs = [...descendantsOf(first.pid), database?.pid ?? 0];
    expect(theirs.length).toBeGreaterThanOrEqual(3);
    const before = ordersKept();
    expect(before).toBeGreaterThan(0);

    first.signal('SIGINT');
    expect(await first.ended()).toBe(0);
    expect(theirs.filter(isAlive)).toEqual([]);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    const other = status({ dir: DEMO_MARIADB });
    expect(isAlive(other?.pid ?? 0)).toBe(true);

    const second = await start();
    await second.says(READY);
    expect(ordersKept()).toBe(before);
    const staffOf = (text: string) => text.match(/Demo staff .*/g);
    expect(staffOf(second.printed)).toEqual(staffOf(first.printed));
    second.signal('SIGINT');
    expect(await second.ended()).toBe(0);
  });

  it('Ctrl-C half way up ends what was started so far', async () => {
    const program = await start();
    await program.says('✓ database');
    const database = status({ dir: mariadbDir });
    program.signal('SIGINT');
    expect(await program.ended()).toBe(1);
    expect(program.printed).toContain('Stopped by SIGINT');
    expect(isAlive(database?.pid ?? 0)).toBe(false);
    expect(descendantsOf(program.pid)).toEqual([]);
  });

  describe('when the port is taken', () => {
    let holder: Server;
    const port = async () => {
      const free = await freePort();
      await new Promise<void>((resolve) => holder.listen(free, '0.0.0.0', resolve));
      return free;
    };
    beforeEach(() => {
      holder = createServer();
    });
    afterEach(() => new Promise((resolve) => holder.close(resolve)));

    it('says so and how to choose another, and starts nothing', async () => {
      const taken = await port();
      const program = await start([], { PORT: String(taken) });
      expect(await program.ended()).toBe(1);
      expect(program.printed).toContain(`Port ${taken} is in use`);
      expect(program.printed).toContain('PORT=8090 scripts/start');
      expect(status({ dir: mariadbDir })).toBeUndefined();
    });
  });
});
