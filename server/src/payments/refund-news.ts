import type { Tx } from '../platform';
import type { RefundNews } from './payment-outcome';
import type { Payment } from './payments.types';
import { refundsStore } from './refunds.store';

/**
 * What one refund's news means for all refunds of its payment. The payment's row is locked by the caller, so two
 * refunds that end at one moment see each other.
 *
 * Example: 174.29 succeeded while 59.85 is in process: 234.14, `processing`; when that succeeds too: `succeeded`.
 */
export async function refundNews(
  tx: Tx,
  payment: Payment,
  latest: RefundNews['status'],
  at: Date,
): Promise<RefundNews> {
  const { promisedFen, open, abnormal } = await refundsStore.progressOf(tx, payment.id);
  const others = abnormal > 0 ? 'failed' : open > 0 ? 'processing' : 'succeeded';
  const status = latest === 'failed' ? 'failed' : others;
  return { orderId: payment.orderId, paymentId: payment.id, refundFen: promisedFen, status, at };
}
