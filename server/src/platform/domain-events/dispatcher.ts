import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { FaultPoints } from '../fault-points';
import { runWithRequestId } from '../http/request-context';
import { readJson } from '../json';
import { Log } from '../logging/log';
import { Metrics } from '../metrics/metrics';
import { backlog, claim, type DeliveryKey, dueDeliveries, markDelivered, markFailed } from './deliveries';
import { type AnySubscriptions, type Resolver, SUBSCRIPTIONS } from './subscriptions';

/** Seconds to wait after the 1st, 2nd … 7th failed try; the 8th parks the delivery, about four minutes after the first. */
const BACK_OFF_SECONDS = [1, 2, 5, 15, 30, 60, 120];
const BATCH = 50;
const LANES = 4;

type Outcome = 'delivered' | 'skipped' | 'failed';

/**
 * Delivers recorded events. Each event x subscriber has its own transaction: lock the delivery (SKIP LOCKED), run the
 * reaction, mark it delivered, COMMIT. Either all of it happened or none, so a reaction's database effects happen
 * exactly once through crashes and with any number of dispatchers.
 */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly moduleRef: ModuleRef,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly faults: FaultPoints,
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: AnySubscriptions,
  ) {}

  /** One round over what is due now; answers how many deliveries moved (delivered or failed). */
  async round(): Promise<number> {
    const now = this.clock.now();
    const due = await dueDeliveries(this.database.source, now, BATCH);
    let moved = 0;
    const lane = async (): Promise<void> => {
      for (let key = due.shift(); key; key = due.shift()) {
        if ((await this.deliver(key)) !== 'skipped') moved += 1;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return moved;
  }

  /** Rounds until nothing is due: for tests and for a clean shutdown of a batch process. */
  async drain(): Promise<void> {
    while ((await this.round()) > 0);
  }

  /** Puts the age of the backlog and the number of parked deliveries on the gauges. */
  async measure(): Promise<void> {
    const { oldestSeconds, parked } = await backlog(this.database.source, this.clock.now());
    this.metrics.outboxOldestAgeSeconds.set(oldestSeconds);
    this.metrics.eventsParked.set(parked);
  }

  private async deliver(key: DeliveryKey): Promise<Outcome> {
    let attempts = 0;
    try {
      const done = await runWithRequestId(key.eventId, () =>
        this.unitOfWork.run(async (tx) => {
          const event = await claim(tx, key);
          if (!event) return false;
          attempts = event.attempts;
          await this.react(tx, key, event);
          await this.faults.reach('dispatcher.before-mark');
          await markDelivered(tx, key, this.clock.now());
          return true;
        }),
      );
      if (done) this.metrics.eventsDelivered.inc({ subscriber: key.subscriber });
      return done ? 'delivered' : 'skipped';
    } catch (error) {
      await this.retryLater(key, attempts + 1, error);
      return 'failed';
    }
  }

  private react(tx: Tx, key: DeliveryKey, event: { name: string; payload: string }): Promise<void> {
    const subscription = this.subscriptions[event.name]?.find(({ name }) => name === key.subscriber);
    if (!subscription) throw new Error(`nobody is called ${key.subscriber} for ${event.name} any more`);
    const resolver: Resolver = { get: (token) => this.moduleRef.get(token as never, { strict: false }) };
    const recorded = {
      id: key.eventId,
      name: event.name,
      aggregateId: key.aggregateId,
      payload: readJson<object>(event.payload),
      recordedAt: new Date(`${key.recordedAt.replace(' ', 'T').slice(0, 23)}Z`),
    };
    return subscription.handle(resolver)(tx, recorded as never);
  }

  private async retryLater(key: DeliveryKey, tries: number, error: unknown): Promise<void> {
    const waitSeconds = BACK_OFF_SECONDS[tries - 1];
    const dueAt =
      waitSeconds === undefined ? undefined : new Date(this.clock.now().getTime() + waitSeconds * 1000);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const about = { eventId: key.eventId, subscriber: key.subscriber, tries, err: error };
    if (dueAt) this.log.warn(about, 'a reaction failed and will be tried again');
    else this.log.error(about, 'a reaction failed every try and is parked');
    await this.unitOfWork.run((tx) => markFailed(tx, key, dueAt, reason));
  }
}
