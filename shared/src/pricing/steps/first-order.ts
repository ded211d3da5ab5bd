import { netOf } from '../draft';
import { offGoods } from '../measure';
import type { FirstOrderOffer } from '../offer';
import { rateCut } from '../rate';
import type { OfferStep } from '../step';

/**
 * The new customer's first order at 9 折 (requirement 114). A rate: it stands beside no other rate by default.
 *
 * Example: 90 % of 198.00 is −19.80; with a cap of 15.00 it is −15.00.
 */
export const firstOrder: OfferStep<FirstOrderOffer> = {
  kind: 'first_order',
  isRate: () => true,
  part: ({ percent, capFen }) => ({ percent, capFen }),
  prepare:
    ({ percent, capFen }, covered) =>
    (draft) =>
      offGoods(rateCut(netOf(draft, covered), percent, capFen)),
};
