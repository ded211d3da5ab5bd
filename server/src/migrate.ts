import 'reflect-metadata';

import { migrations } from '../migrations';
import { readConfig } from './app';
import { connect, migrate } from './platform';

/** Brings the database to this build's schema and ends: for deployments that migrate before they start. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const source = await connect({
    url: config.databaseUrl,
    tls: config.databaseTls,
    poolSize: 2,
    poolWaitMs: 5_000,
    migrations,
  });
  try {
    for (const name of await migrate(source)) process.stdout.write(`ran ${name}\n`);
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `the migrations did not run: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
