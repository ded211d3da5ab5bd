import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { PushRejected } from '../errors';

const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const HEADER_BYTES = RANDOM_BYTES + 4;

/** SHA1 in hex of the parts, sorted and joined: how WeChat signs pushes. Order of the arguments does not matter. */
export function pushSignature(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Compares in constant time; texts of another length are simply different. */
export function isSameSignature(expected: string, received: string | undefined): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(received ?? '');
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * AES-256-CBC of WeChat's message push. The frame is 16 random bytes, the message length (4 bytes, big endian), the
 * message, the appid, padded to 32-byte blocks. The appid inside is checked: the key alone does not say for whom a
 * message was meant.
 */
export class PushCipher {
  readonly #key: Buffer;

  constructor(
    encodingAesKey: string,
    private readonly appid: string,
  ) {
    this.#key = Buffer.from(`${encodingAesKey}=`, 'base64');
    if (this.#key.length !== BLOCK_BYTES) throw new RangeError('pushAesKey: 43 characters');
  }

  /** Throws PushRejected `undecryptable` or `wrong_appid`. */
  decrypt(encrypted: string): string {
    const frame = this.#unpad(this.#decipher(encrypted));
    const length = frame.length >= HEADER_BYTES ? frame.readUInt32BE(RANDOM_BYTES) : Number.POSITIVE_INFINITY;
    if (HEADER_BYTES + length > frame.length) throw new PushRejected('undecryptable');
    const appid = frame.subarray(HEADER_BYTES + length).toString('utf8');
    if (appid !== this.appid) throw new PushRejected('wrong_appid');
    return frame.subarray(HEADER_BYTES, HEADER_BYTES + length).toString('utf8');
  }

  encrypt(message: string, random: Buffer = randomBytes(RANDOM_BYTES)): string {
    const text = Buffer.from(message, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    const frame = Buffer.concat([random, length, text, Buffer.from(this.appid)]);
    const pad = BLOCK_BYTES - (frame.length % BLOCK_BYTES);
    const cipher = createCipheriv('aes-256-cbc', this.#key, this.#key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([
      cipher.update(Buffer.concat([frame, Buffer.alloc(pad, pad)])),
      cipher.final(),
    ]).toString('base64');
  }

  #decipher(encrypted: string): Buffer {
    const bytes = Buffer.from(encrypted, 'base64');
    if (bytes.length === 0 || bytes.length % BLOCK_BYTES !== 0) throw new PushRejected('undecryptable');
    const decipher = createDecipheriv('aes-256-cbc', this.#key, this.#key.subarray(0, 16)).setAutoPadding(
      false,
    );
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  }

  #unpad(padded: Buffer): Buffer {
    const pad = padded.at(-1) ?? 0;
    const isPadding = pad >= 1 && pad <= BLOCK_BYTES && padded.subarray(-pad).every((byte) => byte === pad);
    if (!isPadding) throw new PushRejected('undecryptable');
    return padded.subarray(0, -pad);
  }
}
