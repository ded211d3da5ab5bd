import type { CartEvent } from './carts';
import type { CouponEvent } from './coupons';
import type { IdentityEvent } from './identity';
import type { MembershipEvent } from './membership';
import type { OrderEvent } from './orders';
import type { PaymentEvent } from './payments';
import type { SourceEvent } from './sources';

export * from './carts';
export * from './coupons';
export * from './identity';
export * from './membership';
export * from './orders';
export * from './payments';
export * from './sources';

/** Everything that can happen in the shop. One file per publisher; every name has a line in `subscriptions.ts`. */
export type DomainEvent =
  | CartEvent
  | CouponEvent
  | IdentityEvent
  | MembershipEvent
  | OrderEvent
  | PaymentEvent
  | SourceEvent;
