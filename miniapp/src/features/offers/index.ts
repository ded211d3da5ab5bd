export { type CartOffers, cartOffers, type ReductionProgress } from './cart-offers.view';
export { OfferList } from './offer-list';
export {
  type BlockedOffer,
  blockedOffers,
  type CouponOption,
  type CouponPanel,
  couponPanel,
  type PointsPanel,
  pointsPanel,
  savedFen,
  sourceText,
} from './offers.view';
export { quoteKey, useCartQuote } from './use-cart-quote';
