import { nothing, offPieces } from '../measure';
import type { BuyOneGetOneOffer } from '../offer';
import { chunkCuts, mostPieces, poolsOf } from '../pieces';
import type { OfferStep } from '../step';

/**
 * 买一送一 and its kin (requirement 116): of every `buy + free` pieces, dearest first, the cheapest `free` are free.
 *
 * Example: buy 2 get 1 over pieces of 30.00, 20.00, 18.00 and 10.00: −18.00, the fourth begins the next three.
 */
export const buyOneGetOne: OfferStep<BuyOneGetOneOffer> = {
  kind: 'buy_one_get_one',
  isRate: () => false,
  prepare({ buy, free, pairing }, covered, lines) {
    const pools = poolsOf(lines, covered, pairing);
    const quantities = covered.map((index) => lines[index]?.quantity ?? 0);
    const most = mostPieces(quantities, pools);
    if (most <= buy) return () => nothing('below_quantity', { quantity: buy + 1, shortBy: buy + 1 - most });
    const cutOf = (unitFen: number) => unitFen;
    return (draft) => offPieces(chunkCuts(draft, covered, pools, { buy, free }, cutOf), nothing('no_saving'));
  },
};
