import 'reflect-metadata';

import { invariants } from './invariants';
import { brokenInvariants, connect } from './platform';

/**
 * Asks every invariant of the database in DATABASE_URL, prints each, and the rows that break it. Ends with 0 when all
 * hold, 1 when one does not, 2 when it could not ask. It only reads, and each question is one consistent
 * SELECT, so it may run beside a shop that is open.
 */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing (mysql://user:password@host:port/database)');
  const tls = process.env['DATABASE_TLS'] === 'on';
  const source = await connect({ url, tls, poolSize: 1, poolWaitMs: 5_000, migrations: [] });
  try {
    const found = await brokenInvariants(source, invariants);
    for (const { id, holds } of invariants) {
      const broken = found.find((each) => each.id === id && each.holds === holds);
      process.stdout.write(`${broken ? 'BROKEN' : 'ok    '}  ${id.padEnd(6)}  ${holds}\n`);
      for (const row of broken?.rows ?? []) process.stdout.write(`          ${JSON.stringify(row)}\n`);
    }
    process.stdout.write(`\n${invariants.length - found.length} hold, ${found.length} broken\n`);
    if (found.length > 0) process.exitCode = 1;
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `the invariants could not be asked: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
});
