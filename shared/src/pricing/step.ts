import type { Draft } from './draft';
import type { QuoteInput } from './input';
import type { Measure } from './measure';
import type { Offer } from './offer';
import type { Adjustment, QuoteLineInput } from './quote';

/** What an offer would do to a draft of the lines it was prepared for. */
export type Measuring = (draft: Draft) => Measure;

/**
 * One kind of offer. It never changes what it is given.
 *
 * What the search relies on: a measuring takes no more off, and gives nothing more, when lines or drive have become
 * cheaper; and it looks at nothing but its covered lines and the drive.
 */
export interface OfferStep<O extends Offer = Offer> {
  /** Key of the step; its adjustments' `source` starts with it and a colon. */
  kind: O['kind'];
  /** Takes a part of the price; one such rate per order unless the settings allow several. */
  isRate(offer: O): boolean;
  /**
   * Looks once at what never changes while combinations are tried: `covered` are the indexes of the lines in the
   * offer's scope. What it returns is asked again and again.
   */
  prepare(offer: O, covered: readonly number[], lines: readonly QuoteLineInput[]): Measuring;
  /** Set when it takes this part of everything it covers, up to a cap: the search then knows a closer bound. */
  part?(offer: O): { percent: number; capFen: number | null } | null;
  /** True when it takes off one piece and no more: a rate on everything makes it smaller by that rate. */
  isOfOnePiece?(offer: O): boolean;
}

/** A change that is no offer: points as cash, the fee of the drive. */
export interface ClosingStep {
  code: string;
  apply(draft: Draft, input: QuoteInput): Adjustment[];
}

export type PriceStep = OfferStep | ClosingStep;

/** Example: `coupon` is an offer's step, `delivery` is not. */
export function isOfferStep(step: PriceStep): step is OfferStep {
  return 'prepare' in step;
}
