import { netOf } from '../draft';
import { belowThreshold, giving } from '../measure';
import type { GiftOffer } from '../offer';
import type { OfferStep } from '../step';

/**
 * A gift with a purchase (requirement 118). It changes no price; the kitchen sees it on the order.
 *
 * Example: from 200.00 of cakes on, a tin of cookies: at 198.00 it is short by 2.00.
 */
export const gift: OfferStep<GiftOffer> = {
  kind: 'gift',
  isRate: () => false,
  prepare(offer, covered) {
    const given = giving(offer.gift);
    return (draft) => {
      const netFen = netOf(draft, covered);
      return netFen >= offer.thresholdFen ? given : belowThreshold(offer.thresholdFen, netFen);
    };
  },
};
