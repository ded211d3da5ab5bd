import { PayError, type PayErrorKind } from '../errors';
import { isRecord, parseJson } from '../wire-object';

/** Codes without `_`: WeChat spells them both ways (ORDERPAID, ORDER_PAID), by the age of the page. */
const KIND_BY_CODE: Record<string, PayErrorKind> = {
  ORDERPAID: 'already_paid',
  ORDERCLOSED: 'closed',
  OUTTRADENOUSED: 'mismatch',
  ORDERNOTEXIST: 'not_found',
  ORDERNOTEXISTS: 'not_found',
  RESOURCENOTEXISTS: 'not_found',
  NOTENOUGH: 'not_enough',
  FREQUENCYLIMITED: 'rate_limited',
  RATELIMITEXCEEDED: 'rate_limited',
  RATELIMITEXCEED: 'rate_limited',
  USERPAYING: 'unknown',
};

/** INVALID_REQUEST covers several cases; the number WeChat puts into the message tells them apart. */
const KIND_BY_HINT: [RegExp, PayErrorKind][] = [
  [/268512771/, 'not_found'],
  [/268449538/, 'already_paid'],
  [/268498688|请求重入/, 'mismatch'],
];

/** `order_paid` and `ORDERPAID` alike -> `ORDERPAID`. */
export function normaliseCode(code: string): string {
  return code.replaceAll('_', '').toUpperCase();
}

/**
 * What an answer that is not a verified success means. 5xx and 429 are always `unknown`, whatever their body says;
 * other statuses are classified by code. Example: 400 `ORDERPAID` and 403 `ORDER_PAID` are both `already_paid`,
 * 400 `PARAM_ERROR` is `rejected`. The body is a hint only (it may be unsigned): keeps its code and field name.
 */
export function payErrorFrom(api: string, httpStatus: number, body: Buffer, requestId?: string): PayError {
  const parsed = parseJson(body.toString('utf8'));
  const fields = isRecord(parsed) ? parsed : {};
  const code = plainWord(fields['code']);
  const field = isRecord(fields['detail']) ? plainWord(fields['detail']['field']) : undefined;
  const message = typeof fields['message'] === 'string' ? fields['message'] : '';
  return new PayError({ kind: kindOf(httpStatus, code, message), api, code, httpStatus, field, requestId });
}

function kindOf(httpStatus: number, code: string | undefined, message: string): PayErrorKind {
  if (httpStatus >= 500 || httpStatus === 429 || httpStatus < 400 || code === undefined) return 'unknown';
  const normal = normaliseCode(code);
  if (normal === 'INVALIDREQUEST') {
    return KIND_BY_HINT.find(([hint]) => hint.test(message))?.[1] ?? 'rejected';
  }
  return KIND_BY_CODE[normal] ?? 'rejected';
}

/** Codes and field paths only; anything that could be a customer's value is dropped. */
function plainWord(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z/][A-Za-z_/.[\]]{0,63}$/.test(value) ? value : undefined;
}
