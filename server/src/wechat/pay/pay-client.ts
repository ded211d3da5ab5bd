import { PayError } from '../errors';
import { type CallOutcome, NoAnswer, type Outside, type RawResponse } from '../outbound';
import { parseJson } from '../wire-object';
import type { CircuitBreaker } from './circuit-breaker';
import { payErrorFrom } from './pay-error-codes';
import type { PayRequest, PayTransport } from './pay-transport';
import type { ResponseVerifier } from './response-verifier';

const TRY_TIMEOUT_MS = 3_000;
const BUDGET_MS = 8_000;
const SHORTEST_TRY_MS = 300;
const BACKOFF_MS = [1_000, 2_000];
/** A repeated signature failure is no hiccup but a forger or a wrong clock: those are not tried again. */
const WORTH_RETRYING = new Set<CallOutcome>([
  'timeout',
  'network',
  'server_error',
  'rate_limited',
  'unsigned',
  'malformed',
]);
const SHOWS_OUTAGE = new Set<CallOutcome>(['timeout', 'network', 'server_error', 'rate_limited']);

type Attempt = { outcome: 'ok'; body: Buffer } | { outcome: CallOutcome; error: PayError };

export interface CallOptions {
  /** The bill file is the one answer WeChat does not sign; its SHA1 came in a signed answer. */
  isUnsigned?: boolean;
  tryTimeoutMs?: number;
  budgetMs?: number;
}

/**
 * Calls WeChat Pay until there is an answer to trust, at most three tries within eight seconds: 3 s for each try,
 * pauses of about 1 s and 2 s. Every request of ours may be repeated, because WeChat recognises our order and refund
 * numbers. Example: three answers 500 cost about 3 s, then PayError `unknown`; ten such failures open the circuit.
 */
export class PayClient {
  constructor(
    private readonly transport: PayTransport,
    private readonly verifier: ResponseVerifier,
    private readonly circuit: CircuitBreaker,
    private readonly outside: Outside,
  ) {}

  /** The body of a 2xx whose signature was verified (empty for 204). Throws PayError for everything else. */
  async call(request: PayRequest, options: CallOptions = {}): Promise<Buffer> {
    const { timing } = this.outside;
    const deadline = timing.monotonicMs() + (options.budgetMs ?? BUDGET_MS);
    let earlier: PayError | undefined;
    for (let tries = 0; ; tries += 1) {
      const left = deadline - timing.monotonicMs();
      const attempt = await this.#attempt(
        request,
        Math.min(options.tryTimeoutMs ?? TRY_TIMEOUT_MS, left),
        options,
      );
      if ('body' in attempt) return attempt.body;
      // CIRCUIT_OPEN tells the caller that nothing was sent: after an earlier try that would be wrong.
      if (attempt.outcome === 'circuit_open') throw earlier ?? attempt.error;
      earlier = attempt.error;
      const pause = (BACKOFF_MS[tries] ?? Number.POSITIVE_INFINITY) * (0.8 + 0.4 * timing.random());
      const isInBudget = timing.monotonicMs() + pause + SHORTEST_TRY_MS <= deadline;
      if (!WORTH_RETRYING.has(attempt.outcome) || !isInBudget || this.circuit.isOpen) throw attempt.error;
      await timing.sleep(pause);
    }
  }

  async #attempt(request: PayRequest, timeoutMs: number, options: CallOptions): Promise<Attempt> {
    const { timing, onCall } = this.outside;
    const startedMs = timing.monotonicMs();
    if (!this.circuit.admit(startedMs)) {
      onCall({ api: request.api, outcome: 'circuit_open', ms: 0 });
      return this.#unknown(request, 'circuit_open');
    }
    const attempt = await this.#sendAndJudge(request, timeoutMs, options);
    if (SHOWS_OUTAGE.has(attempt.outcome)) this.circuit.failed(timing.monotonicMs());
    else this.circuit.succeeded();
    onCall({ api: request.api, outcome: attempt.outcome, ms: timing.monotonicMs() - startedMs });
    return attempt;
  }

  async #sendAndJudge(request: PayRequest, timeoutMs: number, options: CallOptions): Promise<Attempt> {
    let response: RawResponse;
    try {
      response = await this.transport.send(request, timeoutMs);
    } catch (error) {
      if (error instanceof NoAnswer) return this.#unknown(request, error.reason);
      throw error;
    }
    const isSuccess = response.status === 200 || response.status === 204;
    if (!isSuccess) return this.#refused(request, response);
    if (options.isUnsigned) return { outcome: 'ok', body: response.body };
    const verdict = await this.verifier.verify(
      (name) => response.headers.get(name) ?? undefined,
      response.body,
    );
    if (verdict === 'ok') {
      const isReadable = response.status === 204 || parseJson(response.body.toString('utf8')) !== undefined;
      return isReadable ? { outcome: 'ok', body: response.body } : this.#unknown(request, 'malformed', 200);
    }
    return this.#unknown(request, verdict === 'unsigned' ? 'unsigned' : 'bad_signature', response.status);
  }

  #refused(request: PayRequest, response: RawResponse): Attempt {
    const requestId = response.headers.get('request-id') ?? undefined;
    const error = payErrorFrom(request.api, response.status, response.body, requestId);
    if (response.status >= 500) return { outcome: 'server_error', error };
    if (response.status === 429) return { outcome: 'rate_limited', error };
    if (response.status === 401) return { outcome: 'sign_error', error };
    return { outcome: error.code === undefined ? 'malformed' : 'refused', error };
  }

  #unknown(request: PayRequest, outcome: CallOutcome, httpStatus?: number): Attempt {
    const code = outcome.toUpperCase();
    return { outcome, error: new PayError({ kind: 'unknown', api: request.api, code, httpStatus }) };
  }
}
