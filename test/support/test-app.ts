import 'reflect-metadata';

import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';

import { createApp, readConfig } from '../../server/src/app';
import {
  Clock,
  Database,
  Dispatcher,
  type FaultPoints,
  Jobs,
  type LogSink,
  migrate,
} from '../../server/src/platform';
import { generateKeySet, type KeySet, type Simulator, startSimulator } from '../wechat-simulator/src';
import { MONDAY_MORNING } from './clock';
import { freePort, testEnvironment } from './config';
import { HttpClient } from './http';
import { createTestSchema } from './mariadb';

export interface TestAppOptions {
  /** Default: Monday 2026-01-05, 10:00 in Shanghai. */
  startAt?: Date;
  /** Settings on top of the test environment, e.g. `{ RATE_LIMITS: 'on' }`. */
  env?: Record<string, string>;
  faultPoints?: FaultPoints;
  logSink?: LogSink;
}

export interface TestApp {
  url: string;
  http: HttpClient;
  db: DataSource;
  simulator: Simulator;
  clock: {
    now(): Date;
    /** Moves the shop's and WeChat's time together; WeChat's resends that fall due on the way are delivered. */
    advance(ms: number): Promise<void>;
  };
  /** A provider of the running app. */
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T) | symbol): T;
  /** Runs the reactions until none is due. */
  dispatch(): Promise<void>;
  /** Runs one scheduled job now. */
  runJob(name: string): Promise<void>;
  close(): Promise<void>;
}

let keys: KeySet | undefined;

/** The clock of the simulator, so that both sides sign and check with the same time. */
class SimulatedClock extends Clock {
  constructor(private readonly simulator: Simulator) {
    super();
  }

  override now(): Date {
    return this.simulator.clock.now();
  }
}

/**
 * The whole shop on a free port: real HTTP, a real MariaDB schema of its own, a WeChat simulator of its own, one clock for
 * both. Example: `const app = await startTestApp(); await app.http.get('/stores'); await app.close();`
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  keys ??= generateKeySet(MONDAY_MORNING);
  const startAt = options.startAt ?? MONDAY_MORNING;
  const [schema, simulator, port] = await Promise.all([
    createTestSchema(),
    startSimulator({ keys, clock: { mode: 'manual', startAt } }),
    freePort(),
  ]);
  const env = testEnvironment(simulator.credentials, {
    databaseUrl: schema.url,
    port,
    wechatBaseUrl: simulator.baseUrl,
  });
  const clock = new SimulatedClock(simulator);
  const app = await createApp(readConfig({ ...env, ...options.env }), {
    clock,
    faultPoints: options.faultPoints,
    logSink: options.logSink,
  });
  const get: TestApp['get'] = (token) => app.get(token as never, { strict: false });
  const { source } = get(Database);
  await migrate(source);
  await app.listen(port, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    http: new HttpClient(url),
    db: source,
    simulator,
    clock: { now: () => clock.now(), advance: (ms) => simulator.clock.advance(ms) },
    get,
    dispatch: () => get(Dispatcher).drain(),
    runJob: (name) => get(Jobs).runNow(name),
    close: () => closeAll(app, simulator, schema.drop),
  };
}

async function closeAll(
  app: NestFastifyApplication,
  simulator: Simulator,
  drop: () => Promise<void>,
): Promise<void> {
  await simulator.close();
  const closing = app.close();
  // Kept connections of this process's own fetch would hold the close for seconds.
  app.getHttpServer().closeAllConnections();
  await closing;
  await drop();
}
