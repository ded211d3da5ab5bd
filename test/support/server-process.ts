import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(__dirname, '../..');

/** The server as it runs in production: a process of its own, built code, real signals. */
export interface ServerProcess {
  child: ChildProcess;
  url: string;
  output(): string;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  stop(): Promise<void>;
}

/** Starts the built server with this environment and waits until it is ready. Stop it in `afterAll`. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  await buildServer();
  const child = spawn(process.execPath, [join(root, 'server/dist/src/main.js')], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  const url = `http://127.0.0.1:${env['PORT']}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${output}`);
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { child, url, output: () => output, ended, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`the server did not become ready:\n${output}`);
}

/** Builds shared and server when a source is newer than the build; one test process at a time. */
async function buildServer(): Promise<void> {
  const lock = join(root, '.local/test-build.lock');
  mkdirSync(join(root, '.local'), { recursive: true });
  for (let tries = 0; ; tries += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (tries > 300) throw error;
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { recursive: true });
      await sleep(200);
    }
  }
  try {
    build('shared', ['shared/src'], 'shared/dist/cjs/problems/index.js');
    build('server', ['server/src', 'server/migrations', 'server/seeds'], 'server/dist/src/main.js');
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function build(name: string, sources: string[], product: string): void {
  const built = existsSync(join(root, product)) ? statSync(join(root, product)).mtimeMs : 0;
  if (sources.every((source) => newest(join(root, source)) < built)) return;
  const { status, stdout, stderr } = spawnSync('pnpm', ['--filter', `@tianpu/${name}`, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`building ${name} failed:\n${stdout}\n${stderr}`);
}

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
