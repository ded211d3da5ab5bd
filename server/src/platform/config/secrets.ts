import type { KeyedSecret } from './app-config';
import type { EnvReader } from './env-reader';

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

function decoded(text: string): Buffer | undefined {
  return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** `NAME=base64` of at least 32 bytes. Example: 43 base64url characters. */
export function readSecret(read: EnvReader, name: string, what: string): Buffer {
  const text = read.required(name, what);
  const secret = decoded(text);
  if (text !== '' && (secret === undefined || secret.length < 32))
    read.wrong(name, 'must be base64 of 32 bytes or more');
  return secret ?? Buffer.alloc(0);
}

/** `NAME=kid:base64,kid:base64`: the first makes new things, the others still read old ones. */
export function readKeyedSecrets(
  read: EnvReader,
  name: string,
  what: string,
  exactBytes?: number,
): KeyedSecret[] {
  const text = read.required(name, what);
  if (text === '') return [];
  const keys = text.split(',').map((part) => {
    const [kid = '', encoded = ''] = part.trim().split(':');
    return { kid, secret: decoded(encoded) ?? Buffer.alloc(0) };
  });
  const fits = ({ secret }: KeyedSecret): boolean =>
    exactBytes ? secret.length === exactBytes : secret.length >= 32;
  if (!keys.every(({ kid }) => /^[A-Za-z0-9_-]{1,16}$/.test(kid))) {
    read.wrong(name, 'each part is kid:base64, kid of 1 to 16 letters, digits, - or _');
  } else if (!keys.every(fits)) {
    read.wrong(name, `each key must be base64 of ${exactBytes ?? '32 or more'} bytes`);
  } else if (new Set(keys.map(({ kid }) => kid)).size !== keys.length) {
    read.wrong(name, 'two keys have the same kid');
  }
  return keys;
}
