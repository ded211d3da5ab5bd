// Prints a fresh set of the four secrets as environment lines. Run once per installation and keep them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationSecrets } from '../lib/environment.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'tianpu-secrets-'));
for (const [name, value] of Object.entries(installationSecrets(scratch))) console.log(`${name}=${value}`);
rmSync(scratch, { recursive: true });
