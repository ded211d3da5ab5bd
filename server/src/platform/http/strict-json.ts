import { Problem } from '../problems/problem';

/** Deepest nesting a body may have; the order contract needs four. */
const MAX_DEPTH = 8;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function refuse(path: string, rule: string): never {
  throw new Problem('request.invalid', {}, { issues: [{ path, rule }] });
}

/** True for text that must not enter the system: NUL (cuts text in C programs) and lone surrogates (not UTF-8). */
export function isUnsafeText(text: string): boolean {
  return /\0|\p{Cs}/u.test(text);
}

/** `__proto__`, `constructor`, and also `toString` and the like, which class-transformer drops without a word. */
function reachesPrototype(key: string): boolean {
  return key === 'prototype' || key in Object.prototype;
}

/** Parses a JSON body strictly. The parser's own message never leaves: it quotes what the client sent. */
export function parseStrictJson(body: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw new Problem('request.malformed');
  }
  // Validation takes null for "nothing was sent", so a DTO of optional fields would let it through.
  if (value === null) refuse('', 'object');
  assertPlain(value, '', 0);
  return value;
}

/**
 * Refuses what JSON allows and no contract of ours needs: nesting deeper than 8, names that reach prototypes,
 * numbers beyond 2^53 (they were silently rounded: …993 arrives as …992), infinities, NUL and lone surrogates.
 */
export function assertPlain(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) refuse(path, 'depth');
  if (typeof value === 'string') {
    if (isUnsafeText(value)) refuse(path, 'text');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) refuse(path, 'number');
  } else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) assertPlain(part, `${path}[${index}]`, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const below = path === '' ? key.slice(0, 64) : `${path}.${key.slice(0, 64)}`;
      if (reachesPrototype(key) || isUnsafeText(key)) refuse(path, 'name');
      assertPlain(part, below, depth + 1);
    }
  }
}

/** Query and path values: one plain text per name. Repeats (`?a=1&a=2`), brackets and prototype names are refused. */
export function assertPlainQuery(values: unknown): void {
  if (typeof values !== 'object' || values === null) return;
  for (const [key, value] of Object.entries(values)) {
    if (reachesPrototype(key) || /[[\].]/.test(key) || isUnsafeText(key)) refuse('query', 'name');
    if (typeof value !== 'string') refuse(key, 'repeated');
    if (isUnsafeText(value)) refuse(key, 'text');
  }
}
