import type { MemberPriceOffer } from '../offer';
import type { OfferStep } from '../step';
import { preparePrice } from './price-rule';

/**
 * The price of a tier (requirements 96, 98, 121). Per line the better of this and the campaign price, never both.
 *
 * Example: silver pays 95 % of 19800 = 18810; with a campaign price of 18000 in force it takes nothing.
 */
export const memberPrice: OfferStep<MemberPriceOffer> = {
  kind: 'member_price',
  isRate: (offer) => offer.price.by === 'rate',
  prepare: (offer, covered, lines) => preparePrice(offer.price, covered, lines),
};
