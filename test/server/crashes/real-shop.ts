import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createApp, readConfig } from '../../../server/src/app';
import { Clock, Database, Dispatcher, Jobs, migrate } from '../../../server/src/platform';
import { freePort, testEnvironment } from '../../support/config';
import { HttpClient } from '../../support/http';
import { createTestSchema } from '../../support/mariadb';
import type { TestApp } from '../../support/test-app';
import { startSimulator } from '../../wechat-simulator/src';

const ROOT = join(__dirname, '../../..');
const PROGRAM = join(ROOT, 'server/dist/src/main.js');
const READY_WITHIN_MS = 30_000;
const ENDS_WITHIN_MS = 20_000;

/** The machine's time, moved on by hand: WeChat and every process of the shop live in the same moment. */
class MovedClock extends Clock {
  aheadSeconds = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadSeconds * 1000);
  }
}

/**
 * The shop as it runs in production: a process of its own with its loops on, that can be killed and started again. What
 * tests ask of the books goes through a second instance inside the test, which sweeps nothing.
 */
export interface RealShop extends TestApp {
  /**
   * Starts the process anew, `laterSeconds` later, dying at `killAt` if that point is named. Answers the moment in
   * which the new process began, as its own clock shows it.
   */
  start(options: { laterSeconds: number; killAt?: string }): Promise<Date>;
  /** Resolves when the process has died of SIGKILL; throws when it lives on or ended otherwise. */
  died(): Promise<void>;
  isAlive(): boolean;
}

/** Opens an empty shop; no process runs until `start`. */
export async function openRealShop(): Promise<RealShop> {
  if (!existsSync(PROGRAM))
    throw new Error('the server is not built: pnpm build:shared && pnpm build:server');
  const clock = new MovedClock();
  const [schema, simulator, port] = await Promise.all([
    createTestSchema(),
    startSimulator({ clock: { now: () => clock.now() } }),
    freePort(),
  ]);
  const env = testEnvironment(simulator.credentials, {
    databaseUrl: schema.url,
    port,
    wechatBaseUrl: simulator.baseUrl,
  });
  const office = await createApp(readConfig(env), { clock });
  const get: TestApp['get'] = (token) => office.get(token as never, { strict: false });
  const { source } = get(Database);
  await migrate(source);
  const url = `http://127.0.0.1:${port}`;
  const server = new ServerProcess(url);
  return {
    url,
    http: new HttpClient(url),
    db: source,
    simulator,
    clock: {
      now: () => clock.now(),
      advance: async (ms) => {
        clock.aheadSeconds += ms / 1000;
        await simulator.clock.idle();
      },
    },
    get,
    dispatch: () => get(Dispatcher).drain(),
    runJob: (name) => get(Jobs).runNow(name),
    start: async ({ laterSeconds, killAt }) => {
      await server.kill();
      clock.aheadSeconds += laterSeconds;
      const begunAt = clock.now();
      await server.start({
        ...env,
        BACKGROUND_LOOPS: 'on',
        CLOCK_AHEAD_SECONDS: String(clock.aheadSeconds),
        LOG_LEVEL: 'error',
        ...(killAt ? { FAULT_POINTS: `${killAt}=kill` } : {}),
      });
      // Resends of WeChat that fell due while the time jumped.
      await simulator.clock.idle();
      return begunAt;
    },
    died: () => server.died(),
    isAlive: () => server.isAlive(),
    close: async () => {
      await server.kill();
      await simulator.close();
      await office.close();
      await schema.drop();
    },
  };
}

class ServerProcess {
  private child: ChildProcess | undefined;
  private said = '';

  constructor(private readonly url: string) {}

  async start(env: Record<string, string>): Promise<void> {
    this.said = '';
    const child = spawn(process.execPath, [PROGRAM], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
      });
    }
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.isReady())) {
      // A process that is told to die may do so before it was ever ready: its sweepers run from the start.
      if (hasEnded(child) && env['FAULT_POINTS']) return;
      if (hasEnded(child) || Date.now() > deadline)
        throw new Error(`the server did not start:\n${this.said}`);
      await sleep(50);
    }
  }

  isAlive(): boolean {
    return this.child !== undefined && !hasEnded(this.child);
  }

  async died(): Promise<void> {
    const child = this.child;
    if (!child) throw new Error('no server runs');
    if (!hasEnded(child))
      await Promise.race([once(child, 'exit'), sleep(ENDS_WITHIN_MS, undefined, { ref: false })]);
    if (child.signalCode !== 'SIGKILL') {
      throw new Error(
        `the server did not die of SIGKILL (exit code ${child.exitCode}):\n${this.said.slice(-4000)}`,
      );
    }
  }

  /** `kill -9`, from outside. */
  async kill(): Promise<void> {
    const child = this.child;
    if (!child || hasEnded(child)) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  private isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
