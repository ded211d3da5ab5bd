import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';

import { AccessGuard } from './access/access-guard';
import { RateLimitByActor, RateLimitByIp, RateLimits } from './access/rate-limits';
import { RouteAccessCheck } from './access/route-check';
import { Audit } from './audit/audit';
import { Clock, SystemClock } from './clock';
import { AppConfig } from './config/app-config';
import { BlindIndex } from './crypto/blind-index';
import { FieldCipher } from './crypto/field-cipher';
import { connect } from './database/connect';
import { poolUsage } from './database/connections';
import { Database } from './database/database';
import { UnitOfWork } from './database/unit-of-work';
import { Dispatcher } from './domain-events/dispatcher';
import { DispatcherLoop } from './domain-events/dispatcher-loop';
import { DomainEvents } from './domain-events/domain-events';
import { type AnySubscriptions, SUBSCRIPTIONS } from './domain-events/subscriptions';
import { FaultPoints } from './fault-points';
import { HealthController } from './http/health.controller';
import { Readiness } from './http/readiness';
import { IdempotencyStore } from './idempotency/idempotency-store';
import { Ids, MonotonicIds } from './ids';
import { Jobs } from './jobs/jobs';
import { JobsLoop } from './jobs/jobs-loop';
import { createLogger, Log, type LogSink, stdoutSink } from './logging/log';
import { Metrics } from './metrics/metrics';
import { PlatformJobs } from './platform.jobs';
import { ProblemFilter } from './problems/problem-filter';
import { strictValidation } from './validation/validation-pipe';

export interface PlatformOptions {
  config: AppConfig;
  /** The table of reactions; only `server/src/subscriptions.ts` makes the real one. */
  subscriptions: object;
  migrations: Type<object>[];
  /** Tests put their clock in the place of the system's. */
  clock?: Clock;
  faultPoints?: FaultPoints;
  /** Where log lines go; stdout by default. */
  logSink?: LogSink;
  /** Given when something outside of the platform module counts too. */
  metrics?: Metrics;
}

const services: Provider[] = [
  Readiness,
  UnitOfWork,
  DomainEvents,
  Dispatcher,
  DispatcherLoop,
  Jobs,
  JobsLoop,
  Audit,
  FieldCipher,
  BlindIndex,
  IdempotencyStore,
  RateLimits,
  PlatformJobs,
  RouteAccessCheck,
  { provide: Ids, useClass: MonotonicIds },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useFactory: strictValidation },
  // Guards run in this order: an address that knocks too often is not even asked who it is.
  { provide: APP_GUARD, useClass: RateLimitByIp },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: RateLimitByActor },
];

@Module({})
export class PlatformModule {}

/** Everything the features stand on; global, so a feature injects what it needs without importing it. */
export function platformModule(options: PlatformOptions): DynamicModule {
  const { config } = options;
  const given: Provider[] = [
    { provide: AppConfig, useValue: config },
    options.metrics ? { provide: Metrics, useValue: options.metrics } : Metrics,
    { provide: SUBSCRIPTIONS, useValue: options.subscriptions as AnySubscriptions },
    { provide: Clock, useValue: options.clock ?? new SystemClock() },
    options.faultPoints ? { provide: FaultPoints, useValue: options.faultPoints } : FaultPoints,
    {
      provide: Log,
      inject: [Metrics],
      useFactory: (metrics: Metrics) => {
        const sink = options.logSink ?? stdoutSink(() => metrics.logLinesDropped.inc());
        return new Log(createLogger(config.logLevel, config.version, sink), sink);
      },
    },
    {
      provide: Database,
      inject: [Metrics],
      useFactory: async (metrics: Metrics) => {
        const source = await connect({
          url: config.databaseUrl,
          tls: config.databaseTls,
          poolSize: config.databasePoolSize,
          poolWaitMs: config.databasePoolWaitMs,
          migrations: options.migrations,
        });
        metrics.watchPool(() => poolUsage(source));
        return new Database(source);
      },
    },
  ];
  const providers = [...given, ...services];
  return {
    module: PlatformModule,
    global: true,
    imports: [DiscoveryModule],
    controllers: [HealthController],
    providers,
    exports: providers.filter((provider) => !isAppWide(provider)),
  };
}

function isAppWide(provider: Provider): boolean {
  return (
    typeof provider === 'object' &&
    [APP_FILTER, APP_PIPE, APP_GUARD].some((token) => token === provider.provide)
  );
}
