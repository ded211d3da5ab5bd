import { fulfilmentInvariants } from './fulfilment';
import { ordersInvariants } from './orders';
import { paymentsInvariants } from './payments';
import { type Invariant, platformInvariants } from './platform';

/** Everything that must be true of the whole shop's books: asked by tests, by crash tests, and every night by `check-invariants`. */
export const invariants: readonly Invariant[] = [
  ...ordersInvariants,
  ...paymentsInvariants,
  ...fulfilmentInvariants,
  ...platformInvariants,
];
