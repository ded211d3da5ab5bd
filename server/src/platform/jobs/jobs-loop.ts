import { Injectable } from '@nestjs/common';

import { Log } from '../logging/log';
import { Jobs } from './jobs';
import { Loop } from './loop';

const TICK_MS = 1_000;

/** Looks every second for due jobs in a running server; tests call `Jobs.runNow` or `runDue` instead. */
@Injectable()
export class JobsLoop {
  private readonly loop: Loop;

  constructor(
    private readonly jobs: Jobs,
    log: Log,
  ) {
    this.loop = new Loop(
      async () => {
        jobs.startDue();
        return TICK_MS;
      },
      (error) => log.error({ err: error }, 'the job schedule could not be read'),
    );
  }

  start(): void {
    this.loop.start();
  }

  /** Starts nothing new and waits for the runs in progress. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.jobs.settle();
  }
}
