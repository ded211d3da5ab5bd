import { deliveryPrice, formatDistance } from '../../fulfilment/delivery';
import { multiplyFen, sumFen } from '../../money/fen';
import { formatYuan } from '../../money/format';
import type { QuoteInput } from '../input';
import type { QuoteLineInput } from '../quote';
import type { ClosingStep } from '../step';

/**
 * The fee of the drive, by distance, waived from a goods total on. It belongs to no line: a cake given back does not
 * give back the drive. A waived fee stays in the list as zero, because the customer is told why she pays none.
 *
 * Example: 2,600 m in a band of ¥6 is `外送费 2.6 km` +600; with ¥200 of goods, free from ¥200, it is
 * `外送费（满 ¥200 免）` 0.
 */
export const deliveryFee: ClosingStep = {
  code: 'delivery',
  apply(_draft, { lines, delivery }) {
    if (!delivery) return [];
    const { rule, distanceMeters } = delivery;
    const price = feeOf(lines, delivery);
    const label =
      price.isFree && rule.freeFromFen !== null
        ? `外送费（满 ${formatYuan(rule.freeFromFen)} 免）`
        : `外送费 ${formatDistance(distanceMeters)}`;
    return [{ source: 'delivery', label, amountFen: price.feeFen, allocations: [] }];
  },
};

/** The fee before offers change it, null for pickup. It looks at list prices: a discount never makes a drive dearer. */
export function deliveryFeeFen(
  lines: readonly QuoteLineInput[],
  delivery: QuoteInput['delivery'],
): number | null {
  return delivery === null ? null : feeOf(lines, delivery).feeFen;
}

function feeOf(lines: readonly QuoteLineInput[], delivery: NonNullable<QuoteInput['delivery']>) {
  const goodsTotalFen = sumFen(lines.map((line) => multiplyFen(line.unitPriceFen, line.quantity)));
  const price = deliveryPrice(delivery.rule, delivery.distanceMeters, goodsTotalFen);
  // A refusal is the caller's to show before it asks for a price; quoting a drive nobody makes would be a lie.
  if (!price.ok) throw new RangeError(`no price for a delivery that is refused: ${price.code}`);
  return price;
}
