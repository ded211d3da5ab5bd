import 'reflect-metadata';

import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { MigrationInterface, QueryRunner } from 'typeorm';

import { Platform1763700000001 } from '../../../server/migrations/01-platform';
import {
  type Actor,
  buildApp,
  Database,
  type Db,
  FaultPoints,
  type LogSink,
  loadConfig,
  migrate,
  row,
  rows,
  SessionVerifier,
  UnitOfWork,
} from '../../../server/src/platform';
import { platformModule } from '../../../server/src/platform/platform.module';
import { ManualClock } from '../../support/clock';
import { testEnvironment } from '../../support/config';
import { HttpClient } from '../../support/http';
import { createTestSchema } from '../../support/mariadb';

/** Two tables to try the platform on: counters to change, effects to count. */
class LabTables1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE lab_counters (id INT PRIMARY KEY, value INT NOT NULL) ENGINE=InnoDB');
    await runner.query(
      'CREATE TABLE lab_effects (seq BIGINT PRIMARY KEY AUTO_INCREMENT, who VARCHAR(64), what VARCHAR(64)) ENGINE=InnoDB',
    );
    await runner.query('INSERT INTO lab_counters VALUES (1, 0), (2, 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lab_effects');
    await runner.query('DROP TABLE lab_counters');
  }
}

@Module({})
class LabModule {}

export interface LabOptions {
  controllers?: Type<object>[];
  providers?: Provider[];
  subscriptions?: object;
  env?: Record<string, string>;
  logSink?: LogSink;
  /** Use the schema of another lab: a second instance of the same application. */
  databaseUrl?: string;
  clock?: ManualClock;
}

export interface Lab {
  app: NestFastifyApplication;
  url: string;
  databaseUrl: string;
  http: HttpClient;
  clock: ManualClock;
  db: Db;
  unitOfWork: UnitOfWork;
  faults: FaultPoints;
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  counter(id: number): Promise<number>;
  effects(): Promise<{ who: string; what: string }[]>;
  close(): Promise<void>;
}

/** Tokens of the lab read like the actor they stand for: `customer.<id>` or `staff.<id>.<role>`. */
class LabSessions extends SessionVerifier {
  override async verify(token: string): Promise<Actor | undefined> {
    const [kind, id = '', role = ''] = token.split('.');
    if (kind === 'customer') return { kind, id };
    return kind === 'staff' ? { kind, id, role, storeIds: [] } : undefined;
  }
}

const nobody = {
  appid: 'wxlab',
  appSecret: 'lab',
  mchid: '1',
  merchantSerial: 'lab',
  merchantPrivateKeyPem: 'lab',
  apiV3Key: 'lab',
  platformSerial: 'lab',
  platformPublicKeyPem: 'lab',
  platformCertSerial: 'lab',
  platformCertPem: 'lab',
  pushToken: 'lab',
  pushAesKey: 'lab',
  originalId: 'lab',
};

/** The platform alone, under a few test controllers, on a real database. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const schema = options.databaseUrl ? undefined : await createTestSchema();
  const databaseUrl = options.databaseUrl ?? schema?.url ?? '';
  const env = testEnvironment(nobody, { databaseUrl, port: 0, wechatBaseUrl: 'http://127.0.0.1:1' });
  const config = loadConfig({ ...env, PUBLIC_BASE_URL: 'http://127.0.0.1:1', ...options.env });
  const clock = options.clock ?? new ManualClock();
  const faults = new FaultPoints(config);
  const platform = platformModule({
    config,
    clock,
    faultPoints: faults,
    logSink: options.logSink,
    subscriptions: options.subscriptions ?? {},
    migrations: [Platform1763700000001, LabTables1763700000002],
  });
  const root: DynamicModule = {
    module: LabModule,
    imports: [platform],
    controllers: options.controllers ?? [],
    providers: [{ provide: SessionVerifier, useClass: LabSessions }, ...(options.providers ?? [])],
  };
  const app = await buildApp(root, config).catch(async (error: unknown) => {
    await schema?.drop();
    throw error;
  });
  const get: Lab['get'] = (token) => app.get(token as never, { strict: false });
  const db = get(Database).source;
  await migrate(db);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    url,
    databaseUrl,
    http: new HttpClient(url),
    clock,
    db,
    unitOfWork: get(UnitOfWork),
    faults,
    get,
    counter: async (id) => {
      const found = await row<{ value: number }>(db, 'SELECT value FROM lab_counters WHERE id = ?', [id]);
      return found?.value ?? Number.NaN;
    },
    effects: () => rows(db, 'SELECT who, what FROM lab_effects ORDER BY seq'),
    close: async () => {
      await app.close();
      await schema?.drop();
    },
  };
}
