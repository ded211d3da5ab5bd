import { toChinaTime } from '../core/clock';
import { deliver, type PostAnswer } from '../core/post';
import { randomHex } from '../core/random';
import type { NotificationRecord } from '../core/state';
import type { World } from '../world';
import { encryptResource, type PlatformSigner, type SignatureFlaw } from './signer';

/** How one delivery differs from an honest one. */
export interface NotificationFlaw extends SignatureFlaw {
  /** Damages the resource before signing: the signature is right, decryption fails (P9). */
  tamper?: 'ciphertext' | 'tag' | 'nonce' | 'associated_data';
  /** Damages the body after signing: the signature no longer fits. */
  tamperAfterSigning?: boolean;
  /** Encrypts with another APIv3 key (rotation). */
  apiV3Key?: string;
  /** Merged into the plain resource, groups in depth. Example: `{amount:{total:1}}` (P11). */
  override?: Record<string, unknown>;
  /** `escaped`: the same JSON as a proxy might rewrite it: spaces and `\u4e2d` escapes (P10). */
  spelling?: 'plain' | 'escaped';
}

export interface DeliveryReport extends PostAnswer {
  id: string;
}

function merge(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const before = merged[name];
    merged[name] = isPlain(value) && isPlain(before) ? merge(before, value) : value;
  }
  return merged;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flipLastByte(base64: string, fromEnd: number): string {
  const bytes = Buffer.from(base64, 'base64');
  const at = bytes.length - fromEnd;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes.toString('base64');
}

function spell(value: unknown, spelling: NotificationFlaw['spelling']): string {
  if (spelling !== 'escaped') return JSON.stringify(value);
  return JSON.stringify(value, null, 1).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The body of a notification, resource encrypted anew each time. */
export function notificationBody(
  record: NotificationRecord,
  apiV3Key: string,
  id: string,
  flaw: NotificationFlaw,
): Buffer {
  const plain = JSON.stringify(merge(record.plain, flaw.override ?? {}));
  const resource = encryptResource(plain, record.resource, flaw.apiV3Key ?? apiV3Key);
  if (flaw.tamper === 'ciphertext') resource.ciphertext = flipLastByte(resource.ciphertext, 40);
  if (flaw.tamper === 'tag') resource.ciphertext = flipLastByte(resource.ciphertext, 1);
  if (flaw.tamper === 'nonce') resource.nonce = [...resource.nonce].reverse().join('');
  if (flaw.tamper === 'associated_data') resource.associated_data = 'somethingelse';
  const body = {
    id,
    create_time: toChinaTime(new Date(record.createdAtMs)),
    resource_type: 'encrypt-resource',
    event_type: record.eventType,
    summary: record.summary,
    resource: { original_type: record.resource, ...resource },
  };
  return Buffer.from(spell(body, flaw.spelling));
}

/** Sends one notification, freshly encrypted and signed, and writes it to the journal. */
export async function sendNotification(
  world: World,
  signer: PlatformSigner,
  record: NotificationRecord,
  options: { id?: string; url?: string; flaw?: NotificationFlaw } = {},
): Promise<DeliveryReport> {
  const flaw = options.flaw ?? {};
  const id = options.id ?? record.id;
  const url = options.url ?? record.url;
  const signedBody = notificationBody(record, world.state.apiV3Key, id, flaw);
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    Accept: '*/*',
    'User-Agent': 'Mozilla/4.0',
    Pragma: 'no-cache',
    'Request-ID': `08${randomHex(15).toUpperCase()}`,
    ...signer.headersFor(signedBody, undefined, flaw),
  };
  const body = flaw.tamperAfterSigning
    ? Buffer.from(signedBody.toString('utf8').replace('encrypt-resource', 'encrypt-resourcf'))
    : signedBody;
  const answer = await deliver('POST', url, headers, body, world.settings.notifications.answerWithinMs);
  const expectsRefusal = flaw.signature === 'signtest';
  const wasTaken = answer.status === 200 || answer.status === 204;
  world.journal.add({
    at: world.clock.now().toISOString(),
    kind: 'notification',
    method: 'POST',
    path: url,
    body: body.toString('utf8'),
    headers,
    status: answer.status,
    verdict:
      answer.failure ??
      (wasTaken ? (expectsRefusal ? 'probe accepted: receiver does not verify' : 'ok') : 'refused'),
    note: `${record.eventType} ${id}`,
  });
  return { id, ...answer };
}
