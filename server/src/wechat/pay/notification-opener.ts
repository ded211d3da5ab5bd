import { type NotificationRefusal, NotificationRejected } from '../errors';
import type { Outside } from '../outbound';
import type { NotificationHeaders, PayNotification } from '../ports';
import { WireObject } from '../wire-object';
import { readRefund, readTransaction } from './pay-wire';
import { openResource } from './resource-cipher';
import type { ReadHeader, ResponseVerifier, Verdict } from './response-verifier';

const REFUSAL: Record<Exclude<Verdict, 'ok'>, NotificationRefusal> = {
  unsigned: 'signature',
  bad: 'signature',
  signtest: 'signtest',
  stale: 'stale',
  unknown_serial: 'unknown_serial',
};

/**
 * Turns the bytes WeChat posts to our callback into a payment or a refund. Order matters: the signature over the raw
 * bytes first, only then is anything parsed, and only what decrypts whole is returned.
 */
export class NotificationOpener {
  readonly #apiV3Keys: readonly string[];

  /** `apiV3Keys`: the current one, then the previous one while it is being changed. */
  constructor(
    private readonly verifier: ResponseVerifier,
    apiV3Keys: readonly string[],
    private readonly outside: Outside,
  ) {
    this.#apiV3Keys = apiV3Keys;
  }

  /** `raw` is the body exactly as received. Throws NotificationRejected; each result is counted by its reason. */
  async open(raw: Buffer, headers: NotificationHeaders): Promise<PayNotification> {
    const startedMs = this.outside.timing.monotonicMs();
    const report = (outcome: 'ok' | NotificationRefusal): void =>
      this.outside.onCall({
        api: 'pay.notification',
        outcome,
        ms: this.outside.timing.monotonicMs() - startedMs,
      });
    try {
      const verdict = await this.verifier.verify(headerReader(headers), raw);
      if (verdict !== 'ok') throw new NotificationRejected(REFUSAL[verdict]);
      const notification = this.#read(raw);
      report('ok');
      return notification;
    } catch (error) {
      if (error instanceof NotificationRejected) report(error.reason);
      throw error;
    }
  }

  #read(raw: Buffer): PayNotification {
    const unreadable = () => new NotificationRejected('undecryptable');
    const envelope = WireObject.parse(raw.toString('utf8'), unreadable);
    const resource = envelope.child('resource');
    const plain = openResource(resource, this.#apiV3Keys);
    if (plain === undefined) throw unreadable();
    const content = WireObject.parse(plain, unreadable);
    const id = envelope.text('id');
    const eventType = envelope.text('event_type');
    const kind = resource.text('original_type');
    if (kind === 'transaction') return { id, eventType, kind, transaction: readTransaction(content) };
    if (kind === 'refund') return { id, eventType, kind, refund: readRefund(content, 'refund_status') };
    throw new NotificationRejected('unsupported');
  }
}

/** Header names come in any case; a header sent twice is treated as missing, since only one can be meant. */
function headerReader(headers: NotificationHeaders): ReadHeader {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    const value = byName.get(name);
    return typeof value === 'string' ? value : undefined;
  };
}
