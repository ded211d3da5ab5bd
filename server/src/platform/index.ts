export * from './access/actor';
export {
  CurrentActor,
  type CustomerActor,
  ForCustomer,
  ForStaff,
  Public,
  type StaffActor,
} from './access/decorators';
export { RateLimit, type RateLimitRule } from './access/rate-limits';
export { RouteAccessCheck } from './access/route-check';
export { Audit, type AuditRecord } from './audit/audit';
export { type ChainBreak, verifyChain } from './audit/sealing';
export { Clock, SystemClock } from './clock';
export { AppConfig, type KeyedSecret, type WechatSettings } from './config/app-config';
export { ConfigError, loadConfig } from './config/load-config';
export { BlindIndex } from './crypto/blind-index';
export { FieldCipher, type FieldPlace, SealBroken } from './crypto/field-cipher';
export { type SettingMistake, settingMistakes } from './database/checks';
export { connect, type DatabaseOptions } from './database/connect';
export { Database } from './database/database';
export { classify, isDuplicateKey, PoolBusy, UnknownOutcome } from './database/errors';
export { migrate, pendingMigrations } from './database/migrate';
export {
  affected,
  type Db,
  insert,
  insertMany,
  insertOnce,
  type Row,
  row,
  rows,
  type Tx,
} from './database/tx';
export { isInsideTransaction, UnitOfWork, type UnitOfWorkOptions } from './database/unit-of-work';
export { type ParkedDelivery, parkedDeliveries, unpark } from './domain-events/deliveries';
export { Dispatcher } from './domain-events/dispatcher';
export { DispatcherLoop } from './domain-events/dispatcher-loop';
export { DomainEvents } from './domain-events/domain-events';
export type { DomainEvent, EventShape, PublishedLanguage, RecordedEvent } from './domain-events/event';
export type { Resolver, Subscription, Subscriptions } from './domain-events/subscriptions';
export type { Fault } from './fault';
export { FaultPoints, InjectedFault } from './fault-points';
export { buildApp } from './http/build-app';
export { Readiness } from './http/readiness';
export { idempotencyKey, requestId } from './http/request-context';
export { serve, stop } from './http/serve';
export { Idempotent } from './idempotency/idempotent';
export { Ids, isUlid, ULID_PATTERN } from './ids';
export {
  AUDIT_SQL,
  type BrokenInvariant,
  brokenInvariants,
  bySql,
  EVENTS_SQL,
  type Invariant,
  platformInvariants,
} from './invariants';
export { type Job, Jobs } from './jobs/jobs';
export { JobsLoop } from './jobs/jobs-loop';
export { readJson } from './json';
export { Log, type LogSink } from './logging/log';
export { Metrics } from './metrics/metrics';
export { portOf, startMetricsServer } from './metrics/metrics-server';
export { PlatformModule, type PlatformOptions, platformModule } from './platform.module';
export { ensure, Problem, type ProblemIssue, refuse } from './problems/problem';
export { problemBody } from './problems/problem-filter';
export { problemOf } from './problems/problem-of';
export { ShortCache } from './short-cache';
export * from './validation/fields';
export { cleanText, type TextFault, type TextLimits } from './validation/person-text';
export { UlidParam } from './validation/ulid-param';
