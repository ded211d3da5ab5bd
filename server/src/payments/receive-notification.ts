import { Inject, Injectable } from '@nestjs/common';
import { Database, FaultPoints, Log, Metrics } from '../platform';
import {
  type NotificationHeaders,
  NotificationRejected,
  PAY_GATEWAY,
  type PayGateway,
  type PayNotification,
} from '../wechat';
import { notificationsStore } from './notifications.store';
import { SettlePayment } from './settle-payment';
import { SettleRefund } from './settle-refund';

/** `accepted`: done, done before, or recorded for a person. `refused`: not from WeChat. `again`: please resend. */
export type Reception = 'accepted' | 'refused' | 'again';

/** A callback of WeChat Pay from raw bytes to committed books. Nothing is parsed before the signature holds. */
@Injectable()
export class ReceiveNotification {
  constructor(
    @Inject(PAY_GATEWAY) private readonly gateway: PayGateway,
    private readonly database: Database,
    private readonly settlePayment: SettlePayment,
    private readonly settleRefund: SettleRefund,
    private readonly faults: FaultPoints,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  async run(raw: Buffer, headers: NotificationHeaders): Promise<Reception> {
    try {
      const result = await this.#book(await this.gateway.openNotification(raw, headers));
      this.metrics.paymentNotify.inc({ result });
      await this.faults.reach('payment.after-notify-commit');
      return 'accepted';
    } catch (error) {
      return this.#refuse(error);
    }
  }

  async #book(notification: PayNotification): Promise<string> {
    if (await notificationsStore.isKnown(this.database.source, notification.id)) return 'repeated';
    const evidence = { kind: 'notification', eventId: notification.id } as const;
    if (notification.kind === 'transaction')
      return this.settlePayment.run(notification.transaction, evidence);
    await this.settleRefund.run(notification.refund, evidence);
    return 'refund';
  }

  #refuse(error: unknown): Reception {
    if (!(error instanceof NotificationRejected)) {
      this.metrics.paymentNotify.inc({ result: 'failed' });
      this.log.error({ err: error }, 'a payment notification could not be booked; WeChat will send it again');
      return 'again';
    }
    this.metrics.paymentNotify.inc({ result: error.reason });
    if (error.reason === 'signtest') return 'refused';
    if (error.reason === 'undecryptable') {
      this.log.error(
        { reason: error.reason },
        'a signed notification cannot be decrypted: check the APIv3 key',
      );
      return 'again';
    }
    this.log.warn({ reason: error.reason }, 'a payment notification was refused');
    return 'refused';
  }
}
