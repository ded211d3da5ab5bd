import { isProblemCode, type ProblemCode, type ProblemParams } from '@tianpu/shared/problems';
import { PROBLEM_TEXTS } from './problem-texts';

/** What can go wrong on the way: a refusal of the server by its code, or no answer at all. */
export type ApiProblemCode = ProblemCode | 'network.no_answer';

/** A request that did not succeed. `code` decides what to say and do; `requestId` is what support asks for. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ApiProblemCode,
    readonly status: number,
    readonly params: ProblemParams = {},
    readonly requestId: string | null = null,
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

const NO_ANSWER_TEXT = '没连上网，请检查网络后再试一次';

/** The sentence to show for anything thrown by an api function; says what to do next. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return PROBLEM_TEXTS['service.failed'];
  return error.code === 'network.no_answer' ? NO_ANSWER_TEXT : PROBLEM_TEXTS[error.code];
}

export const isOffline = (error: unknown) =>
  error instanceof ApiProblem && error.code === 'network.no_answer';

export const hasCode = (error: unknown, code: ApiProblemCode) =>
  error instanceof ApiProblem && error.code === code;

/** Reads a refusal's body (RFC 9457); an answer that is none of ours (a proxy's page) counts as the service being down. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && isProblemCode(body.code)) {
    const params = 'params' in body && typeof body.params === 'object' ? paramsOf(body.params) : {};
    const requestId = 'requestId' in body && typeof body.requestId === 'string' ? body.requestId : null;
    return new ApiProblem(body.code, status, params, requestId);
  }
  return new ApiProblem(status >= 500 || status === 0 ? 'service.unavailable' : 'service.failed', status);
}

function paramsOf(raw: object | null): ProblemParams {
  const kept: Record<string, string | number | boolean | null> = {};
  for (const [key, value] of Object.entries(raw ?? {})) {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) kept[key] = value;
  }
  return kept;
}
