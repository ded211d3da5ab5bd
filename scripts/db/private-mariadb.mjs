// A MariaDB of our own; the system's database is never touched.
// `node scripts/db/private-mariadb.mjs start|stop|status [--dir .local/mariadb]`
import { resolve } from 'node:path';
import { start, status, stop } from './mariadb-instance.mjs';
import { watch } from './mariadb-lease.mjs';

export { createSchema, dropSchema, ensureDatabase } from './mariadb-databases.mjs';
export { administer, start, start as startPrivateMariadb, status, stop } from './mariadb-instance.mjs';
export { startForProcess } from './mariadb-lease.mjs';

function option(name, fallback) {
  const index = process.argv.indexOf(name);
  return index > 0 ? process.argv[index + 1] : fallback;
}

async function main() {
  const dir = option('--dir', '.local/mariadb');
  const command = process.argv[2];
  if (command === 'start') {
    const { host, port, pid } = await start({ dir });
    process.stdout.write(`MariaDB runs on ${host}:${port} (process ${pid}, ${resolve(dir)})\n`);
  } else if (command === 'stop') {
    await stop({ dir });
    process.stdout.write('MariaDB is stopped\n');
  } else if (command === 'status') {
    const found = status({ dir });
    process.stdout.write(found ? `MariaDB runs on ${found.host}:${found.port}\n` : 'MariaDB does not run\n');
    process.exitCode = found ? 0 : 1;
  } else if (command === 'watch') {
    await watch({ dir });
  } else {
    process.stderr.write(
      'usage: node scripts/db/private-mariadb.mjs start|stop|status [--dir .local/mariadb]\n',
    );
    process.exitCode = 2;
  }
}

if (process.argv[1]?.endsWith('private-mariadb.mjs')) {
  main().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
