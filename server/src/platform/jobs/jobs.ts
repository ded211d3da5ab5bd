import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock } from '../clock';
import { Database } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { runWithRequestId } from '../http/request-context';
import { Ids } from '../ids';
import { Log } from '../logging/log';
import { Metrics } from '../metrics/metrics';
import { claimRun, extendLease, finishRun } from './job-runs';

/** Scheduled work. It must be idempotent: after a crash the same due time may be run again. */
export interface Job {
  name: string;
  /** Due times are the multiples of this since 1970 UTC, the same on every instance. */
  everySeconds: number;
  run(): Promise<void>;
}

const LEASE_MS = 30_000;

/**
 * Runs registered jobs. Every due time is a row `(job, due_at)` under a unique key: of N instances exactly one inserts
 * it and runs. A run holds a lease that it renews; when its process dies, another instance takes the run over.
 * Example: a job of every 60 s on two instances at 08:00:00.3 and 08:00:00.9 gives one row `due_at 08:00:00`, one run.
 */
@Injectable()
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly busy = new Map<string, Promise<void>>();
  private readonly settled = new Map<string, number>();
  private readonly instance = randomUUID();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  register(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`two jobs are called ${job.name}`);
    if (!Number.isInteger(job.everySeconds) || job.everySeconds < 1)
      throw new Error(`${job.name}: everySeconds`);
    this.jobs.set(job.name, job);
  }

  names(): string[] {
    return [...this.jobs.keys()];
  }

  /** Starts every job whose latest due time nobody has claimed, and waits for those started here. */
  async runDue(): Promise<void> {
    await Promise.all([...this.jobs.values()].map((job) => this.runIfDue(job)));
  }

  /** Runs a job at once, outside its schedule: for tests and for an operator. Its errors reach the caller. */
  async runNow(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`no job is called ${name}; there are: ${this.names().join(', ')}`);
    await runWithRequestId(this.ids.next(), () => job.run());
  }

  /** Waits for the runs in progress, at shutdown. */
  async settle(): Promise<void> {
    await Promise.all(this.busy.values());
  }

  /** Starts what is due without waiting for it: one slow job must not hold the others up. */
  startDue(): void {
    for (const job of this.jobs.values()) {
      if (this.busy.has(job.name)) continue;
      const run = this.runIfDue(job).finally(() => this.busy.delete(job.name));
      this.busy.set(job.name, run);
    }
  }

  private async runIfDue(job: Job): Promise<void> {
    const now = this.clock.now();
    const every = job.everySeconds * 1000;
    const due = Math.floor(now.getTime() / every) * every;
    if (this.settled.get(job.name) === due) return;
    try {
      const claim = { job: job.name, dueAt: new Date(due), instance: this.instance, now, leaseMs: LEASE_MS };
      const answer = await claimRun(this.unitOfWork, this.database.source, claim);
      if (answer !== 'elsewhere') this.settled.set(job.name, due);
      if (answer === 'claimed') await this.runClaimed(job, claim.dueAt);
    } catch (error) {
      this.log.error({ err: error, job: job.name }, 'a job could not be claimed');
    }
  }

  private async runClaimed(job: Job, dueAt: Date): Promise<void> {
    const run = { job: job.name, dueAt, instance: this.instance };
    const renewing = setInterval(() => {
      extendLease(this.unitOfWork, run, new Date(this.clock.now().getTime() + LEASE_MS)).catch(
        (error: unknown) =>
          this.log.warn({ err: error, job: job.name }, 'the lease of a job run could not be renewed'),
      );
    }, LEASE_MS / 3);
    renewing.unref();
    const started = performance.now();
    let failure: string | null = null;
    try {
      await runWithRequestId(this.ids.next(), () => job.run());
    } catch (error) {
      failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.log.error({ err: error, job: job.name }, 'a job failed; it runs again at its next due time');
    } finally {
      clearInterval(renewing);
    }
    this.metrics.jobSeconds.observe(
      { job: job.name, result: failure ? 'failed' : 'done' },
      (performance.now() - started) / 1000,
    );
    await finishRun(this.unitOfWork, run, this.clock.now(), failure);
  }
}
