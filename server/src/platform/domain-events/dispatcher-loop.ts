import { Injectable } from '@nestjs/common';

import { Loop } from '../jobs/loop';
import { Log } from '../logging/log';
import { Dispatcher } from './dispatcher';

const BUSY_PAUSE_MS = 0;
const IDLE_PAUSE_MS = 200;

/** Keeps the dispatcher going in a running server; tests call `Dispatcher.drain` instead. */
@Injectable()
export class DispatcherLoop {
  private readonly loop: Loop;

  constructor(dispatcher: Dispatcher, log: Log) {
    this.loop = new Loop(
      async () => ((await dispatcher.round()) > 0 ? BUSY_PAUSE_MS : IDLE_PAUSE_MS),
      (error) => log.error({ err: error }, 'the dispatcher could not read its queue'),
    );
  }

  start(): void {
    this.loop.start();
  }

  /** Ends after the round in progress. */
  stop(): Promise<void> {
    return this.loop.stop();
  }
}
