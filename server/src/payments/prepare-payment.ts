import { Inject, Injectable } from '@nestjs/common';
import type { Id, PaymentParams } from '@tianpu/shared/api';
import { IdentityReader } from '../identity';
import { AppConfig, Clock, Database, ensure, FaultPoints, Ids, Log, Problem, UnitOfWork } from '../platform';
import { PAY_GATEWAY, PayError, type PayGateway } from '../wechat';
import { isPrepayIdFresh } from './payments.rules';
import { paymentsStore } from './payments.store';
import type { Payment } from './payments.types';
import { QueryPayment } from './query-payment';

/**
 * Gets the customer what `wx.requestPayment` needs. Everything WeChat compares on a repeated call was frozen in the
 * payment row before the first one, so asking again after a time-out can never become a second order at WeChat.
 */
@Injectable()
export class PreparePayment {
  constructor(
    @Inject(PAY_GATEWAY) private readonly gateway: PayGateway,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly identity: IdentityReader,
    private readonly query: QueryPayment,
    private readonly config: AppConfig,
    private readonly faults: FaultPoints,
    private readonly log: Log,
  ) {}

  /**
   * Refuses `order.not_payable` once paid, closed or out of time, `payment.changed` when WeChat holds the number with
   * other fields, and `payment.prepare_retry` (503, params `orderId`) when WeChat gave no trustworthy answer.
   */
  async run(orderId: Id): Promise<PaymentParams> {
    const payment = await this.#payable(orderId);
    if (isPrepayIdFresh(payment, this.clock.now())) return this.#sign(payment, payment.prepayId);
    try {
      return await this.#ask(payment);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      if (error.kind === 'closed') return this.#ask(await this.#renumber(payment));
      return await this.#explain(payment, error);
    }
  }

  async #payable(orderId: Id): Promise<Payment> {
    const payment = await paymentsStore.latestOfOrder(this.database.source, orderId);
    const isOpen = payment?.status === 'created' || payment?.status === 'prepared';
    ensure(payment !== undefined && isOpen && this.clock.now() < payment.expiresAt, 'order.not_payable');
    return payment;
  }

  async #ask(payment: Payment): Promise<PaymentParams> {
    const openid = await this.identity.openidOf(this.database.source, payment.customerId);
    const { prepayId } = await this.gateway.createJsapiOrder({
      outTradeNo: payment.outTradeNo,
      description: payment.description,
      totalFen: payment.amountFen,
      openid,
      timeExpireAt: payment.expiresAt,
      notifyUrl: `${this.config.publicBaseUrl}/api/payments/wechat/notifications`,
    });
    await this.faults.reach('payment.prepay-sent');
    const now = this.clock.now();
    await this.unitOfWork.run((tx) => paymentsStore.savePrepayId(tx, payment.id, prepayId, now));
    await this.faults.reach('payment.prepay-saved');
    return this.#sign(payment, prepayId);
  }

  #sign(payment: Payment, prepayId: string | null): PaymentParams {
    if (prepayId === null) throw new Error(`payment ${payment.id} has no prepay id to sign`);
    return { appid: payment.appid, ...this.gateway.signForMiniProgram(prepayId) };
  }

  /** Somebody closed the number at WeChat while our order still waits: a closed number never opens again. */
  async #renumber(payment: Payment): Promise<Payment> {
    const attempt = payment.attempt + 1;
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const latest = await paymentsStore.lock(tx, payment.id);
      ensure(latest?.status === 'created' || latest?.status === 'prepared', 'order.not_payable');
      await paymentsStore.markClosed(tx, payment.orderId);
      const outTradeNo = `${payment.outTradeNo.split('-')[0]}-${attempt}`;
      await paymentsStore.insertUnpaid(tx, { ...payment, id: this.ids.next(), attempt, outTradeNo }, now);
    });
    return this.#payable(payment.orderId);
  }

  async #explain(payment: Payment, error: PayError): Promise<never> {
    if (error.kind === 'already_paid') {
      await this.query.run(payment);
      throw new Problem('order.not_payable', { orderId: payment.orderId });
    }
    this.log.error({ err: error, outTradeNo: payment.outTradeNo }, 'WeChat did not prepare a payment');
    if (error.kind === 'mismatch') throw new Problem('payment.changed', { orderId: payment.orderId });
    throw new Problem('payment.prepare_retry', { orderId: payment.orderId }, { retryAfterSeconds: 2 });
  }
}
