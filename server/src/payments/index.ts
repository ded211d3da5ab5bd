export type { CloseResult } from './close-payment';
export { PastPayments } from './past-payments';
export { type PaidNews, PaymentOutcome, type RefundNews } from './payment-outcome';
export { type OpenPayment, Payments } from './payments';
export { APPLIED_PAYMENTS_SQL, paymentsInvariants } from './payments.invariants';
export { PaymentsModule } from './payments.module';
