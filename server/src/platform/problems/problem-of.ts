import { HttpException } from '@nestjs/common';
import type { ProblemCode } from '@tianpu/shared/problems';

import { classify, UnknownOutcome } from '../database/errors';
import { Problem } from './problem';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  401: 'session.unauthenticated',
  403: 'session.forbidden',
  404: 'request.not_found',
  405: 'request.method_not_allowed',
  406: 'request.malformed',
  408: 'request.malformed',
  409: 'idempotency.in_progress',
  413: 'request.too_large',
  414: 'request.malformed',
  415: 'request.unsupported_media_type',
  429: 'request.too_many',
  431: 'request.too_large',
  503: 'service.unavailable',
};

const unavailable = (): Problem => new Problem('service.unavailable', {}, { retryAfterSeconds: 1 });

/**
 * What a thrown value means to the client: our own refusals as they are, errors of Nest, Fastify and its parsers by
 * their status alone (their texts stay inside), a database that is busy or away 503, and everything else is a bug: 500.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UnknownOutcome) return unavailable();
  const failure = classify(error);
  if (failure !== 'bug') return unavailable();
  const status = statusOf(error);
  const code = status === undefined ? undefined : BY_STATUS[status];
  return new Problem(code ?? (status !== undefined && status < 500 ? 'request.malformed' : 'service.failed'));
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null) return undefined;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return typeof statusCode === 'number' && typeof code === 'string' && code.startsWith('FST_')
    ? statusCode
    : undefined;
}
