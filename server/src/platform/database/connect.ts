import type { Pool, PoolConnection, PoolOptions } from 'mysql2';
import * as mysql2 from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';

import { rememberPool } from './connections';
import { PoolBusy } from './errors';

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/database` */
  url: string;
  poolSize: number;
  /** How long a request may wait for a free connection before it is refused (503). */
  poolWaitMs: number;
  migrations: (new () => object)[];
  /** Encrypts the connection; production outside the machine should have it. */
  tls: boolean;
}

const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  "SET SESSION time_zone = '+00:00'",
];

/** Opens the pool. Every session runs READ COMMITTED in UTC with strict SQL, whatever the server's defaults are. */
export async function connect(options: DatabaseOptions): Promise<DataSource> {
  let pool: Pool | undefined;
  const driver = {
    ...mysql2,
    createPool: (poolOptions: PoolOptions): Pool => {
      pool = preparedPool(poolOptions, options.poolWaitMs);
      return pool;
    },
  };
  const source = new DataSource({
    type: 'mariadb',
    ...connectionParts(options),
    driver,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    dateStrings: ['DATE'],
    poolSize: options.poolSize,
    connectTimeout: 2_000,
    migrations: options.migrations,
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'none',
    entities: [],
    synchronize: false,
    logging: false,
    extra: { maxIdle: options.poolSize, enableKeepAlive: true },
  } as DataSourceOptions);
  await source.initialize();
  if (!pool) throw new Error('the driver did not open a pool');
  rememberPool(source, pool);
  return source;
}

function connectionParts({ url, tls }: DatabaseOptions): Record<string, unknown> {
  const at = new URL(url);
  return {
    host: at.hostname,
    port: Number(at.port || 3306),
    username: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: decodeURIComponent(at.pathname.slice(1)),
    ...(tls ? { ssl: { rejectUnauthorized: true } } : {}),
  };
}

/** mysql2 has neither init SQL nor a wait limit: both are put around the pool's own `getConnection`. */
function preparedPool(options: PoolOptions, waitMs: number): Pool {
  const pool = mysql2.createPool(options);
  pool.on('connection', (connection: PoolConnection) => {
    for (const statement of SESSION) connection.query(statement);
  });
  const acquire = pool.getConnection.bind(pool);
  pool.getConnection = (callback): void => {
    let waiting = true;
    const timer = setTimeout(() => {
      waiting = false;
      callback(new PoolBusy(waitMs) as NodeJS.ErrnoException, undefined as never);
    }, waitMs);
    acquire((error, connection) => {
      clearTimeout(timer);
      if (waiting) callback(error, connection);
      else if (!error) connection.release();
    });
  };
  return pool;
}
