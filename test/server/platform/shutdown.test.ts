import { setTimeout as sleep } from 'node:timers/promises';

import { createConnection } from 'mysql2';

import { freePort, testEnvironment } from '../../support/config';
import { createTestSchema, type TestSchema } from '../../support/mariadb';
import { type ServerProcess, startServerProcess } from '../../support/server-process';
import { generateKeySet } from '../../wechat-simulator/src';

jest.setTimeout(60_000);

const { credentials } = generateKeySet();

describe('the server process', () => {
  let schema: TestSchema;
  let server: ServerProcess | undefined;
  beforeAll(async () => {
    schema = await createTestSchema();
  });
  afterEach(() => server?.stop());
  afterAll(() => schema.drop());

  const start = async (change: Record<string, string> = {}): Promise<ServerProcess> => {
    const port = await freePort();
    const env = testEnvironment(credentials, {
      databaseUrl: schema.url,
      port,
      wechatBaseUrl: 'http://127.0.0.1:1',
    });
    server = await startServerProcess({ ...env, LOG_LEVEL: 'info', BACKGROUND_LOOPS: 'on', ...change });
    return server;
  };

  it('I12: SIGTERM with 50 requests in flight: all 50 are answered, /readyz is 503 at once, exit 0 within 15 s', async () => {
    const { child, url, ended } = await start({ DRAIN_MS: '1500' });
    const database = createConnection(schema.url).promise();
    await database.query('LOCK TABLES stores WRITE');
    const inFlight = Promise.all(
      Array.from({ length: 50 }, () => fetch(`${url}/api/stores`).then(({ status }) => status)),
    );
    await sleep(500);
    const stoppedAt = performance.now();
    child.kill('SIGTERM');
    await sleep(200);
    const ready = (await fetch(`${url}/readyz`)).status;
    await sleep(1_700);
    const answeredBefore = await Promise.race([inFlight.then(() => 'answered'), sleep(1, 'waiting')]);
    await database.query('UNLOCK TABLES');
    database.destroy();
    expect([answeredBefore, await inFlight]).toEqual(['waiting', Array(50).fill(200)]);
    expect([ready, await ended]).toEqual([503, 0]);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
  });

  it('I12: a second SIGTERM ends it at once', async () => {
    const { child, ended } = await start({ DRAIN_MS: '10000' });
    child.kill('SIGTERM');
    await sleep(200);
    const again = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(1);
    expect(performance.now() - again).toBeLessThan(1_000);
  });

  it('writes its log as JSON lines, and the last one is not lost', async () => {
    const { child, ended, output } = await start();
    child.kill('SIGTERM');
    await ended;
    const messages = output()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages.at(-1)).toBe('stopped');
  });

  it('I18: when nobody reads its log, requests are answered all the same', async () => {
    const { child, url } = await start();
    child.stdout?.pause();
    const line = { headers: { 'user-agent': 'x'.repeat(200) } };
    let slowestMs = 0;
    for (let round = 0; round < 60; round += 1) {
      const started = performance.now();
      await Promise.all(Array.from({ length: 10 }, () => fetch(`${url}/api/client-config`, line)));
      slowestMs = Math.max(slowestMs, performance.now() - started);
    }
    const answered = await fetch(`${url}/healthz`);
    expect([answered.status, slowestMs < 5_000]).toEqual([200, true]);
    child.stdout?.resume();
  });

  it('a bad environment ends it with every mistake in one message', async () => {
    await expect(start({ LOG_LEVEL: 'loud', PUBLIC_BASE_URL: 'shop' })).rejects.toThrow(
      /2 mistake\(s\):\n {2}- PUBLIC_BASE_URL[^\n]*\n {2}- LOG_LEVEL/,
    );
  });
});
