import type { Draft } from './draft';
import type { QuoteInput } from './input';
import type { Measure } from './measure';
import type { Offer } from './offer';
import type { Adjustment } from './quote';

/**
 * One kind of offer: what it would do to the quote so far. It never changes what it is given.
 *
 * What the search relies on: `measure` takes no more off, and gives nothing more, when lines or drive have become
 * cheaper. A kind that would is refused by the tests of the search.
 */
export interface OfferStep<O extends Offer = Offer> {
  /** Key of the step; its adjustments' `source` starts with it and a colon. */
  kind: O['kind'];
  /** Takes a part of the price; one such rate per order unless the settings allow several. */
  isRate(offer: O): boolean;
  /** `covered` are the indexes of the lines in the offer's scope. */
  measure(offer: O, covered: readonly number[], draft: Draft): Measure;
}

/** A change that is no offer: points as cash, the fee of the drive. */
export interface ClosingStep {
  code: string;
  apply(draft: Draft, input: QuoteInput): Adjustment[];
}

export type PriceStep = OfferStep | ClosingStep;

/** Example: `coupon` is an offer's step, `delivery` is not. */
export function isOfferStep(step: PriceStep): step is OfferStep {
  return 'measure' in step;
}
