import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Log } from '../logging/log';
import type { Metrics } from '../metrics/metrics';
import { acceptableRequestId, type RequestContext, runInContext } from './request-context';

declare module 'fastify' {
  interface FastifyRequest {
    tianpu?: RequestContext;
    /** The exact bytes of a JSON body, for signatures. */
    rawBody?: Buffer;
    problemCode?: string;
  }
}

/** The id of a request, also where the async context is lost (errors of the body parser). */
export function requestIdOf(request: FastifyRequest): string {
  return request.tianpu?.requestId ?? 'unknown';
}

/** Gives every request an id and a context, answers the id, counts and logs the request when it is done. */
export function addRequestHooks(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const requestId = acceptableRequestId(request.headers['x-request-id']) ?? randomUUID();
    request.tianpu = { requestId };
    reply.header('x-request-id', requestId);
    runInContext(request.tianpu, () => done());
  });
  // Reading the body may come back on the socket's own async chain: enter the context again before the handler.
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (request.tianpu) runInContext(request.tianpu, () => done());
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const status = reply.statusCode;
    metrics.httpSeconds.observe({ route, status: String(status) }, reply.elapsedTime / 1000);
    if (route.startsWith('/api/')) {
      const line = {
        requestId: requestIdOf(request),
        method: request.method,
        route,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        userAgent: request.headers['user-agent']?.slice(0, 200),
        ...(request.problemCode ? { code: request.problemCode } : {}),
      };
      if (status >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    }
    done();
  });
}
