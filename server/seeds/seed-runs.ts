import { createHash } from 'node:crypto';
import { affected, row, type Tx } from '../src/platform';

/** Digest of prepared content; other content, other digest. */
export function contentDigest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** True when exactly this content of the story was loaded before. */
export async function wasLoaded(tx: Tx, story: string, digest: string): Promise<boolean> {
  const run = await row<{ content_sha256: string }>(
    tx,
    'SELECT content_sha256 FROM seed_runs WHERE story = ? FOR UPDATE',
    [story],
  );
  return run?.content_sha256 === digest;
}

/** Notes, in the transaction that loads it, that this content is in the database now. */
export async function noteLoaded(tx: Tx, story: string, digest: string, now: Date): Promise<void> {
  await affected(
    tx,
    `INSERT INTO seed_runs (story, content_sha256, loaded_at) VALUES (?, ?, ?)
     ON DUPLICATE KEY UPDATE content_sha256 = VALUES(content_sha256), loaded_at = VALUES(loaded_at)`,
    [story, digest, now],
  );
}
