import type { Id, Instant } from '@tianpu/shared/api';

/** What identity tells the rest of the shop. Payloads are ids and instants, never a name, phone or openid. */
export type IdentityEvent = {
  /** A person signed in for the first time. Recorded exactly once per person. Aggregate: the customer. */
  name: 'customer.registered';
  aggregateId: Id;
  payload: { customerId: Id; at: Instant };
};
