// One MariaDB server of our own: its data directory, socket and port live under one directory.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 30_000;
export const HOST = '127.0.0.1';

export function places(dir) {
  const root = resolve(dir);
  return {
    root,
    data: join(root, 'data'),
    pid: join(root, 'mariadb.pid'),
    port: join(root, 'port'),
    log: join(root, 'mariadb.log'),
    credentials: join(root, 'credentials.json'),
    socketName: join(root, 'socket'),
    leases: join(root, 'leases'),
    lock: join(root, 'lock'),
  };
}

/** Socket paths are limited to about 100 bytes, so a deep directory gets its socket under the temporary directory. */
function socketOf(at) {
  const beside = join(at.root, 'mariadb.sock');
  if (beside.length < 96) return beside;
  if (!existsSync(at.socketName)) {
    writeFileSync(at.socketName, join(tmpdir(), `tianpu-${randomBytes(6).toString('hex')}.sock`));
  }
  return readFileSync(at.socketName, 'utf8');
}

export /** Debian keeps the server in /usr/sbin, which is not on every user's PATH. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin` };

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when `pid` is a mariadbd on this data directory: a stale pid file may name a process of somebody else. */
function isOurServer(pid, at) {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--datadir=${at.data}`);
  } catch {
    return true;
  }
}

function runningPid(at) {
  if (!existsSync(at.pid)) return undefined;
  const pid = Number(readFileSync(at.pid, 'utf8').trim());
  if (Number.isInteger(pid) && pid > 0 && isOurServer(pid, at)) return pid;
  return undefined;
}

function freePort(preferred) {
  const attempt = (port) =>
    new Promise((done, fail) => {
      const probe = createServer();
      probe.once('error', fail);
      probe.listen({ port, host: HOST, exclusive: true }, () => {
        const { port: got } = probe.address();
        probe.close(() => done(got));
      });
    });
  return attempt(preferred).catch(() => attempt(0));
}

const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

/** Runs SQL as the instance's administrator over its socket. */
export function administer(dir, sql) {
  const at = places(dir);
  return execFileSync(
    'mariadb',
    ['--no-defaults', '--user=root', `--socket=${socketOf(at)}`, '--batch', '--skip-column-names'],
    { input: sql, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] },
  );
}

function answers(at) {
  const ping = spawnSync(
    'mariadb',
    ['--no-defaults', '--user=root', `--socket=${socketOf(at)}`, '-e', 'SELECT 1'],
    {
      stdio: 'ignore',
    },
  );
  return ping.status === 0;
}

/** One process at a time may start or stop; a lock left by a dead process is taken over. */
async function withLock(at, work) {
  mkdirSync(at.root, { recursive: true });
  for (let waited = 0; ; waited += 50) {
    try {
      closeSync(openSync(at.lock, 'wx'));
      writeFileSync(at.lock, String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(existsSync(at.lock) ? readFileSync(at.lock, 'utf8') || '0' : '0');
      if (waited > 1_000 && !(holder > 0 && isAlive(holder))) rmSync(at.lock, { force: true });
      if (waited > 60_000) throw new Error(`${at.lock} is held by process ${holder}`);
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(at.lock, { force: true });
  }
}

function initialise(at) {
  if (existsSync(join(at.data, 'mysql'))) return;
  rmSync(at.data, { recursive: true, force: true });
  mkdirSync(at.data, { recursive: true, mode: 0o700 });
  const made = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      ...asRoot(),
      `--datadir=${at.data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    { encoding: 'utf8', env: ENVIRONMENT },
  );
  if (made.error)
    throw new Error('mariadb-install-db is not on this machine: apt-get install mariadb-server');
  if (made.status !== 0) throw new Error(`mariadb-install-db failed:\n${made.stderr || made.stdout}`);
}

/**
 * Starts the instance when it does not run yet, creating its data directory the first time. Durable: every COMMIT is
 * on the disk. Answers where it listens; the port stays the same over restarts while it is free.
 * `startedByUs` is false when it ran already.
 */
export async function start({ dir, extraArguments = [] }) {
  const at = places(dir);
  return withLock(at, async () => {
    const running = runningPid(at);
    if (running === undefined) {
      rmSync(at.pid, { force: true });
      initialise(at);
      await launch(at, extraArguments);
    }
    await untilAnswering(at);
    return { ...instance(at, runningPid(at)), startedByUs: running === undefined, stop: () => stop({ dir }) };
  });
}

async function launch(at, extraArguments) {
  const remembered = existsSync(at.port) ? Number(readFileSync(at.port, 'utf8')) : 0;
  const port = await freePort(remembered);
  writeFileSync(at.port, String(port));
  const output = openSync(at.log, 'a');
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      ...asRoot(),
      `--datadir=${at.data}`,
      `--socket=${socketOf(at)}`,
      `--port=${port}`,
      `--bind-address=${HOST}`,
      `--pid-file=${at.pid}`,
      `--log-error=${at.log}`,
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--transaction-isolation=READ-COMMITTED',
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-log-file-size=64M',
      '--innodb-rollback-on-timeout=ON',
      '--innodb-lock-wait-timeout=5',
      '--max-connections=300',
      ...extraArguments,
    ],
    { detached: true, stdio: ['ignore', output, output], env: ENVIRONMENT },
  );
  closeSync(output);
  await new Promise((done, fail) => {
    server.once('error', () =>
      fail(new Error('mariadbd is not on this machine: apt-get install mariadb-server')),
    );
    server.once('spawn', done);
  });
  server.unref();
}

async function untilAnswering(at) {
  const deadline = Date.now() + START_WITHIN_MS;
  while (Date.now() < deadline) {
    if (runningPid(at) !== undefined && answers(at)) return;
    await sleep(50);
  }
  const tail = existsSync(at.log) ? readFileSync(at.log, 'utf8').split('\n').slice(-15).join('\n') : '';
  throw new Error(`MariaDB did not start within ${START_WITHIN_MS / 1000} s. Its log ends:\n${tail}`);
}

function instance(at, pid) {
  return { dir: at.root, host: HOST, port: Number(readFileSync(at.port, 'utf8')), socket: socketOf(at), pid };
}

/** The running instance, or undefined. */
export function status({ dir }) {
  const at = places(dir);
  const pid = runningPid(at);
  return pid === undefined ? undefined : instance(at, pid);
}

/** Stops the instance and waits until it is gone; nothing to do when it does not run. */
export async function stop({ dir }) {
  const at = places(dir);
  if (!existsSync(at.root)) return;
  await withLock(at, async () => {
    const pid = runningPid(at);
    if (pid === undefined) return;
    process.kill(pid, 'SIGTERM');
    const deadline = Date.now() + STOP_WITHIN_MS;
    while (isAlive(pid)) {
      if (Date.now() > deadline) throw new Error(`MariaDB (process ${pid}) did not stop`);
      await sleep(50);
    }
    rmSync(at.pid, { force: true });
  });
}
