import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { readConfig } from '../src/app';
import { appModule } from '../src/app.module';
import { Clock, Database, migrate } from '../src/platform';
import { seedHistory } from './demo-history';
import { seedDemoShop } from './demo-shop';

/** Loads the demo shop into DATABASE_URL. Refused in production: invented customers have no place among real ones. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (config.nodeEnv === 'production') throw new Error('production refuses the demo shop');
  const app = await NestFactory.createApplicationContext(appModule({ config }), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    await migrate(app.get(Database).source);
    const staffFile = process.env['DEMO_STAFF_FILE'] ?? '.local/demo-staff.json';
    const { catalogueLoaded, staff } = await seedDemoShop(app, { staffFile });
    const orders = await seedHistory(app, { now: app.get(Clock).now() });
    process.stdout.write(
      `demo shop ${catalogueLoaded ? 'loaded' : 'was loaded before'}; ${staff.length} staff in ${staffFile}; ${orders} past orders\n`,
    );
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `the demo shop was not loaded: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
});
