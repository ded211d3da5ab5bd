import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Controller, Get } from '@nestjs/common';

import {
  Database,
  Metrics,
  Public,
  pendingMigrations,
  portOf,
  Readiness,
  rows,
  settingMistakes,
  startMetricsServer,
} from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

@Public()
@Controller('lab')
class ReportController {
  constructor(private readonly database: Database) {}

  @Get('slow')
  slow(): Promise<object[]> {
    return rows(this.database.source, 'SELECT SLEEP(3) AS slept');
  }
  @Get('quick')
  quick(): Promise<object[]> {
    return rows(this.database.source, 'SELECT 1 AS one');
  }
}

describe('operations', () => {
  let lab: Lab;
  const h5Dir = mkdtempSync(join(tmpdir(), 'h5-'));
  beforeAll(async () => {
    mkdirSync(join(h5Dir, 'js'));
    writeFileSync(join(h5Dir, 'index.html'), '<html><script>start()</script></html>');
    writeFileSync(join(h5Dir, 'js/app.1a2b3c4d.js'), 'start()');
    lab = await startLab({
      controllers: [ReportController],
      env: { DATABASE_POOL_SIZE: '4', DATABASE_POOL_WAIT_MS: '2000', H5_DIR: h5Dir },
    });
  });
  afterAll(async () => {
    await lab.close();
    rmSync(h5Dir, { recursive: true });
  });

  const status = async (path: string): Promise<number> => (await fetch(`${lab.url}${path}`)).status;

  it('I4: with every connection busy a request is refused within about two seconds; the process lives, but is not ready', async () => {
    const slow = Promise.all(Array.from({ length: 4 }, () => status('/api/lab/slow')));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    const [quick, live, ready] = await Promise.all([
      lab.http.get<{ code: string }>('/lab/quick'),
      status('/healthz'),
      status('/readyz'),
    ]);
    const waitedMs = performance.now() - started;
    expect([quick.status, quick.body.code, quick.headers.get('retry-after'), live, ready]).toEqual([
      503,
      'service.unavailable',
      '1',
      200,
      503,
    ]);
    expect([waitedMs > 1_500, waitedMs < 3_000]).toEqual([true, true]);
    expect(await slow).toEqual([200, 200, 200, 200]);
    expect([await status('/api/lab/quick'), await status('/readyz')]).toEqual([200, 200]);
  });

  it('is not ready while the schema is behind', async () => {
    const last = await rows<{ name: string }>(
      lab.db,
      'SELECT name FROM schema_migrations ORDER BY id DESC LIMIT 1',
    );
    const source = lab.get(Database).source;
    await source.query('DELETE FROM schema_migrations WHERE name = ?', [last[0]?.name]);
    const readiness = new Readiness(lab.get(Database));
    expect([await pendingMigrations(source), await readiness.obstacle()]).toEqual([
      [last[0]?.name],
      'migrations',
    ]);
    await source.query('INSERT INTO schema_migrations (timestamp, name) VALUES (?, ?)', [
      1763700000002,
      last[0]?.name,
    ]);
    expect(await readiness.obstacle()).toBeUndefined();
  });

  it('the test database is set as money needs it, and V13: a column that cannot hold an emoji is named', async () => {
    const source = lab.get(Database).source;
    expect(await settingMistakes(source)).toEqual([]);
    await source.query('CREATE TABLE lab_narrow (greeting VARCHAR(20) CHARACTER SET utf8mb3)');
    expect(await settingMistakes(source)).toEqual([
      { setting: 'lab_narrow.greeting', is: 'utf8mb3', mustBe: 'utf8mb4' },
    ]);
    await source.query('DROP TABLE lab_narrow');
  });

  it('serves the app: the page is asked for again each time, hashed files are kept, scripts are known by hash', async () => {
    const page = await fetch(`${lab.url}/`);
    const script = await fetch(`${lab.url}/js/app.1a2b3c4d.js`);
    const missing = await fetch(`${lab.url}/js/none.js`);
    const outside = await fetch(`${lab.url}/..%2f..%2fetc%2fpasswd`);
    expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
      200,
      'no-cache',
      '<html><script>start()</script></html>',
    ]);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([missing.status, [403, 404].includes(outside.status)]).toEqual([404, true]);
  });

  it('metrics are on a port of their own: requests by route template, never by id', async () => {
    await Promise.all([status('/api/lab/quick'), status('/api/unknown/01JD2Q7XK3W5V4M8N0T6R9ZB1C')]);
    const server = await startMetricsServer(lab.get(Metrics), 0, '127.0.0.1');
    const text = await (await fetch(`http://127.0.0.1:${portOf(server)}/metrics`)).text();
    server.close();
    expect(text).toContain('http_request_seconds_count{route="/api/lab/quick",status="200"}');
    expect(text).toMatch(/db_pool_connections\{state="open"\} [1-4]\n/);
    expect(text).not.toContain('01JD2Q7XK3W5V4M8N0T6R9ZB1C');
    expect(await status('/metrics')).toBe(404);
  });
});
