import { join } from 'node:path';

import { createSchema, dropSchema, startForProcess } from '../../scripts/db/private-mariadb.mjs';

const dir = join(__dirname, '../../.local/test-mariadb');
let made = 0;

/** One empty schema on the test instance, which starts on demand and ends with the last process that uses it. */
export interface TestSchema {
  url: string;
  drop(): Promise<void>;
}

/** Makes an empty schema that no other test, worker or run shares. */
export async function createTestSchema(): Promise<TestSchema> {
  await startForProcess({ dir });
  made += 1;
  const schema = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
  const url = createSchema({ dir, schema });
  return { url, drop: async () => dropSchema({ dir, schema }) };
}
