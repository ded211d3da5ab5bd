/** What a failed statement or COMMIT means for the caller. */
export type DatabaseFailure = 'retry' | 'lost' | 'busy' | 'unavailable' | 'bug';

const RETRY_ERRNOS = new Set([
  1213, // deadlock: the whole transaction is gone
  1205, // lock wait timeout: rolls back one statement only, so the whole unit must be redone
  1020, // record changed since last read (snapshot isolation)
]);
const LOST_CODES = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CONNECTION_KILLED',
  'ER_SERVER_SHUTDOWN',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_ENQUEUE_AFTER_QUIT',
  'PROTOCOL_PACKETS_OUT_OF_ORDER',
]);
const LOST_ERRNOS = new Set([1053, 1927, 2006, 2013]);
const DOWN_CODES = new Set(['ECONNREFUSED', 'ENOENT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const DOWN_ERRNOS = new Set([
  1040, // too many connections
  1021, // disk full
  1030, // got error from storage engine
  1114, // table is full
  1290, // read only
  1836, // read only mode
]);
const DUPLICATE = 1062;
const QUERY_INTERRUPTED = new Set([1317, 1969]);

/** The pool had no free connection for two seconds: the request is refused, not queued for ever. */
export class PoolBusy extends Error {
  override readonly name = 'PoolBusy';
  constructor(waitedMs: number) {
    super(`no database connection became free within ${waitedMs} ms`);
  }
}

/** The connection broke while COMMIT was on its way: nobody knows whether it happened. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
  constructor(cause: unknown) {
    super('the outcome of COMMIT is unknown', { cause });
  }
}

interface DriverError {
  code?: string;
  errno?: number;
  sqlState?: string;
  sqlMessage?: string;
  fatal?: boolean;
}

/** The mysql2 error behind a TypeORM wrapper, or undefined when `error` did not come from the driver. */
export function driverError(error: unknown): DriverError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const inner = (error as { driverError?: unknown }).driverError;
  const candidate = (typeof inner === 'object' && inner !== null ? inner : error) as DriverError;
  const known =
    typeof candidate.code === 'string' || typeof candidate.errno === 'number' || candidate.fatal === true;
  return known ? candidate : undefined;
}

/**
 * Sorts a database error: `retry` the whole unit, connection `lost`, pool `busy`, server `unavailable`, or a `bug`.
 * Example: errno 1213 or SQLSTATE 40001 is 'retry'; errno 1062 (duplicate key) is 'bug' unless the caller expected it.
 */
export function classify(error: unknown): DatabaseFailure {
  if (error instanceof PoolBusy) return 'busy';
  const failure = driverError(error);
  if (!failure) return 'bug';
  if (wasNeverSent(error)) return 'lost';
  const { code = '', errno = 0, sqlState } = failure;
  if (RETRY_ERRNOS.has(errno) || sqlState === '40001') return 'retry';
  if (LOST_CODES.has(code) || LOST_ERRNOS.has(errno)) return 'lost';
  if (DOWN_CODES.has(code) || DOWN_ERRNOS.has(errno)) return 'unavailable';
  return 'bug';
}

/** True when the statement never left: the driver knew that the connection was closed (its error has no code). */
export function wasNeverSent(error: unknown): boolean {
  const failure = driverError(error);
  return failure?.fatal === true && failure.code === undefined && failure.errno === undefined;
}

/** True for errors after which going on would commit half a transaction. */
export function endsTransaction(error: unknown): boolean {
  return classify(error) !== 'bug' || QUERY_INTERRUPTED.has(driverError(error)?.errno ?? 0);
}

/** True when a unique key refused an INSERT; `key` narrows it to one named index. */
export function isDuplicateKey(error: unknown, key?: string): boolean {
  const failure = driverError(error);
  if (failure?.errno !== DUPLICATE) return false;
  return key === undefined || (failure.sqlMessage ?? '').includes(`'${key}'`);
}
