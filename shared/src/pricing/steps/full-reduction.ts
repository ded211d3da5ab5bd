import { netOf } from '../draft';
import { belowThreshold, nothing, offGoods } from '../measure';
import type { FullReductionOffer } from '../offer';
import type { OfferStep } from '../step';

/**
 * 满减 with several thresholds (requirement 118): of the levels reached, the largest amount; levels do not add up.
 *
 * Example: 满 100 减 10、满 200 减 30: goods of 250.00 are −30.00, of 180.00 −10.00, of 90.00 short by 10.00.
 */
export const fullReduction: OfferStep<FullReductionOffer> = {
  kind: 'full_reduction',
  isRate: () => false,
  prepare({ levels }, covered) {
    const lowestFen = Math.min(...levels.map((level) => level.thresholdFen));
    return (draft) => {
      if (levels.length === 0) return nothing('no_saving');
      const netFen = netOf(draft, covered);
      if (netFen < lowestFen) return belowThreshold(lowestFen, netFen);
      const amounts = levels.map((level) => (level.thresholdFen <= netFen ? level.amountFen : 0));
      return offGoods(Math.min(netFen, Math.max(...amounts)));
    };
  },
};
