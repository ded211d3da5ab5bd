import type { Draft } from '../draft';
import { type Measure, nothing, offPieces } from '../measure';
import type { PriceRule } from '../offer';
import { rateCut } from '../rate';

/**
 * A price per piece against what the lines cost so far: only what is still above it comes down. So of two price
 * offers the better decides each line, and never both. A rate is of the list price, like the tag in the menu shows.
 *
 * Example: list 19800, a campaign price of 18800 is in force; a member rate of 90 (17820) takes 980 more, a member
 * price of 19000 takes nothing: `better_price`.
 */
export function measurePrice(rule: PriceRule, covered: readonly number[], draft: Draft): Measure {
  let isUndercut = false;
  const cuts = covered.map((index) => {
    const line = draft.lines[index];
    const netFen = draft.netFen[index] ?? 0;
    if (line === undefined) return 0;
    if (netFen < line.unitPriceFen * line.quantity) isUndercut = true;
    const unitFen =
      rule.by === 'sku'
        ? rule.unitPricesFen[line.skuId]
        : line.unitPriceFen - rateCut(line.unitPriceFen, rule.percent);
    return unitFen === undefined ? 0 : Math.max(0, netFen - unitFen * line.quantity);
  });
  return offPieces(cuts, nothing(isUndercut ? 'better_price' : 'no_saving'));
}
