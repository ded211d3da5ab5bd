/**
 * The simulator's own clock. Two times exist side by side:
 * - `now()`, the simulated time: it ages prepay ids, codes and tokens and drives the resend schedule;
 * - `signatureNow()`, the time stamped into and checked against signatures. While a real server talks to the
 *   simulator this stays wall time, or advancing the clock by two hours would make every signature "stale".
 */
export interface ClockOptions {
  /** `real` (default): time flows and due tasks fire by timer. `manual`: time moves only by `advance`. */
  mode?: 'real' | 'manual';
  /** First instant of a manual clock; default: the real time at start. */
  startAt?: Date;
  /** An outside clock to follow (the clock of the program under test). Implies no timers in manual mode. */
  now?: () => Date;
  /**
   * Shortens waits in real mode: at 60 a resend due in a minute comes after a second. The time itself is not
   * sped up, or payment deadlines set by a server in real time would lie in the past.
   */
  timeScale?: number;
  /** Milliseconds the simulated time is ahead at start (restored from a snapshot). */
  offsetMs?: number;
  /** `base`: stamp signatures with unscaled, unadvanced time (default in real mode); `simulated`: with `now()`. */
  signatures?: 'base' | 'simulated';
}

interface Task {
  dueMs: number;
  order: number;
  run: () => Promise<void>;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class SimClock {
  private readonly mode: 'real' | 'manual';
  private readonly base: () => number;
  private readonly scale: number;
  private readonly signatures: 'base' | 'simulated';
  private offsetMs: number;
  private tasks: Task[] = [];
  private nextOrder = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly running = new Set<Promise<void>>();
  private closed = false;

  constructor(options: ClockOptions = {}) {
    this.mode = options.mode ?? 'real';
    const fixedMs = (options.startAt ?? new Date()).getTime();
    const outside = options.now;
    if (outside) this.base = () => outside().getTime();
    else this.base = this.mode === 'manual' ? () => fixedMs : () => Date.now();
    this.scale = this.mode === 'manual' ? 1 : (options.timeScale ?? 1);
    this.signatures = options.signatures ?? (this.mode === 'manual' ? 'simulated' : 'base');
    this.offsetMs = options.offsetMs ?? 0;
  }

  now(): Date {
    return new Date(this.base() + this.offsetMs);
  }

  /** Milliseconds the simulated time is ahead of the base time; stored in snapshots. */
  get aheadMs(): number {
    return this.offsetMs;
  }

  signatureNow(): Date {
    return this.signatures === 'simulated' ? this.now() : new Date(this.base());
  }

  /** Runs `task` when the simulated time reaches `at`; at once (next turn of the loop) when already past. */
  schedule(at: Date, task: () => Promise<void>): void {
    if (this.closed) return;
    const nowMs = this.now().getTime();
    const waitMs = Math.max(at.getTime() - nowMs, 0) / this.scale;
    this.tasks.push({ dueMs: nowMs + waitMs, order: this.nextOrder++, run: task });
    this.arm();
  }

  /**
   * Moves the time forward and fires everything that falls due on the way, in order, waiting for each task
   * (a notification and its answer) before going on. Example: 14 failing answers and `advance(86_640_000)`
   * (24 h 4 min) end with the 15th resend delivered.
   */
  async advance(byMs: number): Promise<void> {
    const targetMs = this.now().getTime() + byMs;
    for (;;) {
      await this.idle();
      const next = this.earliest();
      if (!next || next.dueMs > targetMs) break;
      this.moveTo(next.dueMs);
      await this.launch(next);
    }
    this.moveTo(targetMs);
    await this.idle();
  }

  /** Resolves when nothing due is waiting and nothing is running. */
  async idle(): Promise<void> {
    for (;;) {
      this.launchDue();
      if (this.running.size === 0) return;
      await Promise.all(this.running);
    }
  }

  /** Number of tasks still waiting for their time. */
  get pending(): number {
    return this.tasks.length;
  }

  /** Forgets all waiting tasks; the time itself stays. */
  clear(): void {
    this.tasks = [];
  }

  async close(): Promise<void> {
    this.closed = true;
    this.tasks = [];
    clearTimeout(this.timer);
    await Promise.allSettled(this.running);
  }

  private moveTo(targetMs: number): void {
    const nowMs = this.now().getTime();
    if (targetMs > nowMs) this.offsetMs += targetMs - nowMs;
  }

  private earliest(): Task | undefined {
    return this.tasks.reduce<Task | undefined>((first, task) => {
      if (!first) return task;
      const sooner = task.dueMs - first.dueMs || task.order - first.order;
      return sooner < 0 ? task : first;
    }, undefined);
  }

  private launchDue(): void {
    for (let next = this.earliest(); next && next.dueMs <= this.now().getTime(); next = this.earliest()) {
      void this.launch(next);
    }
  }

  private launch(task: Task): Promise<void> {
    this.tasks = this.tasks.filter((waiting) => waiting !== task);
    const run = task.run().finally(() => {
      this.running.delete(run);
      this.arm();
    });
    this.running.add(run);
    return run;
  }

  private arm(): void {
    clearTimeout(this.timer);
    const next = this.earliest();
    if (!next || this.closed) return;
    const waitMs = next.dueMs - this.now().getTime();
    if (this.mode === 'manual' && waitMs > 0) return;
    const realMs = Math.min(Math.max(waitMs, 0), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => {
      this.launchDue();
      this.arm();
    }, realMs);
  }
}

/** RFC 3339 in China time, the form WeChat uses. Example: 2026-01-01T00:05:00Z → `2026-01-01T08:05:00+08:00`. */
export function toChinaTime(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** Calendar day in China. Example: 2026-01-01T17:00:00Z → `2026-01-02`. */
export function toChinaDay(at: Date): string {
  return toChinaTime(at).slice(0, 10);
}
