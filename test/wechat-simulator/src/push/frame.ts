import { createCipheriv, createHash, randomBytes } from 'node:crypto';

const BLOCK = 32;

/** sha1 over the sorted parts joined without separator, as hex. */
export function pushSignature(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/**
 * Encrypts a push: 16 random bytes, length as 4 bytes big-endian, message, appid; padded to 32-byte blocks;
 * AES-256-CBC with the first 16 bytes of the key as IV. `aesKey` is the EncodingAESKey of 43 characters.
 */
export function encryptFrame(
  aesKey: string,
  message: string,
  appid: string,
  random = randomBytes(16),
): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const content = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const frame = Buffer.concat([random, length, content, Buffer.from(appid)]);
  const missing = BLOCK - (frame.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([frame, Buffer.alloc(missing, missing)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
