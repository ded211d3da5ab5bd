import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

import type { AppConfig } from '../config/app-config';

const HASHED_NAME = /[.-][0-9a-f]{8,}\.[a-z0-9.]+$/i;

/** Serves the pictures at `/media` and, when it was built, the H5 app at `/`. Hashed files are cached for a year. */
export async function serveStaticFiles(fastify: FastifyInstance, config: AppConfig): Promise<void> {
  if (config.mediaDir !== undefined && existsSync(config.mediaDir)) {
    await fastify.register(fastifyStatic, {
      root: resolve(config.mediaDir),
      prefix: '/media/',
      decorateReply: false,
      dotfiles: 'deny',
      index: false,
      maxAge: '7d',
    });
  }
  if (config.h5Dir !== undefined && existsSync(config.h5Dir)) {
    await fastify.register(fastifyStatic, {
      root: resolve(config.h5Dir),
      prefix: '/',
      dotfiles: 'deny',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forever = HASHED_NAME.test(path);
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
}
