import { MiniProgramError, type MiniProgramErrorKind } from '../errors';

const KIND_BY_ERRCODE: Record<number, MiniProgramErrorKind> = {
  [-1]: 'busy',
  40029: 'code_invalid',
  40163: 'code_invalid',
  41008: 'code_invalid',
  40226: 'user_blocked',
  45009: 'rate_limited',
  45011: 'rate_limited',
  43108: 'rate_limited',
  43101: 'not_subscribed',
  43107: 'not_subscribed',
  40003: 'invalid_argument',
  40037: 'invalid_argument',
  40129: 'invalid_argument',
  40169: 'invalid_argument',
  41030: 'invalid_argument',
  44002: 'invalid_argument',
  45168: 'invalid_argument',
  47001: 'invalid_argument',
  47003: 'invalid_argument',
  10060001: 'not_ready',
  10060002: 'already_done',
  10060003: 'already_done',
  10060004: 'already_done',
};

/** 40001, 40014 and 42001: the access token is not (or no longer) good; the request itself may be fine. */
export function isTokenErrcode(errcode: number): boolean {
  return errcode === 40001 || errcode === 40014 || errcode === 42001;
}

/** Example: 40029 (login code used twice) -> kind `code_invalid`; 43101 -> `not_subscribed`; 40013 -> `other`. */
export function miniProgramError(api: string, errcode: number): MiniProgramError {
  return new MiniProgramError(api, errcode, KIND_BY_ERRCODE[errcode] ?? 'other');
}

/** No readable answer: a time-out, a proxy's page, a field missing. errcode 0. */
export function unreadableAnswer(api: string): MiniProgramError {
  return new MiniProgramError(api, 0, 'busy');
}
