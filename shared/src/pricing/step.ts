import type { DeliveryRule } from '../api/stores';
import { allocate } from '../money/allocate';
import { sumFen } from '../money/fen';
import type { Adjustment, QuotedLine, QuoteLineInput } from './quote';

export interface QuoteInput {
  lines: readonly QuoteLineInput[];
  /** Set once the customer has chosen delivery and a place that `deliveryPrice` accepts; null for pickup. */
  delivery: { rule: DeliveryRule; distanceMeters: number } | null;
}

/** The quote so far, as a step finds it. */
export interface QuoteDraft {
  readonly lines: readonly QuotedLine[];
  /** Lines at their list prices. */
  readonly goodsTotalFen: number;
  /** Lines after the adjustments so far. */
  readonly goodsNetFen: number;
  readonly adjustments: readonly Adjustment[];
}

/** One kind of price change: looks at the quote so far, returns what it adds. It never changes what it is given. */
export interface PriceStep {
  /** Key of the step; its adjustments' `source` is this, or starts with it and a colon. */
  code: string;
  apply(draft: QuoteDraft, input: QuoteInput): Adjustment[];
}

/**
 * An adjustment of the goods, shared out over lines in proportion to what each still costs. `amountFen` is negative
 * for a discount and is cut to what the lines are worth, so no line ever becomes negative; an adjustment of nothing
 * is none.
 *
 * Example: −3000 over lines of 19800, 6800 and 6800 is shared as −1778, −611 and −611.
 */
export function adjustGoods(
  lines: readonly QuotedLine[],
  { source, label, amountFen }: { source: string; label: string; amountFen: number },
): Adjustment[] {
  const weights = lines.map((line) => line.allocatedNetFen);
  const cut = Math.max(amountFen, -sumFen(weights));
  if (cut === 0 || sumFen(weights) === 0) return [];
  const shares = allocate(cut, weights);
  const allocations = lines.map((line, index) => ({ lineId: line.lineId, amountFen: shares[index] ?? 0 }));
  return [{ source, label, amountFen: cut, allocations }];
}
