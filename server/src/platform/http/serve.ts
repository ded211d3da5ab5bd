import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import type { AppConfig } from '../config/app-config';
import { settingMistakes } from '../database/checks';
import { Database } from '../database/database';
import { migrate } from '../database/migrate';
import { DispatcherLoop } from '../domain-events/dispatcher-loop';
import { JobsLoop } from '../jobs/jobs-loop';
import { Log } from '../logging/log';
import { Metrics } from '../metrics/metrics';
import { startMetricsServer } from '../metrics/metrics-server';
import { Readiness } from './readiness';

/** A stop that takes longer than this is cut off: the process supervisor would kill it anyway. */
const STOP_WITHIN_MS = 15_000;

/** Runs migrations, checks the database, starts the loops, listens, and stops cleanly on SIGTERM or SIGINT. */
export async function serve(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const log = app.get(Log);
  const { source } = app.get(Database);
  const ran = await migrate(source);
  if (ran.length > 0) log.info({ ran }, 'migrations ran');
  const mistakes = await settingMistakes(source);
  if (mistakes.length > 0) {
    const text = mistakes
      .map(({ setting, is, mustBe }) => `${setting} is ${is}, must be ${mustBe}`)
      .join('; ');
    if (config.nodeEnv === 'production') throw new Error(`the database is not safe for money: ${text}`);
    log.warn({ mistakes }, 'database settings that production would refuse');
  }
  if (config.backgroundLoops) {
    app.get(DispatcherLoop).start();
    app.get(JobsLoop).start();
  }
  if (config.metricsPort > 0) {
    app.get(Metrics).watchProcess();
    await startMetricsServer(app.get(Metrics), config.metricsPort, config.metricsHost);
  }
  stopOnSignal(app, config);
  await app.listen(config.port, config.host);
  log.info({ port: config.port }, 'the shop is open');
}

function stopOnSignal(app: NestFastifyApplication, config: AppConfig): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop(app, config).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/** Not ready at once; answers what is in flight; then the loops, the pool and the log. */
export async function stop(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const log = app.get(Log);
  app.get(Readiness).drain();
  log.info('stopping');
  await sleep(config.drainMs);
  await Promise.all([app.get(DispatcherLoop).stop(), app.get(JobsLoop).stop()]);
  const server: Server = app.getHttpServer();
  // A connection that was at work when closing began stays open when its answer is sent, for its keep-alive time.
  const closingIdle = setInterval(() => server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(closingIdle);
  log.info('stopped');
  log.flush();
}
