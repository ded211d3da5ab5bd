import { randomBytes } from 'node:crypto';

const DIGITS = '0123456789';
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function pick(alphabet: string, length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

export const randomDigits = (length: number): string => pick(DIGITS, length);
export const randomText = (length: number): string => pick(ALPHANUMERIC, length);
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/**
 * A repeatable source of chance for switches such as "1 % signature probes": the same seed gives the same run.
 * (mulberry32; returns numbers in [0, 1).)
 */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
