import { couponsInvariants } from './coupons';
import { fulfilmentInvariants } from './fulfilment';
import { membershipInvariants } from './membership';
import { orderBenefitsInvariants, ordersInvariants } from './orders';
import { paymentsInvariants } from './payments';
import { type Invariant, platformInvariants } from './platform';
import { pointsInvariants } from './points';
import { referralInvariants } from './referral';

/** Everything that must be true of the whole shop's books: asked by tests, by crash tests, and every night by `check-invariants`. */
export const invariants: readonly Invariant[] = [
  ...ordersInvariants,
  ...orderBenefitsInvariants,
  ...paymentsInvariants,
  ...couponsInvariants,
  ...pointsInvariants,
  ...membershipInvariants,
  ...referralInvariants,
  ...fulfilmentInvariants,
  ...platformInvariants,
];
