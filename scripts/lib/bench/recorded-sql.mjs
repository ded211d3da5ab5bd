// The floor of a checkout is its own SQL: recorded from one real order by the database, replayed with fresh keys.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { freshOrderNumber, freshUlid } from './fresh-keys.mjs';

const mysql = createRequire(new URL('../../../server/package.json', import.meta.url))('mysql2/promise');
const ULID = /\b[0-9A-HJKMNP-TV-Z]{26}\b/g;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const ORDER_NUMBER = /\bTP\d{13}\b/g;
/** What a pool says when it opens or tests a connection; not part of a request. */
const SMALL_TALK = /^(SET |SELECT VERSION|SELECT @@|SHOW )/i;

/**
 * Runs `work` while the database writes down every statement it is sent, and answers those that were not our own, in
 * order. Nothing else may use the database meanwhile. `socket` is the private instance's, where root may log in.
 */
export async function recordSql(socket, work) {
  const root = await mysql.createConnection({ socketPath: socket, user: 'root' });
  try {
    await root.query("SET GLOBAL log_output = 'TABLE'");
    await root.query('TRUNCATE mysql.general_log');
    await root.query('SET GLOBAL general_log = 1');
    await work();
    await root.query('SET GLOBAL general_log = 0');
    const [logged] = await root.query(
      `SELECT argument FROM mysql.general_log
       WHERE command_type = 'Query' AND thread_id <> CONNECTION_ID()`,
    );
    return logged.map(({ argument }) => argument.toString()).filter((sql) => !SMALL_TALK.test(sql));
  } finally {
    await root.query('SET GLOBAL general_log = 0');
    await root.end();
  }
}

/**
 * A recording as a function of whose checkout it is: `isKept(id)` says which ids stay (stores, SKUs, …), `customerId` is
 * the recorded customer; every other id, order number and request key is drawn anew, the same one everywhere in a run.
 */
export function replayOf(statements, { customerId, isKept }) {
  // One text, cut again afterwards: an id may occur in several statements and must become the same new one.
  const SEPARATOR = '\u0001';
  const recorded = statements.join(SEPARATOR);
  return (shopperId) => {
    const renamed = new Map([[customerId, shopperId]]);
    const fresh = (draw) => (old) => {
      if (!renamed.has(old)) renamed.set(old, isKept(old) ? old : draw(old));
      return renamed.get(old);
    };
    return recorded
      .replace(ULID, fresh(freshUlid))
      .replace(ORDER_NUMBER, fresh(freshOrderNumber))
      .replace(
        UUID,
        fresh(() => randomUUID()),
      )
      .split(SEPARATOR);
  };
}

/** One replayed checkout on one connection, statement by statement, as the shop sends them. */
export async function runStatements(pool, statements) {
  const connection = await pool.getConnection();
  try {
    for (const sql of statements) await connection.query(sql);
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
}
