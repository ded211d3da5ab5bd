import type { CampaignPriceOffer } from '../offer';
import type { OfferStep } from '../step';
import { preparePrice } from './price-rule';

/**
 * Limited-time, holiday and launch prices (requirements 116, 118, 121), per SKU or as a rate of the list price.
 *
 * Example: a roll of 6800 at 5800 for the launch week: three rolls are −3000.
 */
export const campaignPrice: OfferStep<CampaignPriceOffer> = {
  kind: 'campaign_price',
  isRate: (offer) => offer.price.by === 'rate',
  prepare: (offer, covered, lines) => preparePrice(offer.price, covered, lines),
};
