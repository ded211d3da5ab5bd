import { Injectable } from '@nestjs/common';
import { Clock, DomainEvents, type Tx, UnitOfWork } from '../platform';
import type { PayRefund } from '../wechat';
import { PaymentCases } from './cases.store';
import { notificationsStore } from './notifications.store';
import { PaymentOutcome } from './payment-outcome';
import { nextRefundTryAt } from './payments.rules';
import { paymentsStore } from './payments.store';
import type { Evidence, Payment, Refund } from './payments.types';
import { refundNews } from './refund-news';
import { refundsStore } from './refunds.store';
import { RequestRefund } from './request-refund';

/** New numbers issued for one refund before a person has to look. */
const MAX_REISSUES = 2;

/** What WeChat says about a refund becomes our books, once, whoever told us. */
@Injectable()
export class SettleRefund {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
    private readonly outcome: PaymentOutcome,
    private readonly cases: PaymentCases,
    private readonly requests: RequestRefund,
  ) {}

  async run(news: PayRefund, evidence: Evidence): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (evidence.kind === 'notification') {
        const isNew = await notificationsStore.insert(tx, {
          eventId: evidence.eventId,
          kind: 'refund',
          reference: news.outRefundNo,
          transactionId: news.transactionId,
          at: this.clock.now(),
        });
        if (!isNew) return;
      }
      await this.#book(tx, news, evidence);
    });
  }

  async #book(tx: Tx, news: PayRefund, evidence: Evidence): Promise<void> {
    const known = await refundsStore.byNumber(tx, news.outRefundNo);
    if (known === undefined) {
      await this.cases.open(tx, { kind: 'unknown_refund', orderId: null, reference: news.outRefundNo });
      return;
    }
    // Payment before refund before order: the same order of locks as everywhere.
    const payment = await paymentsStore.lock(tx, known.paymentId);
    const refund = await refundsStore.lockByNumber(tx, news.outRefundNo);
    if (payment === undefined || refund === undefined)
      throw new Error(`refund ${news.outRefundNo} lost its payment`);
    switch (news.status) {
      case 'SUCCESS':
        return this.#succeeded(tx, payment, refund, news);
      case 'PROCESSING':
        await refundsStore.markProcessing(
          tx,
          refund.id,
          news.refundId,
          nextRefundTryAt(this.clock.now(), refund.tries),
        );
        return;
      case 'ABNORMAL':
        return this.#abnormal(tx, payment, refund);
      case 'CLOSED':
        // Only an answer to our own question may lead to a second number: a second number can pay twice.
        if (evidence.kind === 'query') return this.#closed(tx, payment, refund);
        await refundsStore.markProcessing(tx, refund.id, news.refundId, this.clock.now());
        return;
    }
  }

  async #succeeded(tx: Tx, payment: Payment, refund: Refund, news: PayRefund): Promise<void> {
    const at = news.successAt ?? this.clock.now();
    if (!(await refundsStore.markSucceeded(tx, refund.id, news.refundId, at))) return;
    await this.#tell(tx, payment, refund, 'succeeded', at);
    await this.events.record(tx, {
      name: 'payment.refunded',
      aggregateId: payment.orderId,
      payload: {
        orderId: payment.orderId,
        customerId: payment.customerId,
        paymentId: payment.id,
        refundId: refund.id,
        refundFen: refund.refundFen,
        at: at.toISOString(),
      },
    });
  }

  async #abnormal(tx: Tx, payment: Payment, refund: Refund): Promise<void> {
    if (!(await refundsStore.markStopped(tx, refund.id, 'abnormal'))) return;
    await this.#openCase(tx, 'refund_abnormal', payment, refund);
    await this.#tell(tx, payment, refund, 'failed', this.clock.now());
  }

  async #closed(tx: Tx, payment: Payment, refund: Refund): Promise<void> {
    if (!(await refundsStore.markStopped(tx, refund.id, 'closed'))) return;
    await paymentsStore.withdrawRefund(tx, payment.id, refund.refundFen);
    await this.#openCase(tx, 'refund_closed', payment, refund);
    if (refund.reissue >= MAX_REISSUES) {
      return this.#tell(tx, payment, refund, 'failed', this.clock.now());
    }
    const reissue = refund.reissue + 1;
    await this.requests.run(tx, {
      payment,
      refundFen: refund.refundFen,
      reason: refund.reason,
      suffix: suffixOf(payment, refund),
      reissue,
    });
  }

  async #openCase(
    tx: Tx,
    kind: 'refund_abnormal' | 'refund_closed',
    payment: Payment,
    refund: Refund,
  ): Promise<void> {
    await this.cases.open(tx, {
      kind,
      orderId: refund.orderId,
      reference: refund.outRefundNo,
      transactionId: payment.transactionId,
      expectedFen: refund.refundFen,
    });
  }

  /** The second payment of one order is not the customer's order: its refund does not show there. */
  async #tell(
    tx: Tx,
    payment: Payment,
    refund: Refund,
    status: 'succeeded' | 'failed',
    at: Date,
  ): Promise<void> {
    if (refund.reason === 'duplicate_payment') return;
    await this.outcome.refundChanged(tx, await refundNews(tx, payment, status, at));
  }
}

/** The tail a refund was asked for with. Example: `RTP2611220000001-auto-2` of reissue 1 gives `auto`. */
function suffixOf(payment: Payment, refund: Refund): string {
  const tail = refund.outRefundNo.slice(`R${payment.outTradeNo}-`.length);
  return refund.reissue === 0 ? tail : tail.slice(0, -`-${refund.reissue + 1}`.length);
}
