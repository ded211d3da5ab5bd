// Keeps a private instance alive for as long as any process needs it; used by tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, places, start, stop } from './mariadb-instance.mjs';

/**
 * For tests: starts the instance and keeps it until the last process that asked for it is gone, however it ended. A small
 * watcher looks after the leases and stops the server.
 */
export async function startForProcess({ dir, pid = process.pid }) {
  const at = places(dir);
  mkdirSync(at.leases, { recursive: true });
  writeFileSync(join(at.leases, String(pid)), '');
  const started = await start({ dir });
  const watcher = spawn(
    process.execPath,
    [join(projectRoot(), 'scripts/db/private-mariadb.mjs'), 'watch', '--dir', at.root],
    {
      detached: true,
      stdio: 'ignore',
    },
  );
  watcher.unref();
  return started;
}

function projectRoot() {
  let folder = process.cwd();
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const above = resolve(folder, '..');
    if (above === folder) throw new Error('run this inside the project');
    folder = above;
  }
  return folder;
}

/** Ends at once when another watcher is at work; else stops the server when every lease's process has gone. */
export async function watch({ dir }) {
  const at = places(dir);
  const mine = join(at.root, 'watcher');
  const other = existsSync(mine) ? Number(readFileSync(mine, 'utf8')) : 0;
  if (other > 0 && other !== process.pid && isAlive(other)) return;
  writeFileSync(mine, String(process.pid));
  for (let quiet = 0; quiet < 3; ) {
    await sleep(1_000);
    if (Number(readFileSync(mine, 'utf8')) !== process.pid) return;
    const holders = readdirSync(at.leases).map(Number);
    for (const pid of holders.filter((each) => !isAlive(each))) unlinkSync(join(at.leases, String(pid)));
    quiet = readdirSync(at.leases).length === 0 ? quiet + 1 : 0;
  }
  unlinkSync(mine);
  await stop({ dir });
}
