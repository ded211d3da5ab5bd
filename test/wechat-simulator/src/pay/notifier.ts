import { randomUUID } from 'node:crypto';
import { toChinaTime } from '../core/clock';
import type { NotificationRecord, OrderRecord, RefundRecord } from '../core/state';
import type { World } from '../world';
import { type DeliveryReport, type NotificationFlaw, sendNotification } from './notification';
import { PlatformSigner } from './signer';
import { describeTransaction } from './transaction';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** WeChat's documented resend schedule: 15 more deliveries over 24 h 4 min, each after the one before failed. */
export const RESEND_AFTER_MS: readonly number[] = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
];

const HELD_AT_MOST_MS = 10 * SECOND;

/** Creates notifications and delivers them until the receiver answers 200 or 204. */
export class Notifier {
  private held: NotificationRecord | undefined;

  constructor(
    private readonly world: World,
    private readonly signer: PlatformSigner,
  ) {}

  /** Announces a payment. With `atOnce` it resolves after the first delivery was answered (P5). */
  async announcePayment(order: OrderRecord, atOnce = false): Promise<void> {
    const record = this.create(order.request.notify_url, 'transaction', 'TRANSACTION.SUCCESS', '支付成功', {
      ...describeTransaction(order),
    });
    if (atOnce) await this.attempt(record);
    else this.enqueue(record);
  }

  announceRefund(refund: RefundRecord, plain: Record<string, unknown>): void {
    if (!refund.notifyUrl) return;
    const summary = {
      SUCCESS: '退款成功',
      ABNORMAL: '退款异常',
      CLOSED: '退款关闭',
      PROCESSING: '退款处理中',
    };
    const eventType = `REFUND.${refund.status}`;
    this.enqueue(this.create(refund.notifyUrl, 'refund', eventType, summary[refund.status], plain));
  }

  /** Plans everything a snapshot still had to deliver. */
  resume(): void {
    for (const record of Object.values(this.world.state.notifications)) {
      if (record.nextAtMs !== null) this.plan(record, record.nextAtMs);
    }
  }

  /** All notifications about one order or refund number, oldest first. */
  about(number: string): NotificationRecord[] {
    return Object.values(this.world.state.notifications).filter(
      ({ plain }) => plain['out_trade_no'] === number || plain['out_refund_no'] === number,
    );
  }

  /**
   * Sends the latest notification about `number` again, `times` times, outside the schedule. Out: one report per
   * delivery. Example: `times: 300, parallel: true` is P1; `times: 15, freshIds: true` is P2.
   */
  async repeat(
    number: string,
    options: {
      times?: number;
      parallel?: boolean;
      freshIds?: boolean;
      url?: string;
      flaw?: NotificationFlaw;
    },
  ): Promise<DeliveryReport[]> {
    const record = this.about(number).at(-1);
    if (!record) throw new Error(`nothing was ever notified about ${number}`);
    const sendOne = () =>
      sendNotification(this.world, this.signer, record, {
        id: options.freshIds ? newId() : record.id,
        url: options.url,
        flaw: options.flaw,
      });
    const rounds = Array.from({ length: options.times ?? 1 });
    if (options.parallel) return Promise.all(rounds.map(sendOne));
    const reports: DeliveryReport[] = [];
    for (const _round of rounds) reports.push(await sendOne());
    return reports;
  }

  private create(
    url: string,
    resource: NotificationRecord['resource'],
    eventType: string,
    summary: string,
    plain: Record<string, unknown>,
  ): NotificationRecord {
    const createdAtMs = this.world.clock.now().getTime();
    const id = newId();
    const record: NotificationRecord = {
      id,
      url,
      eventType,
      summary,
      resource,
      plain,
      createdAtMs,
      sent: 0,
      nextAtMs: createdAtMs,
      acknowledged: false,
    };
    this.world.state.notifications[id] = record;
    this.world.changed();
    return record;
  }

  private enqueue(record: NotificationRecord): void {
    const nowMs = this.world.clock.now().getTime();
    if (!this.world.settings.notifications.reorder) {
      this.plan(record, nowMs);
      return;
    }
    const older = this.held;
    // A reset may have forgotten the one that was held.
    if (older && this.world.state.notifications[older.id] === older) {
      this.held = undefined;
      this.world.clock.schedule(new Date(nowMs), async () => {
        await this.attempt(record);
        await this.attempt(older);
      });
      return;
    }
    this.held = record;
    this.world.clock.schedule(new Date(nowMs + HELD_AT_MOST_MS), async () => {
      if (this.held !== record) return;
      this.held = undefined;
      await this.attempt(record);
    });
  }

  private plan(record: NotificationRecord, atMs: number): void {
    record.nextAtMs = atMs;
    this.world.clock.schedule(new Date(atMs), () => this.attempt(record));
  }

  private async attempt(record: NotificationRecord): Promise<void> {
    const { settings, state, clock } = this.world;
    // A reset may have forgotten the record while its delivery was waiting.
    if (state.notifications[record.id] !== record || record.acknowledged) return;
    record.nextAtMs = null;
    if (settings.notifications.drop) {
      this.world.changed();
      return;
    }
    if (this.world.chance() < settings.notifications.signTestRate) {
      await sendNotification(this.world, this.signer, record, { flaw: { signature: 'signtest' } });
    }
    record.sent += 1;
    const copies = Array.from({ length: settings.notifications.copies }, () =>
      sendNotification(this.world, this.signer, record),
    );
    const answers = await Promise.all(copies);
    record.acknowledged = answers.some(({ status }) => status === 200 || status === 204);
    const waitMs = RESEND_AFTER_MS[record.sent - 1];
    if (!record.acknowledged && waitMs !== undefined) this.plan(record, clock.now().getTime() + waitMs);
    this.world.changed();
  }
}

const newId = (): string => randomUUID();

/** Plain text of a refund notification: `refund_status` here, while the API says `status`. */
export function describeRefundEvent(refund: RefundRecord, order: OrderRecord): Record<string, unknown> {
  return {
    mchid: order.request.mchid,
    transaction_id: order.payment?.transactionId,
    out_trade_no: order.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && refund.settledAtMs !== undefined
      ? { success_time: toChinaTime(new Date(refund.settledAtMs)) }
      : {}),
    user_received_account: '支付用户零钱',
    amount: {
      total: refund.totalFen,
      refund: refund.refundFen,
      payer_total: refund.totalFen - (order.payment?.couponFen ?? 0),
      payer_refund: refund.payerRefundFen,
    },
  };
}
