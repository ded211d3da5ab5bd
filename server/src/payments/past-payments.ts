import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { AppConfig, Ids, type Tx } from '../platform';
import { PaymentOutcome } from './payment-outcome';
import { outRefundNoOf } from './payments.rules';
import { paymentsStore } from './payments.store';
import { refundsStore } from './refunds.store';

export interface PastPayment {
  orderId: Id;
  customerId: Id;
  outTradeNo: string;
  amountFen: number;
  paidAt: Date;
}

/** Money that came and went before this system existed: applied and final, WeChat is never asked about it. */
@Injectable()
export class PastPayments {
  constructor(
    private readonly ids: Ids,
    private readonly config: AppConfig,
    private readonly outcome: PaymentOutcome,
  ) {}

  /** The payment's row and what it means to the order. */
  async importPaid(tx: Tx, past: PastPayment): Promise<void> {
    const { appid, mchid } = this.config.wechat;
    const { orderId, amountFen, paidAt } = past;
    const payment = {
      ...past,
      id: this.ids.next(),
      attempt: 1,
      description: past.outTradeNo,
      appid,
      mchid,
      expiresAt: paidAt,
    };
    await paymentsStore.insertInternal(tx, payment, paidAt);
    await this.outcome.paid(tx, { orderId, paymentId: payment.id, paidFen: amountFen, paidAt });
  }

  /** All of it went back; the order must stand at `refunding`. */
  async importRefunded(tx: Tx, orderId: Id, at: Date): Promise<void> {
    const payment = await paymentsStore.lockApplied(tx, orderId);
    if (payment === undefined) throw new Error(`order ${orderId} has no payment to refund`);
    const refundFen = payment.amountFen;
    const news = { orderId, paymentId: payment.id, refundFen, status: 'succeeded', at } as const;
    if (refundFen > 0) {
      await paymentsStore.promiseRefund(tx, payment.id, refundFen);
      const outRefundNo = outRefundNoOf(payment.outTradeNo, 'full', 0);
      const refund = {
        id: this.ids.next(),
        paymentId: payment.id,
        orderId,
        outRefundNo,
        reason: 'order_refund',
        refundFen,
        reissue: 0,
      } as const;
      await refundsStore.insertSucceeded(tx, refund, at);
    }
    await this.outcome.refundChanged(tx, news);
  }
}
