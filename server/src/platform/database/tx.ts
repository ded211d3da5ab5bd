import type { FieldPacket, Pool, PoolConnection, QueryResult, ResultSetHeader } from 'mysql2';
import type { DataSource, EntityManager } from 'typeorm';
import { connectionOf, noteFailure, poolOf } from './connections';
import { isDuplicateKey } from './errors';

declare const insideUnitOfWork: unique symbol;

/** A transaction in progress: only `UnitOfWork.run` hands one out. */
export type Tx = EntityManager & { readonly [insideUnitOfWork]: true };
/** Anything one can read from. */
export type Db = DataSource | Tx;

type Values = readonly unknown[];
export type Row = Record<string, unknown>;

const LONGLONG = 8;
const NEWDECIMAL = 246;

/**
 * Runs one SELECT with `?` parameters (an array parameter expands inside `IN (?)`). BIGINT, COUNT and whole
 * DECIMAL (SUM of integers) arrive as numbers; one beyond 2^53 throws rather than losing fen.
 * DATE columns are `YYYY-MM-DD` strings, DATETIME(3) are `Date`s in UTC.
 * Example: `rows<{total: number}>(tx, 'SELECT SUM(fen) total FROM t WHERE id IN (?)', [[a, b]])`.
 */
export async function rows<T extends object = Row>(db: Db, sql: string, params: Values = []): Promise<T[]> {
  const [found, fields] = await execute(db, sql, params);
  if (!Array.isArray(found)) throw new Error('rows() is for statements that return rows');
  return wholeNumbers(found as Row[], fields) as T[];
}

/** The first row of a SELECT, or undefined. */
export async function row<T extends object = Row>(
  db: Db,
  sql: string,
  params: Values = [],
): Promise<T | undefined> {
  return (await rows<T>(db, sql, params))[0];
}

/**
 * Runs one INSERT, UPDATE or DELETE and answers how many rows it *matched* (also when nothing changed), so a
 * conditional update puts the old state into its WHERE: 1 means "it was mine to change".
 */
export async function affected(tx: Tx, sql: string, params: Values = []): Promise<number> {
  const [result] = await execute(tx, sql, params);
  return (result as ResultSetHeader).affectedRows;
}

/** Inserts one record; keys are column names, undefined becomes NULL. */
export async function insert(tx: Tx, table: string, record: Row): Promise<void> {
  await insertMany(tx, table, [record]);
}

/** Inserts all records in one statement; they must have the same columns. No records: no statement. */
export async function insertMany(tx: Tx, table: string, records: readonly Row[]): Promise<void> {
  const first = records[0];
  if (!first) return;
  const columns = Object.keys(first);
  const places = `(${columns.map(() => '?').join(',')})`;
  const sql = `INSERT INTO ${name(table)} (${columns.map(name).join(',')}) VALUES ${records.map(() => places).join(',')}`;
  await execute(
    tx,
    sql,
    records.flatMap((record) => columns.map((column) => record[column] ?? null)),
  );
}

/** Inserts one record unless its key is taken; true when it was inserted. A duplicate does not end the transaction. */
export async function insertOnce(tx: Tx, table: string, record: Row): Promise<boolean> {
  try {
    await insert(tx, table, record);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function execute(db: Db, sql: string, params: Values): Promise<[QueryResult, FieldPacket[]]> {
  const connection = connectionOf(db);
  try {
    return await send(connection ?? poolOf(db), sql, params);
  } catch (error) {
    // The driver's own stack ends at the socket: what helps is who asked.
    if (error instanceof Error) Error.captureStackTrace(error);
    if (connection) noteFailure(db, error);
    throw error;
  }
}

/** mysql2's own promises take a stack trace for every statement: a twentieth of a checkout, measured. */
function send(to: Pool | PoolConnection, sql: string, params: Values): Promise<[QueryResult, FieldPacket[]]> {
  return new Promise((resolve, reject) => {
    to.query(sql, [...params], (error: unknown, result: QueryResult, fields: FieldPacket[]) => {
      if (error) reject(error);
      else resolve([result, fields]);
    });
  });
}

function wholeNumbers(found: Row[], fields: FieldPacket[]): Row[] {
  const wide = fields.filter(
    ({ columnType, decimals }) => columnType === LONGLONG || (columnType === NEWDECIMAL && decimals === 0),
  );
  for (const { name: column } of wide) {
    for (const record of found) {
      const value = record[column];
      if (typeof value !== 'string') continue;
      const number = Number(value);
      if (!Number.isSafeInteger(number)) throw new RangeError(`${column} does not fit a safe integer`);
      record[column] = number;
    }
  }
  return found;
}

function name(identifier: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(identifier)) throw new Error(`not a table or column name: ${identifier}`);
  return `\`${identifier}\``;
}
