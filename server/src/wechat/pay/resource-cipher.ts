import { createDecipheriv } from 'node:crypto';
import type { WireObject } from '../wire-object';

const TAG_BYTES = 16;

/**
 * Opens an AEAD_AES_256_GCM resource of WeChat Pay (notification body or certificate) with the first of `apiV3Keys`
 * that fits: during a key change both the new and the previous one are in use. Returns undefined when none fits or
 * any byte was altered; nothing of a failed decryption ever leaves this function.
 */
export function openResource(resource: WireObject, apiV3Keys: readonly string[]): string | undefined {
  if (resource.text('algorithm') !== 'AEAD_AES_256_GCM') return undefined;
  const sealed = Buffer.from(resource.text('ciphertext'), 'base64');
  if (sealed.length < TAG_BYTES) return undefined;
  const nonce = resource.text('nonce');
  const associated = resource.optionalText('associated_data') ?? '';
  for (const key of apiV3Keys) {
    const plain = tryKey(key, nonce, associated, sealed);
    if (plain !== undefined) return plain;
  }
  return undefined;
}

function tryKey(key: string, nonce: string, associated: string, sealed: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(nonce), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(associated));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    // final() compares the tag: without it altered bytes would be believed.
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return undefined;
  }
}
