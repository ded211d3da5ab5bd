import { netOf } from '../draft';
import { belowThreshold, offDelivery } from '../measure';
import type { DeliveryOffer } from '../offer';
import type { OfferStep } from '../step';

/**
 * Free or cheaper delivery for a tier, a group or a week.
 *
 * Example: silver drives for at most 3.00 from 80.00 of goods on: a fee of 6.00 is −3.00, one of 2.00 stays.
 */
export const deliveryOffer: OfferStep<DeliveryOffer> = {
  kind: 'delivery_offer',
  isRate: () => false,
  prepare:
    ({ thresholdFen, feeFen }, covered) =>
    (draft) => {
      const netFen = netOf(draft, covered);
      if (netFen < thresholdFen) return belowThreshold(thresholdFen, netFen);
      return offDelivery(Math.max(0, (draft.deliveryFen ?? 0) - feeFen));
    },
};
