import type { Id, Instant } from '@tianpu/shared/api';

/** Published by payments; the aggregate is the order, so that one order's events arrive in order. */
export type PaymentEvent =
  | {
      name: 'payment.refunded';
      aggregateId: Id;
      payload: { orderId: Id; customerId: Id; paymentId: Id; refundId: Id; refundFen: number; at: Instant };
    }
  | {
      name: 'payment.case_opened';
      aggregateId: Id;
      payload: { caseId: Id; kind: string; orderId: Id | null; at: Instant };
    };
