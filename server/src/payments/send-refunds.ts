import { Inject, Injectable } from '@nestjs/common';
import { AppConfig, Clock, Database, Log, UnitOfWork } from '../platform';
import { PAY_GATEWAY, PayError, type PayGateway, type PayRefund } from '../wechat';
import { PaymentCases } from './cases.store';
import { nextRefundTryAt } from './payments.rules';
import { paymentsStore } from './payments.store';
import type { CaseKind, Payment, Refund, RefundReason } from './payments.types';
import { refundsStore } from './refunds.store';
import { SettleRefund } from './settle-refund';

const BATCH = 50;
/** WeChat refuses a second refund of one payment within a minute. */
const APART_MS = 60_000;
const REASONS: Readonly<Record<RefundReason, string>> = {
  late_payment: '订单已关闭，付款原路退回',
  duplicate_payment: '重复付款，原路退回',
  order_refund: '订单退款',
};

/** Sends promised refunds to WeChat and asks about those it has, always with the number of the promise. */
@Injectable()
export class SendRefunds {
  constructor(
    @Inject(PAY_GATEWAY) private readonly gateway: PayGateway,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settle: SettleRefund,
    private readonly cases: PaymentCases,
    private readonly config: AppConfig,
    private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    for (const refund of await refundsStore.due(this.database.source, this.clock.now(), BATCH)) {
      const payment = await this.unitOfWork.run((tx) => this.#claim(tx, refund));
      if (payment !== undefined) await this.#try(payment, refund);
    }
  }

  /** The payment's row lock makes "nobody else sent one within a minute" and "I send now" one decision. */
  async #claim(tx: Parameters<typeof paymentsStore.lock>[0], refund: Refund): Promise<Payment | undefined> {
    const now = this.clock.now();
    const payment = await paymentsStore.lock(tx, refund.paymentId);
    const isFirstSend = refund.status === 'requested';
    const otherSentAt = isFirstSend ? await refundsStore.otherSentAt(tx, refund) : null;
    if (otherSentAt !== null && now.getTime() - otherSentAt.getTime() < APART_MS) {
      await refundsStore.postpone(tx, refund.id, new Date(otherSentAt.getTime() + APART_MS));
      return undefined;
    }
    const claim = {
      sentAt: isFirstSend ? now : null,
      nextTryAt: nextRefundTryAt(now, refund.tries + 1),
    };
    return (await refundsStore.claimTry(tx, refund, claim)) ? payment : undefined;
  }

  async #try(payment: Payment, refund: Refund): Promise<void> {
    try {
      const isAccepted = refund.status === 'processing';
      const news = isAccepted
        ? await this.gateway.queryRefund(refund.outRefundNo)
        : await this.#send(payment, refund);
      await this.settle.run(news, { kind: 'query' });
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      this.log.error({ err: error, outRefundNo: refund.outRefundNo }, 'a refund did not go through yet');
      await this.#keep(payment, refund, error);
    }
  }

  #send(payment: Payment, refund: Refund): Promise<PayRefund> {
    return this.gateway.createRefund({
      outTradeNo: payment.outTradeNo,
      outRefundNo: refund.outRefundNo,
      refundFen: refund.refundFen,
      totalFen: payment.amountFen,
      reason: REASONS[refund.reason],
      notifyUrl: `${this.config.publicBaseUrl}/api/payments/wechat/refund-notifications`,
    });
  }

  /** No answer we can trust: the same number again later. A refusal: a person is told, and it is tried again too. */
  async #keep(payment: Payment, refund: Refund, error: PayError): Promise<void> {
    const isUnknown = error.kind === 'unknown' || error.kind === 'rate_limited';
    const kind: CaseKind = error.kind === 'not_enough' ? 'refund_not_enough' : 'refund_rejected';
    await this.unitOfWork.run(async (tx) => {
      if (isUnknown) return refundsStore.markUnknown(tx, refund.id);
      await this.cases.open(tx, {
        kind,
        orderId: refund.orderId,
        reference: refund.outRefundNo,
        transactionId: payment.transactionId,
        expectedFen: refund.refundFen,
      });
    });
  }
}
