import type { DomainEvent as ShopEvent } from './events';
import type { Subscriptions } from './platform';
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
  'visit.recorded': [],
  'cart.line_added': [],
  'order.placed': [],
  'order.paid': [
    {
      name: 'sources.first-order',
      handle: (app) => (tx, event) => app.get(SourcesReactions).orderPaid(tx, event),
    },
  ],
  'order.cancelled': [],
  'order.moved': [],
  'order.picked_up': [],
  'payment.refunded': [],
  'payment.case_opened': [],
};
