import { createPublicKey, KeyObject } from 'node:crypto';
import type { WechatClock } from '../outbound';
import type { KeySource } from './response-verifier';

const REFRESH_EVERY_MS = 5 * 60_000;
const CERTIFICATE_SERIAL = /^[0-9A-F]{40}$/i;

/** Fetches WeChat's current certificates: serial -> PEM. Must have proved that they are WeChat's. */
export type CertificateDownload = () => Promise<Record<string, string>>;

/**
 * WeChat Pay's verification keys by serial: `PUB_KEY_ID_…` public keys and certificates side by side, because
 * while a merchant moves from one to the other, answers come signed with either. A certificate serial never met
 * before causes one download at most every five minutes, so forged serials cannot make us call WeChat all day; a
 * `PUB_KEY_ID_…` never met cannot be downloaded and is simply unknown.
 */
export class PlatformKeys implements KeySource {
  readonly #keys = new Map<string, KeyObject>();
  #refreshedAt?: number;
  #refreshing?: Promise<void>;

  constructor(
    pems: Record<string, string>,
    private readonly clock: WechatClock,
    private readonly download?: CertificateDownload,
  ) {
    this.#add(pems);
  }

  async find(serial: string): Promise<KeyObject | undefined> {
    const known = this.#keys.get(canonical(serial));
    if (known || !CERTIFICATE_SERIAL.test(serial)) return known;
    await this.#refreshSeldom();
    return this.#keys.get(canonical(serial));
  }

  /** Callers who arrive during a download wait for that one. */
  async #refreshSeldom(): Promise<void> {
    if (this.#refreshing) return this.#refreshing;
    const nowMs = this.clock.now().getTime();
    const isTooSoon =
      this.#refreshedAt !== undefined && Math.abs(nowMs - this.#refreshedAt) < REFRESH_EVERY_MS;
    if (!this.download || isTooSoon) return;
    this.#refreshedAt = nowMs;
    this.#refreshing = this.#refresh(this.download).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(download: CertificateDownload): Promise<void> {
    try {
      this.#add(await download());
    } catch {
      // The download reported itself as a call; to the caller the serial stays unknown, which is refused.
      return;
    }
  }

  #add(pems: Record<string, string>): void {
    for (const [serial, pem] of Object.entries(pems)) this.#keys.set(canonical(serial), createPublicKey(pem));
  }
}

/** Hex serials are compared without case, key ids as they are. */
function canonical(serial: string): string {
  return CERTIFICATE_SERIAL.test(serial) ? serial.toUpperCase() : serial;
}
