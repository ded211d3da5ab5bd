import { Injectable } from '@nestjs/common';
import { IdentityReader } from '../identity';
import { Clock, isDuplicateKey, Metrics, type Tx, UnitOfWork } from '../platform';
import type { PayTransaction } from '../wechat';
import { PaymentCases } from './cases.store';
import { notificationsStore } from './notifications.store';
import { PaymentOutcome } from './payment-outcome';
import { judge } from './payments.rules';
import { paymentsStore } from './payments.store';
import type { CaseKind, Evidence, Payment, Settlement } from './payments.types';
import { RequestRefund } from './request-refund';

/** Two settlements may draw the same pickup code or meet at one unique key: the loser starts again. */
const TRIES_ON_CLASH = 5;

/**
 * What WeChat says about a payment becomes our books, whoever told us: notification, query or bill. One transaction
 * holds the notification row, the payment, the order and the events, so fifteen ids or three hundred copies of the
 * same news apply once.
 */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly identity: IdentityReader,
    private readonly outcome: PaymentOutcome,
    private readonly cases: PaymentCases,
    private readonly refunds: RequestRefund,
    private readonly metrics: Metrics,
  ) {}

  async run(transaction: PayTransaction, evidence: Evidence): Promise<Settlement> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run((tx) => this.#settle(tx, transaction, evidence));
      } catch (error) {
        if (!isDuplicateKey(error) || attempt === TRIES_ON_CLASH) throw error;
      }
    }
  }

  async #settle(tx: Tx, transaction: PayTransaction, evidence: Evidence): Promise<Settlement> {
    if (evidence.kind !== 'notification') return this.#book(tx, transaction, evidence);
    const isNew = await notificationsStore.insert(tx, {
      eventId: evidence.eventId,
      kind: 'transaction',
      reference: transaction.outTradeNo,
      transactionId: transaction.transactionId ?? null,
      at: this.clock.now(),
    });
    if (!isNew) return 'repeated';
    const settlement = await this.#book(tx, transaction, evidence);
    await notificationsStore.recordResult(tx, evidence.eventId, settlement);
    return settlement;
  }

  async #book(tx: Tx, transaction: PayTransaction, evidence: Evidence): Promise<Settlement> {
    const payment = await paymentsStore.lockByOutTradeNo(tx, transaction.outTradeNo);
    if (payment === undefined) return this.#openCase(tx, 'unknown_order', undefined, transaction);
    const judgement = judge(payment, transaction);
    switch (judgement.kind) {
      case 'unpaid':
      case 'repeated':
        return judgement.kind;
      case 'mismatch':
        await paymentsStore.markDisputed(tx, payment.id);
        return this.#openCase(tx, judgement.caseKind, payment, transaction);
      case 'paid':
        return this.#apply(tx, payment, { ...transaction, ...judgement }, evidence);
    }
  }

  async #apply(
    tx: Tx,
    payment: Payment,
    paid: PayTransaction & { transactionId: string; paidAt: Date },
    evidence: Evidence,
  ): Promise<Settlement> {
    const now = this.clock.now();
    const outcome = await this.outcome.paid(tx, {
      orderId: payment.orderId,
      paymentId: payment.id,
      paidFen: payment.amountFen,
      paidAt: paid.paidAt,
    });
    const payerIsCustomer = paid.payerOpenid === (await this.identity.openidOf(tx, payment.customerId));
    await paymentsStore.markSucceeded(
      tx,
      payment.id,
      {
        transactionId: paid.transactionId,
        paidAt: paid.paidAt,
        payerTotalFen: paid.payerTotalFen ?? null,
        payerIsCustomer,
        settledBy: evidence.kind,
        appliedOrderId: outcome === 'applied' ? payment.orderId : null,
      },
      now,
    );
    if (!payerIsCustomer) await this.#openCase(tx, 'payer_differs', payment, paid);
    this.metrics.paymentSettleLagSeconds.observe(Math.max(0, now.getTime() - paid.paidAt.getTime()) / 1000);
    if (outcome === 'applied') return 'applied';
    await this.refunds.run(tx, {
      payment,
      refundFen: payment.amountFen,
      reason: outcome === 'order_closed' ? 'late_payment' : 'duplicate_payment',
      suffix: 'auto',
    });
    return 'refunding';
  }

  async #openCase(
    tx: Tx,
    kind: CaseKind,
    payment: Payment | undefined,
    transaction: PayTransaction,
  ): Promise<'case'> {
    await this.cases.open(tx, {
      kind,
      orderId: payment?.orderId ?? null,
      reference: transaction.outTradeNo,
      transactionId: transaction.transactionId,
      expectedFen: payment?.amountFen,
      actualFen: transaction.totalFen,
    });
    return 'case';
  }
}
