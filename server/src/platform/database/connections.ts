import type { Pool, PoolConnection } from 'mysql2';
import type { DataSource, EntityManager } from 'typeorm';

import { endsTransaction } from './errors';

interface TransactionState {
  connection: PoolConnection;
  failure?: unknown;
}

const states = new WeakMap<object, TransactionState>();
const pools = new WeakMap<object, Pool>();

/** Remembers which pool a data source reads from. */
export function rememberPool(source: DataSource, pool: Pool): void {
  pools.set(source, pool);
}

/** Remembers which connection carries a transaction, so that reads and writes skip TypeORM's query layer. */
export function openTransaction(tx: EntityManager, connection: PoolConnection): void {
  states.set(tx, { connection });
}

export function connectionOf(db: object): PoolConnection | undefined {
  return states.get(db)?.connection;
}

export function poolOf(db: object): Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('not a connected data source, nor a transaction in progress');
  return pool;
}

/** How many connections are open, how many of them are at work, and how many callers wait for one. */
export interface PoolUsage {
  open: number;
  busy: number;
  waiting: number;
}

interface PoolInside {
  _allConnections?: { length: number };
  _freeConnections?: { length: number };
  _connectionQueue?: { length: number };
}

/** mysql2 does not publish these numbers; were its fields renamed, the gauges would show 0 and nothing would break. */
export function poolUsage(source: DataSource): PoolUsage {
  const inside = poolOf(source) as unknown as PoolInside;
  const open = inside._allConnections?.length ?? 0;
  const waiting = inside._connectionQueue?.length ?? 0;
  return { open, busy: open - (inside._freeConnections?.length ?? 0), waiting };
}

/** A database error that rolled something back must not be swallowed: the unit of work asks for it before COMMIT. */
export function noteFailure(tx: object, error: unknown): void {
  const state = states.get(tx);
  if (state && endsTransaction(error)) state.failure = error;
}

export function failureOf(tx: object): unknown {
  return states.get(tx)?.failure;
}

/** After commit or rollback the handle is dead: using it is a bug and throws. */
export function closeTransaction(tx: object): void {
  states.delete(tx);
}
