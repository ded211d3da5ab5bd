import { Injectable } from '@nestjs/common';
import type { Id, PaymentParams } from '@tianpu/shared/api';
import { AppConfig, Clock, Database, Ids, type Tx } from '../platform';
import { ClosePayment, type CloseResult } from './close-payment';
import { type NewPayment, paymentsStore } from './payments.store';
import type { Payment } from './payments.types';
import { PreparePayment } from './prepare-payment';
import { QueryPayment } from './query-payment';
import { RequestRefund } from './request-refund';

export interface OpenPayment {
  orderId: Id;
  customerId: Id;
  /** Our number at WeChat: 6 to 32 letters, digits, `_-|*`. */
  outTradeNo: string;
  amountFen: number;
  description: string;
  expireAt: Date;
}

/** What orders may ask of payments. Methods with `tx` belong to the order's transaction; the others call WeChat. */
@Injectable()
export class Payments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly config: AppConfig,
    private readonly preparing: PreparePayment,
    private readonly closing: ClosePayment,
    private readonly query: QueryPayment,
    private readonly refunds: RequestRefund,
  ) {}

  /**
   * Writes the payment row, with everything WeChat will be told, before WeChat is asked: a notification can never
   * arrive for a number we do not know. An order of 0 fen is paid by this row alone.
   *
   * Example: 19800 fen gives an unpaid row to `prepare`; 0 fen gives `{isPaid: true}` and WeChat is never called.
   */
  async open(tx: Tx, request: OpenPayment): Promise<{ paymentId: Id; isPaid: boolean }> {
    const payment = this.#newPayment(request);
    const isPaid = request.amountFen === 0;
    if (isPaid) await paymentsStore.insertInternal(tx, payment, this.clock.now());
    else await paymentsStore.insertUnpaid(tx, payment, this.clock.now());
    return { paymentId: payment.id, isPaid };
  }

  prepare(orderId: Id): Promise<PaymentParams> {
    return this.preparing.run(orderId);
  }

  close(orderId: Id): Promise<CloseResult> {
    return this.closing.run(orderId);
  }

  /** After `close` answered `closed`: no query, no prepay id any more. */
  async markClosed(tx: Tx, orderId: Id): Promise<void> {
    await paymentsStore.markClosed(tx, orderId);
  }

  /** Asks WeChat about every attempt that may have been paid without our knowing. */
  async settleByQuery(orderId: Id): Promise<void> {
    for (const payment of await paymentsStore.ofOrder(this.database.source, orderId)) {
      if (payment.status !== 'succeeded') await this.query.run(payment);
    }
  }

  /**
   * Keeps the payment of a paid order still until the transaction ends: the first lock of every refund, because the
   * payment's row comes before the order's. Undefined when no money was applied to the order.
   */
  async lockForRefund(tx: Tx, orderId: Id): Promise<Payment | undefined> {
    return paymentsStore.lockApplied(tx, orderId);
  }

  /**
   * Promises a part of a locked payment back. `nothing`: there is no cash to give back (all of it was paid with points
   * or a coupon), so WeChat is not asked. The same `suffix` for the same payment is refused by the database; more than
   * the payment holds throws.
   *
   * Example: 29400 were paid: 17429 with suffix `1`, later 11971 with suffix `2`; another fen throws.
   */
  async refund(
    tx: Tx,
    payment: Payment,
    { refundFen, suffix }: { refundFen: number; suffix: string },
  ): Promise<'promised' | 'nothing'> {
    if (refundFen === 0) return 'nothing';
    await this.refunds.run(tx, { payment, refundFen, reason: 'order_refund', suffix });
    return 'promised';
  }

  #newPayment(request: OpenPayment): NewPayment {
    const { appid, mchid } = this.config.wechat;
    return {
      id: this.ids.next(),
      orderId: request.orderId,
      customerId: request.customerId,
      attempt: 1,
      outTradeNo: request.outTradeNo,
      description: request.description,
      amountFen: request.amountFen,
      appid,
      mchid,
      expiresAt: request.expireAt,
    };
  }
}
