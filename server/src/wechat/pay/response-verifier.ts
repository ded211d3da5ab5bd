import { KeyObject, verify } from 'node:crypto';

/** WeChat's keys by serial; may have to ask WeChat for a serial it has not met. */
export interface KeySource {
  find(serial: string): Promise<KeyObject | undefined>;
}

export type ReadHeader = (name: string) => string | undefined;

/**
 * `unsigned`: a signature header is missing. `signtest`: WeChat checks whether we verify. `stale`: more than five
 * minutes from our clock, either way. `bad`: the signature does not fit these bytes.
 */
export type Verdict = 'ok' | 'unsigned' | 'signtest' | 'stale' | 'unknown_serial' | 'bad';

const WINDOW_MS = 300_000;
const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/';

/**
 * The bytes WeChat signs on answers and notifications: timestamp, nonce and the body as it came, each ended by a
 * line feed. The body is never parsed and written again, since that would change bytes. A 204 has an empty body.
 */
export function signedBytes(timestamp: string, nonce: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
}

/** Decides whether bytes came from WeChat Pay, by the rules for answers and notifications alike. */
export class ResponseVerifier {
  constructor(
    private readonly keys: KeySource,
    private readonly clock: { now(): Date },
  ) {}

  /** `header` is asked for lower-case names. Only `ok` may be believed. */
  async verify(header: ReadHeader, body: Buffer): Promise<Verdict> {
    const timestamp = header('wechatpay-timestamp');
    const nonce = header('wechatpay-nonce');
    const signature = header('wechatpay-signature');
    const serial = header('wechatpay-serial');
    if (!timestamp || !nonce || !signature || !serial) return 'unsigned';
    if (signature.startsWith(PROBE_PREFIX)) return 'signtest';
    if (!/^\d{1,12}$/.test(timestamp)) return 'bad';
    if (Math.abs(this.clock.now().getTime() - Number(timestamp) * 1000) >= WINDOW_MS) return 'stale';
    const key = await this.keys.find(serial);
    if (!key) return 'unknown_serial';
    const genuine = verify(
      'sha256',
      signedBytes(timestamp, nonce, body),
      key,
      Buffer.from(signature, 'base64'),
    );
    return genuine ? 'ok' : 'bad';
  }
}
