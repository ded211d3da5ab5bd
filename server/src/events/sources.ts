import type { Id, Instant } from '@tianpu/shared/api';

/** What sources tell the rest of the shop. */
export type SourceEvent = {
  /** A customer opened the app through one of the shop's codes. Aggregate: the customer. */
  name: 'visit.recorded';
  aggregateId: Id;
  payload: { customerId: Id; visitId: Id; sourceCodeId: Id; at: Instant };
};
