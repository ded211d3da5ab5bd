// Databases on the private instance: the app's, and one per test.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { administer, HOST, places, status } from './mariadb-instance.mjs';

/**
 * Makes the database and an account for the app that may only use it, and answers the URL. The password is drawn once
 * and kept in the instance's directory, readable by its owner only.
 */
export function ensureDatabase({ dir }, database = 'tianpu', user = 'tianpu') {
  const at = places(dir);
  const known = existsSync(at.credentials) ? JSON.parse(readFileSync(at.credentials, 'utf8')) : {};
  known[user] ??= randomBytes(18).toString('base64url');
  writeFileSync(at.credentials, JSON.stringify(known, null, 2), { mode: 0o600 });
  const accounts = ['localhost', HOST].map((host) => `'${user}'@'${host}'`);
  administer(
    dir,
    [
      `CREATE DATABASE IF NOT EXISTS \`${name(database)}\`;`,
      ...accounts.flatMap((account) => [
        `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${known[user]}';`,
        `ALTER USER ${account} IDENTIFIED BY '${known[user]}';`,
        `GRANT ALL PRIVILEGES ON \`${name(database)}\`.* TO ${account};`,
      ]),
    ].join('\n'),
  );
  const { port } = status({ dir });
  return `mysql://${user}:${known[user]}@${HOST}:${port}/${database}`;
}

/** An empty schema for one test, owned by the administrator; answers its URL. */
export function createSchema({ dir, schema }) {
  administer(dir, `CREATE DATABASE \`${name(schema)}\`;`);
  const { port } = status({ dir });
  return `mysql://root@${HOST}:${port}/${schema}`;
}

export function dropSchema({ dir, schema }) {
  administer(dir, `DROP DATABASE IF EXISTS \`${name(schema)}\`;`);
}

function name(identifier) {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(identifier)) throw new Error(`not a database name: ${identifier}`);
  return identifier;
}
