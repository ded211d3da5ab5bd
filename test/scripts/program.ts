import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = join(__dirname, '../..');

/** A program of `scripts/` that runs, with what it printed so far. */
export class Program {
  private readonly child: ChildProcess;
  printed = '';

  constructor(command: string, args: readonly string[] = [], env: Record<string, string> = {}) {
    const { DATABASE_URL: _, ...inherited } = process.env;
    const nodeEnv = { NODE_ENV: 'development' };
    this.child = spawn(command, args, {
      cwd: ROOT,
      env: { ...inherited, ...nodeEnv, ...env },
      stdio: 'pipe',
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.printed += chunk.toString();
      });
    }
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program did not start');
    return this.child.pid;
  }

  /** Waits until it printed `text`; throws when it ended before or took too long. */
  async says(text: string, withinMs = 60_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (!this.printed.includes(text)) {
      if (this.hasEnded() || Date.now() > deadline)
        throw new Error(`it never said “${text}”:\n${this.printed}`);
      await sleep(50);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Waits for its end; answers the exit code. */
  async ended(): Promise<number | null> {
    if (!this.hasEnded()) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Ends it the polite way if it still runs, for `afterAll`. */
  async stop(): Promise<void> {
    if (this.hasEnded()) return;
    this.signal('SIGTERM');
    await this.ended();
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has ended; it only waits to be looked at.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Processes that descend from `pid`, itself not included. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1];
      parents.set(Number(entry), Number(parent));
    } catch {
      // It ended between being listed and being read.
      parents.delete(Number(entry));
    }
  }
  const found: number[] = [];
  for (let generation = [pid]; generation.length > 0; found.push(...generation)) {
    const above = new Set(generation);
    generation = [...parents].filter(([, parent]) => above.has(parent)).map(([child]) => child);
  }
  return found;
}
