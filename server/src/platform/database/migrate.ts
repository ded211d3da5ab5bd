import type { DataSource } from 'typeorm';

import { isDuplicateKey } from './errors';
import { rows } from './tx';

/** Names of the migrations this build knows and the database has not run. */
export async function pendingMigrations(source: DataSource): Promise<string[]> {
  const done = await appliedMigrations(source);
  return source.migrations
    .map((migration) => migration.name ?? migration.constructor.name)
    .filter((name) => !done.has(name));
}

/**
 * Runs what is missing. Two instances that start together are safe: the second waits on a lock row until the first is done.
 * Answers the names it ran.
 */
export async function migrate(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query(
      'CREATE TABLE IF NOT EXISTS schema_lock (id TINYINT NOT NULL PRIMARY KEY) ENGINE=InnoDB',
    );
    await runner.query('INSERT INTO schema_lock (id) VALUES (1)').catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
    await runner.query('SET SESSION innodb_lock_wait_timeout = 120');
    await runner.query('START TRANSACTION');
    await runner.query('SELECT id FROM schema_lock WHERE id = 1 FOR UPDATE');
    const ran = await source.runMigrations({ transaction: 'none' });
    await runner.query('COMMIT');
    return ran.map(({ name }) => name);
  } finally {
    await runner.query('SET SESSION innodb_lock_wait_timeout = DEFAULT');
    await runner.release();
  }
}

async function appliedMigrations(source: DataSource): Promise<Set<string>> {
  const tables = await rows(source, "SHOW TABLES LIKE 'schema_migrations'");
  if (tables.length === 0) return new Set();
  const done = await rows<{ name: string }>(source, 'SELECT name FROM schema_migrations');
  return new Set(done.map(({ name }) => name));
}
