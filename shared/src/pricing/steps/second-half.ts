import { nothing, offPieces } from '../measure';
import type { SecondHalfOffer } from '../offer';
import { chunkCuts, mostPieces } from '../pieces';
import { rateCut } from '../rate';
import type { OfferStep } from '../step';

/**
 * 第二件半价 (requirement 118): in each pair, dearest pieces paired first, the cheaper one costs `percent`.
 *
 * Example: 50 % over pieces of 30.00, 20.00 and 18.00: the second is −10.00, the third waits for a fourth.
 */
export const secondHalf: OfferStep<SecondHalfOffer> = {
  kind: 'second_half',
  isRate: () => false,
  measure({ percent, pairing }, covered, draft) {
    const most = mostPieces(draft, covered, pairing);
    if (most < 2) return nothing('below_quantity', { quantity: 2, shortBy: 2 - most });
    const cuts = chunkCuts(draft, covered, { buy: 1, free: 1, pairing }, (unitFen) =>
      rateCut(unitFen, percent),
    );
    return offPieces(cuts, nothing('no_saving'));
  },
};
