import type { CallReport, Outside } from '../../../../server/src/wechat/outbound';
import { NOW, signedHeaders } from './keys';

export interface SentRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string;
}

type Answer = Response | Error | (() => Response | Promise<Response>);

/**
 * A WeChat that answers from a script, and a clock that moves only when someone waits. Each request takes the next
 * answer; the last one is repeated.
 */
export class ScriptedWechat {
  readonly requests: SentRequest[] = [];
  readonly reports: CallReport[] = [];
  readonly pauses: number[] = [];
  elapsedMs = 0;
  now = NOW;
  #answers: Answer[] = [];

  answers(...answers: Answer[]): this {
    this.#answers = answers;
    return this;
  }

  readonly outside: Outside = {
    fetch: async (input, init) => this.#fetch(new URL(String(input)), init ?? {}),
    clock: { now: () => this.now },
    timing: {
      monotonicMs: () => this.elapsedMs,
      random: () => 0.5,
      sleep: async (ms) => {
        this.pauses.push(ms);
        this.elapsedMs += ms;
      },
    },
    onCall: (report) => void this.reports.push(report),
  };

  outcomes(): string[] {
    return this.reports.map(({ outcome }) => outcome);
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    const headers = Object.fromEntries(new Headers(init.headers).entries());
    this.requests.push({ url, method: init.method ?? 'GET', headers, body: String(init.body ?? '') });
    const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    if (answer instanceof Error) throw answer;
    if (answer === undefined) throw new Error('the script has no answer');
    return typeof answer === 'function' ? answer() : answer.clone();
  }
}

/** A 200 signed by WeChat; `by` makes it wrong in one way. */
export function signedJson(body: object | string, by: Parameters<typeof signedHeaders>[1] = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status: 200, headers: signedHeaders(text, by) });
}

export function signedNoContent(): Response {
  return new Response(null, { status: 204, headers: signedHeaders('') });
}

/** An error as WeChat sends it: no signature. */
export function refusal(status: number, code: string, message = '', detail?: object): Response {
  return new Response(JSON.stringify({ code, message, detail }), { status });
}

export function plainJson(body: object): Response {
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
}

/** What fetch throws when AbortSignal.timeout fires. */
export function timeout(): Error {
  return Object.assign(new Error('The operation was aborted due to timeout'), { name: 'TimeoutError' });
}
