import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import type { AppConfig } from '../config/app-config';
import { Log } from '../logging/log';
import { Metrics } from '../metrics/metrics';
import { addStrictParsing, BODY_LIMIT_BYTES } from './body-parsing';
import { publishOpenApi } from './openapi';
import { addRequestHooks } from './request-hooks';
import { addSecurityHeaders } from './security-headers';
import { serveStaticFiles } from './static-files';

/** Builds the HTTP server around a root module that contains the PlatformModule; it does not listen yet. */
export async function buildApp(root: DynamicModule, config: AppConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 20_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    logger: false,
    routerOptions: { maxParamLength: 128 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  const log = app.get(Log);
  app.useLogger(log);
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz'] });
  const fastify = app.getHttpAdapter().getInstance();
  addRequestHooks(fastify, log, app.get(Metrics));
  addStrictParsing(fastify);
  await addSecurityHeaders(fastify, config);
  await serveStaticFiles(fastify, config);
  if (config.nodeEnv !== 'production') publishOpenApi(app, config.version);
  try {
    await app.init();
    await fastify.ready();
    return app;
  } catch (error) {
    // A server that may not start must not keep its pool open either: the process would never end.
    await app.close();
    throw error;
  }
}
