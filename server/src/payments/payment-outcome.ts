import type { Id } from '@tianpu/shared/api';
import type { Tx } from '../platform';

export interface PaidNews {
  orderId: Id;
  paymentId: Id;
  paidFen: number;
  paidAt: Date;
}

/** How far all refunds of a payment are, taken together: one that failed is shown before one in process. */
export interface RefundNews {
  orderId: Id;
  paymentId: Id;
  /** Of all of them: promised or given back. */
  refundFen: number;
  status: 'processing' | 'succeeded' | 'failed';
  at: Date;
}

/**
 * What a payment means to what was bought. Payments own money and know no order; orders provide this, and it runs
 * inside the transaction that writes the payment row, so both change or neither does.
 */
export abstract class PaymentOutcome {
  /**
   * Marks the order paid. `order_closed`: it had been cancelled, the money goes back. `already_paid`: another
   * attempt was first, this money goes back too.
   */
  abstract paid(tx: Tx, news: PaidNews): Promise<'applied' | 'order_closed' | 'already_paid'>;
  /** Shows the customer how far her refunds are; `succeeded` when all that was promised is back. */
  abstract refundChanged(tx: Tx, news: RefundNews): Promise<void>;
}
