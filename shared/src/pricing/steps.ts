import type { OfferKind } from './offer';
import { isOfferStep, type OfferStep, type PriceStep } from './step';
import { bundle } from './steps/bundle';
import { buyOneGetOne } from './steps/buy-one-get-one';
import { campaignPrice } from './steps/campaign-price';
import { coupon } from './steps/coupon';
import { deliveryFee } from './steps/delivery-fee';
import { deliveryOffer } from './steps/delivery-offer';
import { firstOrder } from './steps/first-order';
import { fullReduction } from './steps/full-reduction';
import { gift } from './steps/gift';
import { memberPrice } from './steps/member-price';
import { pointsStep } from './steps/points-as-cash';
import { secondHalf } from './steps/second-half';

/**
 * The price rules in the order they apply; the order is the business decision. Prices come first, because a tag in
 * the menu is what everything else is counted from. Then what the shop gives (reductions, pairs, sets, gifts, the
 * first order), then what the customer holds (her coupon), then what she owns (her points, which are as good as
 * cash), and the drive last, because a discount on cakes is not a discount on the drive. A new kind of discount is
 * one file in `steps/`, one type in `offer.ts`, one line here.
 */
export const PRICE_STEPS: readonly PriceStep[] = [
  campaignPrice,
  memberPrice,
  fullReduction,
  secondHalf,
  buyOneGetOne,
  bundle,
  gift,
  firstOrder,
  coupon,
  pointsStep,
  deliveryFee,
  deliveryOffer,
];

const OFFER_STEPS: readonly OfferStep[] = PRICE_STEPS.filter(isOfferStep);
const RANK = new Map<OfferKind, number>(OFFER_STEPS.map((step, rank) => [step.kind, rank]));

/** Place of a kind among the offers. Example: `campaign_price` is 0, a coupon comes after `first_order`. */
export function rankOf(kind: OfferKind): number {
  return RANK.get(kind) ?? OFFER_STEPS.length;
}

/** The step that measures a kind; throws for a kind nobody wrote a step for. */
export function stepOf(kind: OfferKind): OfferStep {
  const step = OFFER_STEPS[rankOf(kind)];
  if (step === undefined) throw new RangeError(`no price step for ${kind}`);
  return step;
}
