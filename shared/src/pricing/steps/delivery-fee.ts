import { deliveryPrice, formatDistance } from '../../fulfilment/delivery';
import { formatYuan } from '../../money/format';
import type { PriceStep } from '../step';

/**
 * The fee of the drive, by distance, waived from a goods total on. It belongs to no line: a cake given back does not
 * give back the drive. A waived fee stays in the list as zero, because the customer is told why she pays none.
 *
 * Example: 2,600 m in a band of ¥6 is `外送费 2.6 km` +600; with ¥200 of goods, free from ¥200, it is
 * `外送费（满 ¥200 免）` 0.
 */
export const deliveryFee: PriceStep = {
  code: 'delivery',
  apply({ goodsTotalFen }, { delivery }) {
    if (!delivery) return [];
    const { rule, distanceMeters } = delivery;
    const price = deliveryPrice(rule, distanceMeters, goodsTotalFen);
    // A refusal is the caller's to show before it asks for a price; quoting a drive nobody makes would be a lie.
    if (!price.ok) throw new RangeError(`no price for a delivery that is refused: ${price.code}`);
    const label =
      price.isFree && rule.freeFromFen !== null
        ? `外送费（满 ${formatYuan(rule.freeFromFen)} 免）`
        : `外送费 ${formatDistance(distanceMeters)}`;
    return [{ source: 'delivery', label, amountFen: price.feeFen, allocations: [] }];
  },
};
