import type { Id, Instant } from '@tianpu/shared/api';
import type { CouponChannel } from '@tianpu/shared/coupons';

/** Published by coupons; the aggregate is the coupon. `customerId` is null for a printed one nobody has shown yet. */
export type CouponEvent =
  | {
      name: 'coupon.issued';
      aggregateId: Id;
      payload: {
        couponId: Id;
        customerId: Id | null;
        templateId: Id;
        channel: CouponChannel;
        validTo: Instant;
        at: Instant;
      };
    }
  | {
      /** `orderId` is null for a printed coupon taken at the counter. */
      name: 'coupon.redeemed';
      aggregateId: Id;
      payload: { couponId: Id; customerId: Id | null; templateId: Id; orderId: Id | null; at: Instant };
    }
  | {
      name: 'coupon.returned';
      aggregateId: Id;
      payload: { couponId: Id; customerId: Id | null; orderId: Id; validTo: Instant; at: Instant };
    }
  | {
      name: 'coupon.expired';
      aggregateId: Id;
      payload: { couponId: Id; customerId: Id | null; templateId: Id; at: Instant };
    }
  | {
      /** Once per coupon, some days before it is over: what a reminder is made of. */
      name: 'coupon.ending_soon';
      aggregateId: Id;
      payload: { couponId: Id; customerId: Id; templateId: Id; validTo: Instant; at: Instant };
    };
