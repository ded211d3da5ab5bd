import { Inject, Injectable } from '@nestjs/common';

import { Clock } from '../clock';
import { insertMany, type Tx } from '../database/tx';
import { requestId } from '../http/request-context';
import { Ids } from '../ids';
import type { DomainEvent } from './event';
import { type AnySubscriptions, SUBSCRIPTIONS } from './subscriptions';

/**
 * Records what happened in the transaction in which it happened. One row per event and one per event x subscriber;
 * the dispatcher delivers them after COMMIT, each exactly once. Two statements, however many events and subscribers.
 *
 * The order of one aggregate's events is the order of the `record` calls on the database's clock (`recorded_at`), so
 * lock or change the aggregate's own row first, then record.
 */
@Injectable()
export class DomainEvents {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: AnySubscriptions,
  ) {}

  async record(tx: Tx, ...events: DomainEvent[]): Promise<void> {
    const dueAt = this.clock.now();
    const recorded = events.map((event) => ({ event, id: this.ids.next() }));
    await insertMany(
      tx,
      'events',
      recorded.map(({ event, id }) => ({
        id,
        name: event.name,
        aggregate_id: event.aggregateId,
        payload: JSON.stringify(event.payload),
        occurred_at: dueAt,
        request_id: requestId() ?? null,
      })),
    );
    await insertMany(
      tx,
      'event_deliveries',
      recorded.flatMap(({ event, id }) =>
        (this.subscriptions[event.name] ?? []).map(({ name }) => ({
          aggregate_id: event.aggregateId,
          subscriber: name,
          event_id: id,
          due_at: dueAt,
        })),
      ),
    );
  }
}
