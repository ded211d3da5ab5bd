import type { Type } from '@nestjs/common';

import type { Tx } from '../database/tx';
import type { DomainEvent, EventShape, RecordedEvent } from './event';

/** Finds a provider of any feature, e.g. `app.get(SourcesHandlers)`. */
export interface Resolver {
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T) | symbol): T;
}

/** One reaction: `name` is stored on every delivery, so it never changes once released. */
export interface Subscription<E extends EventShape = EventShape> {
  name: string;
  handle: (app: Resolver) => (tx: Tx, event: RecordedEvent<E>) => Promise<void>;
}

type Named<N extends string> = Extract<DomainEvent, { name: N }>;

/** The one table event -> reactions. Every event has a line; one without reactions has an empty list. */
export type Subscriptions = { readonly [N in DomainEvent['name']]: readonly Subscription<Named<N>>[] };

export const SUBSCRIPTIONS = Symbol('SUBSCRIPTIONS');

/** The table as the dispatcher reads it: names only known at run time. */
export type AnySubscriptions = Readonly<Record<string, readonly Subscription<never>[]>>;
