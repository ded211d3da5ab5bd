import { Injectable } from '@nestjs/common';
import { Clock, Ids, type Tx } from '../platform';
import { PaymentOutcome } from './payment-outcome';
import { outRefundNoOf } from './payments.rules';
import { paymentsStore } from './payments.store';
import type { Payment, RefundReason } from './payments.types';
import { refundNews } from './refund-news';
import { refundsStore } from './refunds.store';

export interface RefundRequest {
  payment: Payment;
  refundFen: number;
  reason: RefundReason;
  /** Tail of the refund number; the same tail for the same payment is refused by the database. */
  suffix: string;
  reissue?: number;
}

/** Promises money back. The promise is a row of this transaction; sending it to WeChat is a job's work. */
@Injectable()
export class RequestRefund {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly outcome: PaymentOutcome,
  ) {}

  /**
   * Throws when more than was paid would go back: callers ask only for what the payment still holds.
   *
   * Example: a payment `TP2611220000001` of 19800 refunded in full with suffix `auto` becomes refund
   * `RTP2611220000001-auto` of 19800; a second one of 1 fen throws.
   */
  async run(tx: Tx, { payment, refundFen, reason, suffix, reissue = 0 }: RefundRequest): Promise<void> {
    if (!(await paymentsStore.promiseRefund(tx, payment.id, refundFen))) {
      throw new Error(`payment ${payment.id} does not hold ${refundFen} fen to give back`);
    }
    await refundsStore.insert(
      tx,
      {
        id: this.ids.next(),
        paymentId: payment.id,
        orderId: payment.orderId,
        outRefundNo: outRefundNoOf(payment.outTradeNo, suffix, reissue),
        reason,
        refundFen,
        reissue,
      },
      this.clock.now(),
    );
    if (reason === 'duplicate_payment') return;
    const at = this.clock.now();
    await this.outcome.refundChanged(tx, await refundNews(tx, payment, 'processing', at));
  }
}
