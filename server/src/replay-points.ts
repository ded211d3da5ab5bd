import 'reflect-metadata';

import { connect } from './platform';
import { replayPoints } from './points';

/**
 * Rebuilds every points balance, debt and lot in DATABASE_URL from the movements alone and prints what disagrees. It only
 * reads. Ends with 0 when the ledger is sound, 1 when it is not, 2 when it could not be read.
 */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing (mysql://user:password@host:port/database)');
  const tls = process.env['DATABASE_TLS'] === 'on';
  const source = await connect({ url, tls, poolSize: 1, poolWaitMs: 5_000, migrations: [] });
  try {
    const { accounts, entries, faults } = await replayPoints(source);
    for (const fault of faults) process.stdout.write(`BROKEN  ${JSON.stringify(fault)}\n`);
    process.stdout.write(`${accounts} accounts rebuilt from ${entries} entries, ${faults.length} broken\n`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `the points could not be replayed: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
});
