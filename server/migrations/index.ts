import { Platform1763700000001 } from './01-platform';
import { Identity1763700000002 } from './02-identity';
import { Stores1763700000003 } from './03-stores';
import { Catalog1763700000004 } from './04-catalog';
import { Carts1763700000005 } from './05-carts';
import { Fulfilment1763700000006 } from './06-fulfilment';
import { Sources1763700000007 } from './07-sources';
import { Orders1763700000008 } from './08-orders';
import { Payments1763700000009 } from './09-payments';
import { Seeds1763700000010 } from './10-seeds';
import { Points1763700000011 } from './11-points';
import { Membership1763700000012 } from './12-membership';
import { Coupons1763700000013 } from './13-coupons';
import { Offers1763700000014 } from './14-offers';
import { OrdersBenefits1763700000015 } from './15-orders';
import { Referral1763700000016 } from './16-referral';

/** In the order in which they run. Hand-written, reversible, and never edited once released. */
export const migrations = [
  Platform1763700000001,
  Identity1763700000002,
  Stores1763700000003,
  Catalog1763700000004,
  Carts1763700000005,
  Fulfilment1763700000006,
  Sources1763700000007,
  Orders1763700000008,
  Payments1763700000009,
  Seeds1763700000010,
  Points1763700000011,
  Membership1763700000012,
  Coupons1763700000013,
  Offers1763700000014,
  OrdersBenefits1763700000015,
  Referral1763700000016,
];
