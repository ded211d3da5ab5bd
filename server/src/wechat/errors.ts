/**
 * Errors of the WeChat clients. They carry codes and numbers only: no request, no header, no response text, no
 * cause. A key, a token or an openid can therefore not reach a log through an error.
 */

export type PayErrorKind =
  | 'unknown'
  | 'rejected'
  | 'not_found'
  | 'already_paid'
  | 'closed'
  | 'not_enough'
  | 'rate_limited'
  | 'mismatch';

export interface PayErrorFacts {
  kind: PayErrorKind;
  /** The call, e.g. `pay.jsapi`. */
  api: string;
  /** WeChat's code as sent (`ORDER_NOT_EXIST`), or one of ours: TIMEOUT, NETWORK, BAD_SIGNATURE, UNSIGNED, MALFORMED, CIRCUIT_OPEN. */
  code?: string;
  httpStatus?: number;
  /** The field WeChat names as wrong, without its value. */
  field?: string;
  /** WeChat's Request-ID: what its support asks for. */
  requestId?: string;
}

/**
 * A call to WeChat Pay that did not succeed. `unknown` (time-out, 5xx, 429 after retries, bad or missing signature,
 * unreadable answer) says nothing about the order: query it, never assume.
 */
export class PayError extends Error {
  override readonly name = 'PayError';
  readonly kind: PayErrorKind;
  readonly api: string;
  readonly code?: string;
  readonly httpStatus?: number;
  readonly field?: string;
  readonly requestId?: string;

  constructor(facts: PayErrorFacts) {
    super(`${facts.api}: ${facts.kind}${facts.code ? ` ${facts.code}` : ''}`);
    this.kind = facts.kind;
    this.api = facts.api;
    this.code = facts.code;
    this.httpStatus = facts.httpStatus;
    this.field = facts.field;
    this.requestId = facts.requestId;
  }
}

/**
 * Why a callback was refused. `signtest` is WeChat probing us: answer 401, raise no alarm. `undecryptable` came with
 * a valid signature, so our APIv3 key is wrong: answer 500 so that WeChat sends again. `unsupported` is a kind of
 * callback we never asked for. All others: answer 401.
 */
export type NotificationRefusal =
  | 'signature'
  | 'stale'
  | 'unknown_serial'
  | 'signtest'
  | 'undecryptable'
  | 'unsupported';

export class NotificationRejected extends Error {
  override readonly name = 'NotificationRejected';

  constructor(readonly reason: NotificationRefusal) {
    super(`WeChat Pay notification refused: ${reason}`);
  }
}

/** `busy` includes time-outs and unreadable answers: the same call may be tried again later, except single-use codes. */
export type MiniProgramErrorKind =
  | 'code_invalid'
  | 'user_blocked'
  | 'rate_limited'
  | 'busy'
  | 'not_subscribed'
  | 'invalid_argument'
  | 'not_ready'
  | 'already_done'
  | 'other';

export class MiniProgramError extends Error {
  override readonly name = 'MiniProgramError';

  constructor(
    readonly api: string,
    /** WeChat's errcode; 0 when no readable answer came. */
    readonly errcode: number,
    readonly kind: MiniProgramErrorKind,
  ) {
    super(`${api}: ${kind} ${errcode}`);
  }
}

export class PushRejected extends Error {
  override readonly name = 'PushRejected';

  constructor(readonly reason: 'signature' | 'stale' | 'wrong_appid' | 'undecryptable' | 'malformed') {
    super(`WeChat push refused: ${reason}`);
  }
}
