import type { NotificationRefusal } from './errors';
import { isRecord } from './wire-object';

/** Wall clock: signatures and token lifetimes. Injected, so that tests can stand still or jump. */
export interface WechatClock {
  now(): Date;
}

/** Elapsed time, waiting and jitter; apart from the wall clock, which may be stepped while a call is running. */
export interface Timing {
  monotonicMs(): number;
  sleep(ms: number): Promise<void>;
  /** 0 <= x < 1. */
  random(): number;
}

export type CallOutcome =
  | 'ok'
  | 'refused'
  | 'sign_error'
  | 'rate_limited'
  | 'server_error'
  | 'timeout'
  | 'network'
  | 'unsigned'
  | 'bad_signature'
  | 'malformed'
  | 'circuit_open'
  | NotificationRefusal;

/** One try, for metrics and alarms. `sign_error` usually means our clock is wrong, `bad_signature` a forged answer. */
export interface CallReport {
  /** `pay.jsapi`, `mp.jscode2session`, `pay.notification` … a closed list, safe as a metric label. */
  api: string;
  outcome: CallOutcome;
  ms: number;
}

/** What every client needs from outside; nothing here knows WeChat. */
export interface Outside {
  fetch: typeof fetch;
  clock: WechatClock;
  timing: Timing;
  onCall(report: CallReport): void;
}

export const systemTiming: Timing = {
  monotonicMs: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};

/** The real world, with any part replaced. */
export function outsideWith(parts: Partial<Outside> = {}): Outside {
  return {
    fetch: parts.fetch ?? fetch,
    clock: parts.clock ?? { now: () => new Date() },
    timing: parts.timing ?? systemTiming,
    onCall: parts.onCall ?? (() => undefined),
  };
}

export interface RawResponse {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** No answer came. Says only which of the two, because a fetch error may quote the URL and with it a token. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(readonly reason: 'timeout' | 'network') {
    super(`no answer: ${reason}`);
  }
}

/**
 * One HTTP exchange, body read to the end, all within `timeoutMs`. Redirects are refused: a signed request or a
 * token must not travel to another host. Throws NoAnswer.
 */
export async function exchange(
  outside: Outside,
  url: URL,
  init: { method: string; headers?: Record<string, string>; body?: string },
  timeoutMs: number,
): Promise<RawResponse> {
  try {
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
    const response = await outside.fetch(url, { ...init, redirect: 'error', signal });
    return {
      status: response.status,
      headers: response.headers,
      body: Buffer.from(await response.arrayBuffer()),
    };
  } catch (error) {
    throw new NoAnswer(isRecord(error) && error['name'] === 'TimeoutError' ? 'timeout' : 'network');
  }
}
