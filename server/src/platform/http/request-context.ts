import { AsyncLocalStorage } from 'node:async_hooks';

import type { Tx } from '../database/tx';

/** What the platform knows of the request in progress, everywhere in its call chain. */
export interface RequestContext {
  requestId: string;
  /** Set by the idempotency interceptor; the first unit of work of the request commits it with its effects. */
  idempotency?: IdempotencyClaim;
}

export interface IdempotencyClaim {
  actor: string;
  key: string;
  bodyHash: Buffer;
  /** `open` until a transaction wrote the claim; then whoever sees the key again waits for the stored answer. */
  state: 'open' | 'written';
  /** Writes the claim as the first statement of a transaction. */
  writeIn(tx: Tx): Promise<void>;
}

const context = new AsyncLocalStorage<RequestContext>();

const ACCEPTABLE_REQUEST_ID = /^[\w-]{8,64}$/;

/** Runs `work` inside a request's context. */
export function runInContext<T>(value: RequestContext, work: () => T): T {
  return context.run(value, work);
}

/** For work without a request (jobs, deliveries): gives its log lines and rows an id of their own. */
export function runWithRequestId<T>(id: string, work: () => T): T {
  return context.run({ requestId: id }, work);
}

export function requestContext(): RequestContext | undefined {
  return context.getStore();
}

/** The id under which the current request is logged and answered; undefined outside of any. */
export function requestId(): string | undefined {
  return context.getStore()?.requestId;
}

/** The client's `Idempotency-Key` of the current request: features store it beside what it created. */
export function idempotencyKey(): string | undefined {
  return context.getStore()?.idempotency?.key;
}

/** Takes the caller's id only when it is harmless in logs. Example: `a\n{"level":"fatal"}` gets a new id. */
export function acceptableRequestId(offered: unknown): string | undefined {
  return typeof offered === 'string' && ACCEPTABLE_REQUEST_ID.test(offered) ? offered : undefined;
}
