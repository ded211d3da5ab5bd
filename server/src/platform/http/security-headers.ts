import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

import type { AppConfig } from '../config/app-config';

/** CSP hashes of the inline scripts in the built H5 page, so that no other inline script runs. */
function inlineScriptHashes(h5Dir: string | undefined): string[] {
  const page = h5Dir === undefined ? undefined : join(h5Dir, 'index.html');
  if (page === undefined || !existsSync(page)) return [];
  const scripts = readFileSync(page, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
}

/** Headers of every answer; answers of the API are never stored by anybody. CORS stays closed: one origin only. */
export async function addSecurityHeaders(fastify: FastifyInstance, config: AppConfig): Promise<void> {
  const simulator = config.simulatorPort === undefined ? [] : [`http://*:${config.simulatorPort}`];
  await fastify.register(helmet, {
    strictTransportSecurity: config.publicBaseUrl.startsWith('https://') && { maxAge: 31_536_000 },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScriptHashes(config.h5Dir)],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...simulator],
        fontSrc: ["'self'", 'data:'],
        // A picture she chose in the browser is read from its blob address before it is sent.
        connectSrc: ["'self'", 'blob:', ...simulator],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}
