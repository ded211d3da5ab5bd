import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import type { PoolConnection } from 'mysql2';
import type { QueryRunner } from 'typeorm';

import { type IdempotencyClaim, requestContext } from '../http/request-context';
import { Metrics } from '../metrics/metrics';
import { Problem } from '../problems/problem';
import { closeTransaction, failureOf, openTransaction } from './connections';
import { Database } from './database';
import { classify, driverError, UnknownOutcome, wasNeverSent } from './errors';
import type { Tx } from './tx';

export interface UnitOfWorkOptions<T> {
  /** Asked when the connection broke at COMMIT: look the effect up by its idempotency key; undefined = did not happen. */
  resolveUnknown?: () => Promise<T | undefined>;
}

const TRIES = 5;
const inside = new AsyncLocalStorage<true>();

/** True while a transaction is open in this call chain: calls to the outside world refuse to run then. */
export function isInsideTransaction(): boolean {
  return inside.getStore() === true;
}

/**
 * The only opener of transactions (READ COMMITTED). The closure may run up to five times, so it must hold nothing but
 * database work: deadlocks, lock timeouts and connections lost before COMMIT start it again from nothing. A connection
 * lost *at* COMMIT is never redone: `resolveUnknown` looks the effect up, otherwise the answer is 503.
 *
 * Example: two orders lock the same rows crosswise; one gets errno 1213, waits 20 to 60 ms and succeeds on its second run.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  async run<T>(work: (tx: Tx) => Promise<T>, options: UnitOfWorkOptions<T> = {}): Promise<T> {
    if (isInsideTransaction())
      throw new Error('a unit of work was opened inside another: pass its tx on instead');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inside.run(true, () => this.once(work));
      } catch (error) {
        if (error instanceof UnknownOutcome) return this.resolve(options);
        const failure = classify(error);
        if (failure !== 'retry' && failure !== 'lost') throw error;
        this.metrics.transactionRetries.inc({ errno: String(driverError(error)?.errno ?? failure) });
        if (attempt === TRIES) throw new Problem('service.unavailable', {}, { retryAfterSeconds: 1 });
        await sleep(backOffMs(attempt));
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.database.source.createQueryRunner();
    const connection = (await runner.connect()) as PoolConnection;
    const tx = runner.manager as Tx;
    const claim = openClaim();
    openTransaction(tx, connection);
    try {
      await runner.startTransaction();
      await claim?.writeIn(tx);
      const result = await work(tx);
      const swallowed = failureOf(tx);
      if (swallowed !== undefined) throw swallowed;
      closeTransaction(tx);
      if (claim) claim.state = 'written';
      await commit(runner);
      await runner.release();
      return result;
    } catch (error) {
      closeTransaction(tx);
      if (claim && !(error instanceof UnknownOutcome)) claim.state = 'open';
      await abandon(runner, connection, error);
      throw error;
    }
  }

  private async resolve<T>(options: UnitOfWorkOptions<T>): Promise<T> {
    this.metrics.unknownOutcomes.inc();
    const found = await options.resolveUnknown?.();
    if (found !== undefined) return found;
    throw new Problem('service.unavailable', {}, { retryAfterSeconds: 1 });
  }
}

/** The idempotency claim of the request in progress, when no transaction has written it yet. */
function openClaim(): IdempotencyClaim | undefined {
  const claim = requestContext()?.idempotency;
  return claim?.state === 'open' ? claim : undefined;
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.commitTransaction();
  } catch (error) {
    if (classify(error) === 'retry' || wasNeverSent(error)) throw error;
    throw new UnknownOutcome(error);
  }
}

/** Rolls back and gives the connection back; one that cannot even roll back is thrown away. */
async function abandon(runner: QueryRunner, connection: PoolConnection, error: unknown): Promise<void> {
  const broken = error instanceof UnknownOutcome || classify(error) === 'lost';
  const clean = !broken && (await rolledBack(runner));
  if (clean) {
    await runner.release();
  } else {
    connection.destroy();
  }
}

async function rolledBack(runner: QueryRunner): Promise<boolean> {
  if (!runner.isTransactionActive) return true;
  return runner.rollbackTransaction().then(
    () => true,
    () => false,
  );
}

/** 20-60 ms, 40-120 ms, 80-240 ms ... so that two victims do not meet again. */
function backOffMs(attempt: number): number {
  return 20 * 2 ** (attempt - 1) * (1 + 2 * Math.random());
}
