import { Inject, Injectable } from '@nestjs/common';
import { PAY_GATEWAY, PayError, type PayGateway } from '../wechat';
import type { Payment, Settlement } from './payments.types';
import { SettlePayment } from './settle-payment';

/** Asks WeChat about one payment and books the answer. */
@Injectable()
export class QueryPayment {
  constructor(
    @Inject(PAY_GATEWAY) private readonly gateway: PayGateway,
    private readonly settle: SettlePayment,
  ) {}

  /**
   * Nothing is assumed from silence: `PayError` of kind `unknown` reaches the caller, the payment stays as it is.
   *
   * Example: WeChat has it as SUCCESS and we do not: `applied`; it never arrived there: `unpaid`.
   */
  async run(payment: Payment): Promise<Settlement> {
    if (payment.channel === 'internal') return 'repeated';
    try {
      const transaction = await this.gateway.queryByOutTradeNo(payment.outTradeNo);
      if (transaction.tradeState !== 'SUCCESS' && transaction.tradeState !== 'REFUND') return 'unpaid';
      return await this.settle.run(transaction, { kind: 'query' });
    } catch (error) {
      if (error instanceof PayError && error.kind === 'not_found') return 'unpaid';
      throw error;
    }
  }
}
