import 'reflect-metadata';

import { createApp, readConfig } from './app';
import { ConfigError, serve } from './platform';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  await serve(await createApp(config), config);
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`tianpu cannot start: ${text}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1_000).unref();
});
