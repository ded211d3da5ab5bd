import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { ProblemBody } from '@tianpu/shared/problems';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { requestIdOf } from '../http/request-hooks';
import { Log } from '../logging/log';
import type { Problem } from './problem';
import { problemOf } from './problem-of';

/** The RFC 9457 body of a refusal. Example: `{type: 'urn:tianpu:problem:slot.sold_out', status: 409, code: …}`. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  const { issues } = problem.detail;
  return {
    type: `urn:tianpu:problem:${problem.code}`,
    title: problem.code,
    status: problem.status,
    code: problem.code,
    params: problem.params,
    requestId,
    ...(issues ? { issues } : {}),
  };
}

/** Answers every error, of whatever layer, as a problem. The cause of a 500 is logged and never told. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.log.error({ err: error, code: problem.code }, 'a request failed');
    if (reply.sent) return;
    const { retryAfterSeconds } = problem.detail;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    if (problem.code === 'session.unauthenticated') reply.header('www-authenticate', 'Bearer');
    request.problemCode = problem.code;
    reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(problemBody(problem, requestIdOf(request)));
  }
}
