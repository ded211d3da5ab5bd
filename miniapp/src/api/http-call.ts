import { apiOrigin, NoAnswer, send } from '@/platform';
import { ApiProblem, problemFrom } from './problem';

/** One request to our API, before anybody's token is put on it. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, e.g. `/cart/lines`. */
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** Makes a POST safe to repeat: the server answers the first result again. */
  idempotencyKey?: string;
}

const TIMEOUT_MS = 12_000;

/** Sends a call with an optional bearer token. Resolves with the parsed body of a 2xx, throws `ApiProblem` else. */
export async function sendCall(call: Call, token: string | null): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey;
  const answer = await send({
    method: call.method,
    url: urlOf(call.path, call.query),
    headers,
    body: call.body,
    timeoutMs: TIMEOUT_MS,
  }).catch((reason: unknown) => {
    throw reason instanceof NoAnswer ? new ApiProblem('network.no_answer', 0) : reason;
  });
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw problemFrom(answer.status, answer.body);
}

/** `('/cart', {storeId: 'a b'})` -> `/api/cart?storeId=a%20b`; undefined values are left out. */
export function urlOf(path: string, query: Call['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(String(value))}`],
  );
  return `${apiOrigin}/api${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** A fresh idempotency key: keep it for every repetition of the same intent, make a new one for a new intent. */
export function newIdempotencyKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${Date.now().toString(36)}-${part()}-${part()}`;
}
