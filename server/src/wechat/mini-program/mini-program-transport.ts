import { type CallOutcome, exchange, NoAnswer, type Outside, type RawResponse } from '../outbound';
import { isRecord, parseJson, WireObject } from '../wire-object';
import { isTokenErrcode, miniProgramError, unreadableAnswer } from './mini-program-errors';

const TIMEOUT_MS = 3_000;

export interface MiniProgramRequest {
  api: string;
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON by POST; without it the request is a GET. */
  body?: object;
}

/**
 * One call to WeChat's mini-program API. It always answers 200; `errcode` says what happened. No retries here: login
 * and phone codes are good for one use, a message may have gone out; what may be repeated is repeated by its caller.
 */
export class MiniProgramTransport {
  readonly #baseUrl: string;

  constructor(
    private readonly outside: Outside,
    baseUrl: string,
  ) {
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
  }

  /** The fields of a success. Throws MiniProgramError. */
  async json(request: MiniProgramRequest): Promise<WireObject> {
    return this.#counted(request.api, async () => {
      const fields = jsonFields(await this.#send(request));
      if (!fields) throw unreadableAnswer(request.api);
      const errcode = errcodeOf(fields);
      if (errcode !== 0) throw miniProgramError(request.api, errcode);
      return new WireObject(fields, () => unreadableAnswer(request.api));
    });
  }

  /** PNG or JPEG bytes. An error comes as JSON with status 200, told apart by its first byte, not by its label. */
  async image(request: MiniProgramRequest): Promise<Buffer> {
    return this.#counted(request.api, async () => {
      const response = await this.#send(request);
      if (isImage(response.body)) return response.body;
      const fields = jsonFields(response);
      const errcode = fields ? errcodeOf(fields) : 0;
      throw errcode === 0 ? unreadableAnswer(request.api) : miniProgramError(request.api, errcode);
    });
  }

  async #send(request: MiniProgramRequest): Promise<RawResponse> {
    const url = new URL(`${this.#baseUrl}${request.path}`);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const init = request.body
      ? {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(request.body),
        }
      : { method: 'GET' };
    const response = await exchange(this.outside, url, init, TIMEOUT_MS);
    if (response.status !== 200) throw unreadableAnswer(request.api);
    return response;
  }

  async #counted<T>(api: string, run: () => Promise<T>): Promise<T> {
    const { timing, onCall } = this.outside;
    const startedMs = timing.monotonicMs();
    let outcome: CallOutcome = 'malformed';
    try {
      const result = await run();
      outcome = 'ok';
      return result;
    } catch (error) {
      if (error instanceof NoAnswer) {
        outcome = error.reason;
        throw unreadableAnswer(api);
      }
      outcome = outcomeOf(error);
      throw error;
    } finally {
      onCall({ api, outcome, ms: timing.monotonicMs() - startedMs });
    }
  }
}

function outcomeOf(error: unknown): CallOutcome {
  const errcode = isRecord(error) ? error['errcode'] : undefined;
  if (typeof errcode !== 'number' || errcode === 0) return 'malformed';
  if (isTokenErrcode(errcode)) return 'sign_error';
  return errcode === 45009 || errcode === 45011 ? 'rate_limited' : 'refused';
}

function jsonFields(response: RawResponse): Record<string, unknown> | undefined {
  const parsed = parseJson(response.body.toString('utf8'));
  return isRecord(parsed) ? parsed : undefined;
}

/** Missing means success: jscode2session sends no errcode when all is well. */
function errcodeOf(fields: Record<string, unknown>): number {
  const errcode = fields['errcode'];
  return typeof errcode === 'number' ? errcode : 0;
}

function isImage(body: Buffer): boolean {
  const isPng = body.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  const isJpeg = body.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  return isPng || isJpeg;
}
