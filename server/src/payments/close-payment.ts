import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Database } from '../platform';
import { PAY_GATEWAY, PayError, type PayGateway } from '../wechat';
import { paymentsStore } from './payments.store';
import type { Payment } from './payments.types';
import { QueryPayment } from './query-payment';

/** `closed`: nobody can pay any more. `paid`: money was there first and is booked. `disputed`: a person decides. */
export type CloseResult = 'closed' | 'paid' | 'disputed';

/** Makes sure at WeChat that an order cannot be paid any more, before it is closed here: the payment wins a race. */
@Injectable()
export class ClosePayment {
  constructor(
    @Inject(PAY_GATEWAY) private readonly gateway: PayGateway,
    private readonly database: Database,
    private readonly query: QueryPayment,
  ) {}

  /** Outside any transaction. `PayError` reaches the caller when WeChat gives no trustworthy answer: try later. */
  async run(orderId: Id): Promise<CloseResult> {
    const payments = await paymentsStore.ofOrder(this.database.source, orderId);
    if (payments.some((payment) => payment.status === 'disputed')) return 'disputed';
    if (payments.some((payment) => payment.appliedOrderId === orderId)) return 'paid';
    for (const payment of payments.filter(isOpen)) {
      if ((await this.#closeAtWechat(payment)) === 'closed') continue;
      const settlement = await this.query.run(payment);
      if (settlement === 'case') return 'disputed';
      if (settlement === 'unpaid') throw new PayError({ kind: 'unknown', api: 'pay.close' });
      return 'paid';
    }
    return 'closed';
  }

  async #closeAtWechat(payment: Payment): Promise<'closed' | 'already_paid'> {
    try {
      return await this.gateway.closeOrder(payment.outTradeNo);
    } catch (error) {
      // It never arrived at WeChat. Should a late call still create it, its time to pay is over or the money goes back.
      if (error instanceof PayError && error.kind === 'not_found') return 'closed';
      throw error;
    }
  }
}

function isOpen(payment: Payment): boolean {
  return payment.status === 'created' || payment.status === 'prepared';
}
