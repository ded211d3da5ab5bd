import { randomBytes } from 'node:crypto';
import { PushRejected } from '../errors';
import type { WechatClock } from '../outbound';
import type { PushCodec, PushMessage, PushQuery } from '../ports';
import { isSameSignature, PushCipher, pushSignature } from './push-cipher';
import { readFields, readMessage } from './push-message';

const WINDOW_MS = 300_000;

/** Where the random parts of a reply come from; official examples need fixed ones. */
export interface ReplyRandomness {
  frame(): Buffer;
  nonce(): string;
}

const systemRandomness: ReplyRandomness = {
  frame: () => randomBytes(16),
  nonce: () => String(randomBytes(4).readUInt32BE()),
};

/**
 * WeChat's message push. With an AES key only encrypted pushes are taken: their `msg_signature` covers the content,
 * while the plain `signature` covers nothing but the time. Requests more than five minutes old are refused.
 */
export class WechatPushCodec implements PushCodec {
  readonly #token: string;
  readonly #cipher?: PushCipher;

  constructor(
    config: { appid: string; pushToken: string; pushAesKey: string },
    private readonly clock: WechatClock,
    private readonly randomness: ReplyRandomness = systemRandomness,
  ) {
    this.#token = config.pushToken;
    if (config.pushAesKey !== '') this.#cipher = new PushCipher(config.pushAesKey, config.appid);
  }

  verifyUrl(query: PushQuery): string {
    this.#check(query, query.signature);
    if (query.echostr === undefined) throw new PushRejected('malformed');
    return query.echostr;
  }

  decode(rawBody: Buffer | string, query: PushQuery): PushMessage {
    const text = rawBody.toString();
    if (!this.#cipher) {
      this.#check(query, query.signature);
      return readMessage(text);
    }
    const encrypted = readFields(text).fields['Encrypt'];
    if (typeof encrypted !== 'string') throw new PushRejected('signature');
    this.#check(query, query.msg_signature, encrypted);
    return readMessage(this.#cipher.decrypt(encrypted));
  }

  encodeReply(text: string, format: 'json' | 'xml'): string {
    if (!this.#cipher) return text;
    const encrypted = this.#cipher.encrypt(text, this.randomness.frame());
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1000));
    const nonce = this.randomness.nonce();
    const signature = pushSignature(this.#token, timestamp, nonce, encrypted);
    return format === 'json'
      ? JSON.stringify({
          Encrypt: encrypted,
          MsgSignature: signature,
          TimeStamp: Number(timestamp),
          Nonce: nonce,
        })
      : `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
          `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
  }

  /** The signature first: an unsigned request learns nothing about our clock. */
  #check(query: PushQuery, received: string | undefined, ...content: string[]): void {
    const { timestamp, nonce } = query;
    if (timestamp === undefined || nonce === undefined) throw new PushRejected('signature');
    const expected = pushSignature(this.#token, timestamp, nonce, ...content);
    if (!isSameSignature(expected, received)) throw new PushRejected('signature');
    const ageMs = Math.abs(this.clock.now().getTime() - Number(timestamp) * 1000);
    if (!(ageMs < WINDOW_MS)) throw new PushRejected('stale');
  }
}
