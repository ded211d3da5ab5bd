import { CouponsReactions } from './coupons';
import type { DomainEvent as ShopEvent } from './events';
import { MembershipReactions } from './membership';
import type { Subscriptions } from './platform';
import { PointsReactions } from './points';
import { ReferralReactions } from './referral';
import { SourcesReactions } from './sources';

declare module './platform/domain-events/event' {
  interface PublishedLanguage {
    event: ShopEvent;
  }
}

/**
 * Everything that follows from an event, in one table: an event without a line is a type error, one without reactions
 * has an empty list. Each reaction runs in a transaction of its own, exactly once, in the order of its aggregate.
 */
export const subscriptions: Subscriptions = {
  'customer.registered': [
    {
      name: 'sources.registration',
      handle: (app) => (tx, event) => app.get(SourcesReactions).customerRegistered(tx, event),
    },
  ],
  'visit.recorded': [
    {
      name: 'coupons.store-code',
      handle: (app) => (tx, event) => app.get(CouponsReactions).visitRecorded(tx, event),
    },
  ],
  'cart.line_added': [],
  'order.placed': [
    {
      name: 'referral.orders',
      handle: (app) => (tx, event) => app.get(ReferralReactions).orderPlaced(tx, event),
    },
  ],
  'order.paid': [
    {
      name: 'sources.first-order',
      handle: (app) => (tx, event) => app.get(SourcesReactions).orderPaid(tx, event),
    },
    {
      name: 'points.orders',
      handle: (app) => (tx, event) => app.get(PointsReactions).orderPaid(tx, event),
    },
    {
      name: 'referral.orders',
      handle: (app) => (tx, event) => app.get(ReferralReactions).orderPaid(tx, event),
    },
  ],
  'order.cancelled': [
    {
      name: 'referral.orders',
      handle: (app) => (tx, event) => app.get(ReferralReactions).orderCancelled(tx, event),
    },
  ],
  'order.moved': [],
  'order.completed': [
    {
      name: 'points.orders',
      handle: (app) => (tx, event) => app.get(PointsReactions).orderCompleted(tx, event),
    },
    {
      name: 'membership.orders',
      handle: (app) => (tx, event) => app.get(MembershipReactions).orderCompleted(tx, event),
    },
    {
      name: 'referral.orders',
      handle: (app) => (tx, event) => app.get(ReferralReactions).orderCompleted(tx, event),
    },
  ],
  'order.refunded': [
    {
      name: 'points.orders',
      handle: (app) => (tx, event) => app.get(PointsReactions).orderRefunded(tx, event),
    },
    {
      name: 'membership.orders',
      handle: (app) => (tx, event) => app.get(MembershipReactions).orderRefunded(tx, event),
    },
    {
      name: 'referral.orders',
      handle: (app) => (tx, event) => app.get(ReferralReactions).orderRefunded(tx, event),
    },
  ],
  'order.picked_up': [],
  'payment.refunded': [],
  'payment.case_opened': [],
  'member.enrolled': [],
  'tier.changed': [],
  'coupon.issued': [],
  'coupon.redeemed': [],
  'coupon.returned': [],
  'coupon.expired': [],
  'coupon.ending_soon': [],
};
