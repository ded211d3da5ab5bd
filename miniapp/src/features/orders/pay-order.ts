import type { PaymentParams } from '@tianpu/shared/api';
import { newIdempotencyKey } from '@/api/client';
import { clientConfig } from '@/api/identity';
import { preparePayment } from '@/api/orders';
import { replace, requestPayment, routes } from '@/platform';

/**
 * Opens WeChat's payment sheet for an order and goes to the result page with what the sheet said; the server is asked
 * there. In a browser the cashier page takes over and comes back to the result page by itself.
 */
export async function payWith(orderId: string, payment: PaymentParams): Promise<void> {
  const outcome = await requestPayment(payment, await clientConfig(), routes.payResult(orderId));
  if (outcome !== 'left') replace(routes.payResult(orderId, outcome === 'paid' ? 'ok' : 'cancel'));
}

/** Pays an order that stands already: asks for fresh payment parameters first. Throws the server's refusal. */
export async function payAgain(orderId: string): Promise<void> {
  const { payment } = await preparePayment(orderId, newIdempotencyKey());
  await payWith(orderId, payment);
}
