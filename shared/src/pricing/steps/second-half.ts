import { nothing, offPieces } from '../measure';
import type { SecondHalfOffer } from '../offer';
import { chunkCuts, mostPieces, poolsOf } from '../pieces';
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
  prepare({ percent, pairing }, covered, lines) {
    const pools = poolsOf(lines, covered, pairing);
    const quantities = covered.map((index) => lines[index]?.quantity ?? 0);
    const most = mostPieces(quantities, pools);
    if (most < 2) return () => nothing('below_quantity', { quantity: 2, shortBy: 2 - most });
    const cutOf = (unitFen: number) => rateCut(unitFen, percent);
    return (draft) =>
      offPieces(chunkCuts(draft, covered, pools, { buy: 1, free: 1 }, cutOf), nothing('no_saving'));
  },
};
