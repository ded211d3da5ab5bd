import { deliver, type PostAnswer } from '../core/post';
import { randomDigits, randomText } from '../core/random';
import type { World } from '../world';
import { encryptFrame, pushSignature } from './frame';

const ANSWER_WITHIN_MS = 5000;
const DELIVERIES = 4;

export interface PushOptions {
  /** Receiver; default: the `pushUrl` setting. */
  url?: string;
  /** The event or message; ToUserName, CreateTime and MsgId are filled in when missing. */
  event: Record<string, unknown>;
  mode?: 'aes' | 'plain';
  format?: 'json' | 'xml';
  /** W6: a wrong msg_signature, a foreign appid inside the frame, an old timestamp (seconds). */
  flaw?: { signature?: boolean; appid?: string; shiftSeconds?: number };
  /** Real milliseconds to wait for the answer; WeChat allows 5,000. */
  answerWithinMs?: number;
}

function toXml(event: Record<string, unknown>): string {
  const field = (name: string, value: unknown): string =>
    typeof value === 'number'
      ? `<${name}>${value}</${name}>`
      : `<${name}><![CDATA[${String(value)}]]></${name}>`;
  return `<xml>${Object.entries(event)
    .map(([name, value]) => field(name, value))
    .join('')}</xml>`;
}

/** Sends message pushes to the merchant's server, and the verification request of the console. */
export class PushSender {
  constructor(private readonly world: World) {}

  /** Delivers until answered with 200 in time, at most four times (three resends). Out: every answer got. */
  async send(options: PushOptions): Promise<PostAnswer[]> {
    const { credentials, clock } = this.world;
    const event = {
      ToUserName: credentials.originalId,
      CreateTime: Math.floor(clock.signatureNow().getTime() / 1000),
      ...(options.event['MsgType'] === 'event' ? {} : { MsgId: Number(randomDigits(15)) }),
      ...options.event,
    };
    const answers: PostAnswer[] = [];
    while (answers.length < DELIVERIES) {
      const answer = await this.sendOnce(event, options);
      answers.push(answer);
      if (answer.status === 200) break;
    }
    return answers;
  }

  /** `GET` with an echostr; a correct server answers exactly that text. */
  async verifyUrl(url: string, wrongSignature = false): Promise<{ isCorrect: boolean; answer: PostAnswer }> {
    const echo = randomDigits(19);
    const query = this.query(wrongSignature ? 'wrong' : this.world.credentials.pushToken, 0);
    query.set('echostr', echo);
    const answer = await deliver('GET', `${url}?${query}`, {}, Buffer.alloc(0), ANSWER_WITHIN_MS);
    return { isCorrect: answer.status === 200 && answer.body === echo, answer };
  }

  private query(token: string, shiftSeconds: number): URLSearchParams {
    const timestamp = String(Math.floor(this.world.clock.signatureNow().getTime() / 1000) + shiftSeconds);
    const nonce = randomDigits(9);
    return new URLSearchParams({ signature: pushSignature(token, timestamp, nonce), timestamp, nonce });
  }

  private async sendOnce(event: Record<string, unknown>, options: PushOptions): Promise<PostAnswer> {
    const { credentials, settings, clock, journal } = this.world;
    const { mode = 'aes', format = 'json', flaw = {} } = options;
    const url = options.url ?? settings.pushUrl;
    const query = this.query(credentials.pushToken, flaw.shiftSeconds ?? 0);
    const asXml = format === 'xml';
    let content = asXml ? toXml(event) : JSON.stringify(event);
    if (mode === 'aes') {
      const encrypted = encryptFrame(credentials.pushAesKey, content, flaw.appid ?? credentials.appid);
      const parts = [
        credentials.pushToken,
        query.get('timestamp') ?? '',
        query.get('nonce') ?? '',
        encrypted,
      ];
      query.set('openid', String(event['FromUserName'] ?? ''));
      query.set('encrypt_type', 'aes');
      query.set('msg_signature', flaw.signature ? randomText(40) : pushSignature(...parts));
      const envelope = { ToUserName: credentials.originalId, Encrypt: encrypted };
      content = asXml ? toXml(envelope) : JSON.stringify(envelope);
    } else if (flaw.signature) {
      query.set('signature', randomText(40));
    }
    const headers = { 'Content-Type': asXml ? 'text/xml' : 'application/json', 'User-Agent': 'Mozilla/4.0' };
    const target = `${url}?${query}`;
    const body = Buffer.from(content);
    const answer = await deliver('POST', target, headers, body, options.answerWithinMs ?? ANSWER_WITHIN_MS);
    journal.add({
      at: clock.now().toISOString(),
      kind: 'push',
      method: 'POST',
      path: target,
      body: content,
      headers,
      status: answer.status,
      verdict: answer.status === 200 ? 'ok' : (answer.failure ?? 'refused'),
    });
    return answer;
  }
}
