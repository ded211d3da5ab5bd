import { nothing, offPieces } from '../measure';
import type { PriceRule } from '../offer';
import type { QuoteLineInput } from '../quote';
import { rateCut } from '../rate';
import type { Measuring } from '../step';

/**
 * A price per piece against what the lines cost so far: only what is still above it comes down. So of two price
 * offers the better decides each line, and never both. A rate is of the list price, as the tag in the menu shows it.
 *
 * Example: list 19800, a campaign price of 18800 is in force; a member rate of 90 (17820) takes 980 more, a member
 * price of 19000 takes nothing: `better_price`.
 */
export function preparePrice(
  rule: PriceRule,
  covered: readonly number[],
  lines: readonly QuoteLineInput[],
): Measuring {
  const totals = covered.map((index) => priced(lines[index], (line) => line.unitPriceFen));
  const targets = covered.map((index) => priced(lines[index], (line) => unitFenOf(rule, line)));
  return ({ netFen }) => {
    let isUndercut = false;
    const cuts = covered.map((index, at) => {
      const net = netFen[index] ?? 0;
      if (net < (totals[at] ?? 0)) isUndercut = true;
      return Math.max(0, net - (targets[at] ?? 0));
    });
    return offPieces(cuts, nothing(isUndercut ? 'better_price' : 'no_saving'));
  };
}

function priced(line: QuoteLineInput | undefined, unitFen: (line: QuoteLineInput) => number): number {
  return line === undefined ? 0 : unitFen(line) * line.quantity;
}

function unitFenOf(rule: PriceRule, { skuId, unitPriceFen }: QuoteLineInput): number {
  if (rule.by === 'rate') return unitPriceFen - rateCut(unitPriceFen, rule.percent);
  return rule.unitPricesFen[skuId] ?? unitPriceFen;
}
