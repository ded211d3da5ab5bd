import { nothing, offPieces } from '../measure';
import type { BuyOneGetOneOffer } from '../offer';
import { chunkCuts, mostPieces } from '../pieces';
import type { OfferStep } from '../step';

/**
 * 买一送一 and its kin (requirement 116): of every `buy + free` pieces, dearest first, the cheapest `free` are free.
 *
 * Example: buy 2 get 1 over pieces of 30.00, 20.00, 18.00 and 10.00: −18.00, the fourth begins the next three.
 */
export const buyOneGetOne: OfferStep<BuyOneGetOneOffer> = {
  kind: 'buy_one_get_one',
  isRate: () => false,
  measure({ buy, free, pairing }, covered, draft) {
    const most = mostPieces(draft, covered, pairing);
    if (most <= buy) return nothing('below_quantity', { quantity: buy + 1, shortBy: buy + 1 - most });
    return offPieces(
      chunkCuts(draft, covered, { buy, free, pairing }, (unitFen) => unitFen),
      nothing('no_saving'),
    );
  },
};
