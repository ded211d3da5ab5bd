import { createCipheriv, sign } from 'node:crypto';
import { randomText } from '../core/random';
import { newPlatformKey } from '../credentials';
import type { World } from '../world';

/** Deviations for tests; empty = a correct signature. */
export interface SignatureFlaw {
  /** `random`: bytes that fit nothing. `otherKey`: a valid signature by another key. `signtest`: WeChat's probe. */
  signature?: 'random' | 'otherKey' | 'signtest';
  /** Serial header nobody knows. */
  unknownSerial?: boolean;
  /** No signature headers at all. */
  missing?: boolean;
  /** Seconds added to the timestamp; −301 = stale, +301 = from the future. */
  shiftSeconds?: number;
}

let strangerKey: string | undefined;
const strangersPrivateKey = (): string => {
  strangerKey ??= newPlatformKey().privateKeyPem;
  return strangerKey;
};

/** Signs answers and notifications with the key the current mode asks for. */
export class PlatformSigner {
  private greyTurn = 0;

  constructor(private readonly world: World) {}

  /**
   * Signature headers over `timestamp\nnonce\nbody\n`. `wanted` is the serial the merchant named in its request:
   * during the change-over (grey) WeChat answers with the key that was asked for.
   */
  headersFor(body: Buffer, wanted?: string, flaw: SignatureFlaw = {}): Record<string, string> {
    if (flaw.missing) return {};
    const { clock, credentials } = this.world;
    const seconds = Math.floor(clock.signatureNow().getTime() / 1000) + (flaw.shiftSeconds ?? 0);
    const nonce = randomText(32);
    const { serial, privateKey } = this.choose(wanted);
    const message = Buffer.concat([Buffer.from(`${seconds}\n${nonce}\n`), body, Buffer.from('\n')]);
    const key = flaw.signature === 'otherKey' ? strangersPrivateKey() : privateKey;
    let signature = sign('sha256', message, key).toString('base64');
    if (flaw.signature === 'random') signature = Buffer.from(randomText(256)).toString('base64');
    if (flaw.signature === 'signtest') signature = `WECHATPAY/SIGNTEST/${signature.slice(19)}`;
    return {
      'Wechatpay-Timestamp': String(seconds),
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Signature': signature,
      'Wechatpay-Serial': flaw.unknownSerial ? `${credentials.platformSerial.slice(0, -4)}9999` : serial,
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    };
  }

  private choose(wanted: string | undefined): { serial: string; privateKey: string } {
    const { credentials, platform, settings } = this.world;
    const byKey = { serial: credentials.platformSerial, privateKey: platform.platformPrivateKeyPem };
    const byCertificate = { serial: credentials.platformCertSerial, privateKey: platform.certPrivateKeyPem };
    if (settings.platformKeyMode === 'public-key') return byKey;
    if (settings.platformKeyMode === 'certificate') return byCertificate;
    if (wanted === byKey.serial) return byKey;
    if (wanted === byCertificate.serial) return byCertificate;
    return this.greyTurn++ % 2 === 0 ? byKey : byCertificate;
  }
}

export interface EncryptedResource {
  algorithm: 'AEAD_AES_256_GCM';
  ciphertext: string;
  associated_data: string;
  nonce: string;
}

/** AES-256-GCM as WeChat does it: 12 printable characters of nonce, ciphertext followed by the 16-byte tag. */
export function encryptResource(plain: string, associatedData: string, apiV3Key: string): EncryptedResource {
  const nonce = randomText(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: bytes.toString('base64'),
    associated_data: associatedData,
    nonce,
  };
}
