import type { FastifyInstance } from 'fastify';

import { Problem } from '../problems/problem';
import { assertPlainQuery, parseStrictJson } from './strict-json';

/** Largest JSON body. The biggest honest one, an order, is below 10 KB. */
export const BODY_LIMIT_BYTES = 100 * 1024;

const UTF8_JSON = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * JSON in UTF-8 is the only body there is: no forms, no text, no compressed bodies (a 1 KB gzip may hold a gigabyte).
 * The exact bytes stay on `request.rawBody`, because signatures are made over bytes.
 */
export function addStrictParsing(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      if (!UTF8_JSON.test(request.headers['content-type'] ?? ''))
        throw new Problem('request.unsupported_media_type');
      request.rawBody = body;
      done(null, body.length === 0 ? undefined : parseStrictJson(body));
    } catch (error) {
      done(error instanceof Error ? error : new Problem('request.malformed'), undefined);
    }
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    const compressed = encoding !== undefined && encoding.toLowerCase() !== 'identity';
    done(compressed ? new Problem('request.unsupported_media_type') : undefined);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      assertPlainQuery(request.query);
      if (!request.routeOptions.url?.endsWith('*')) assertPlainQuery(request.params);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}
