import type { Id, Instant } from '@tianpu/shared/api';

/** Published by membership; the aggregate is the customer. */
export type MembershipEvent =
  | {
      name: 'member.enrolled';
      aggregateId: Id;
      payload: { customerId: Id; at: Instant };
    }
  | {
      /** `fromKey` is null for the tier somebody begins in. */
      name: 'tier.changed';
      aggregateId: Id;
      payload: {
        customerId: Id;
        changeId: Id;
        fromKey: string | null;
        toKey: string;
        direction: 'up' | 'down';
        at: Instant;
      };
    };
