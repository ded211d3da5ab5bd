/** Shape of every event: past-tense name, the aggregate whose order is kept, payload of ids and integers. */
export interface EventShape {
  name: string;
  aggregateId: string;
  payload: object;
}

/**
 * The place where the application names its events. `server/src/subscriptions.ts` adds `event: DomainEvent` to it by
 * declaration merging, so that the platform can check names and payloads without importing a business word.
 */
export interface PublishedLanguage {
  /** Never set: an interface to be merged into needs a member of its own. */
  readonly mergedFrom?: never;
}

type Published = PublishedLanguage extends { event: infer E extends EventShape } ? E : EventShape;

/** An event as a feature records it. */
export type DomainEvent = Published;

/** An event as a subscriber receives it. */
export type RecordedEvent<E extends EventShape = EventShape> = E & { id: string; recordedAt: Date };
