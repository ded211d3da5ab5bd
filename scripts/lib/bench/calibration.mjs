// What this machine gives right now, so that figures of two runs can be told apart from two machines.
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';

/** Mebibytes per second of SHA-256 in one thread over half a second. */
export function sha256Rate() {
  const block = Buffer.alloc(1 << 20, 7);
  const until = performance.now() + 500;
  const from = performance.now();
  let done = 0;
  while (performance.now() < until) {
    createHash('sha256').update(block).digest();
    done += 1;
  }
  return done / ((performance.now() - from) / 1000);
}
