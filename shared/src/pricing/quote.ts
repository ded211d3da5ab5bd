import type { Id } from '../api/common';
import type { ProblemParams } from '../problems/catalogue';
import type { ReasonCode } from './reasons';

/** What is to be bought, as the pricing rules need it. Prices are integer fen per piece. */
export interface QuoteLineInput {
  lineId: string;
  skuId: string;
  productId: string;
  categoryId: string;
  unitPriceFen: number;
  quantity: number;
}

/** One signed change of the total, e.g. −3000 for a coupon or +600 for delivery, and who pays or gains it per line. */
export interface Adjustment {
  /**
   * Which rule made it: the kind of the step, then the id of the offer: `full_reduction:<id>`, `coupon:<coupon id>`;
   * `points` and `delivery` (the fee itself) stand alone.
   */
  source: string;
  label: string;
  amountFen: number;
  /** Share of each line in `amountFen`, by largest remainder; empty for a change of the drive, which no line bears. */
  allocations: { lineId: string; amountFen: number }[];
}

export interface QuotedLine extends QuoteLineInput {
  lineTotalFen: number;
  /** `lineTotalFen` plus its share of every allocated adjustment; never negative. */
  allocatedNetFen: number;
}

/** A piece given on top: costs nothing, is made and handed over like any other. */
export interface QuotedGift {
  offerId: string;
  skuId: Id;
  label: string;
  quantity: number;
  /** What it would cost; shown, never charged. */
  worthFen: number;
}

/** An offer that changed something, and what it took off. */
export interface AppliedOffer {
  offerId: string;
  label: string;
  /** Goods and drive together; 0 for a gift. */
  savedFen: number;
}

/** An offer that does not apply, and why, with its numbers; `reasonText` says it in Chinese. */
export interface UnusedOffer {
  offerId: string;
  /** Set when the offer is a coupon of the customer. */
  couponId: Id | null;
  label: string;
  code: ReasonCode;
  params: ProblemParams;
}

/** The next level of a full-reduction, and how little is missing to it. */
export interface NextReduction {
  offerId: string;
  label: string;
  /** What the offer takes off already; 0 when no level is reached. */
  reachedFen: number;
  thresholdFen: number;
  /** What is missing in goods, after the prices that come before the reduction. */
  shortByFen: number;
  amountFen: number;
}

/** How the combination was found: `isExact` unless the search gave up at its limit and returned its best so far. */
export interface SearchProof {
  offersConsidered: number;
  combinationsTried: number;
  isExact: boolean;
}

/** Everything the customer sees as money; pure and complete, the server stores it on the order as it is. */
export interface QuoteResult {
  lines: QuotedLine[];
  adjustments: Adjustment[];
  goodsTotalFen: number;
  payableFen: number;
  pointsUsed: number;
  /** Points that may pay for these goods, used or not: what the switch at checkout offers. */
  pointsUsable: number;
  /** Given when the order is completed: for cash paid on goods, nothing for the drive. */
  pointsToEarn: number;
  gifts: QuotedGift[];
  chosenCouponId: Id | null;
  applied: AppliedOffer[];
  unused: UnusedOffer[];
  /** What a little more in the cart would take off; null when there is nothing to reach. */
  nextReduction: NextReduction | null;
  /** Why this combination, in Chinese sentences the app prints as they are. */
  explanation: string[];
  proof: SearchProof;
}
