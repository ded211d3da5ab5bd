import { Injectable } from '@nestjs/common';
import { type PaidNews, PaymentOutcome, type RefundNews } from '../payments';
import type { Tx } from '../platform';
import { FinishRefund } from './finish-refund';
import { ordersStore } from './orders.store';
import { PaidOrder } from './paid-order';

/** What money means to an order; payments call it inside their own transaction. */
@Injectable()
export class OrderPaymentOutcome extends PaymentOutcome {
  constructor(
    private readonly paidOrder: PaidOrder,
    private readonly refunds: FinishRefund,
  ) {
    super();
  }

  override paid(tx: Tx, news: PaidNews): Promise<'applied' | 'order_closed' | 'already_paid'> {
    return this.paidOrder.run(tx, news);
  }

  override async refundChanged(tx: Tx, { orderId, refundFen, status, at }: RefundNews): Promise<void> {
    await ordersStore.showRefund(tx, orderId, { refundFen, status });
    if (status === 'succeeded') await this.refunds.finish(tx, orderId, at);
  }
}
