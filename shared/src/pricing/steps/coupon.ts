import { type CouponBenefit, isRateBenefit } from '../../coupons/benefit';
import { type Draft, netOf } from '../draft';
import { belowThreshold, giving, type Measure, nothing, offDelivery, offGoods, offPieces } from '../measure';
import type { CouponOffer } from '../offer';
import { chunkCuts, mostPieces, runsOf } from '../pieces';
import { rateCut } from '../rate';
import type { OfferStep } from '../step';

/**
 * One coupon of the customer, of any kind (section G). Its threshold looks at the goods in its scope after the offers
 * before it: what the customer sees as subtotal is what counts.
 *
 * Example: 满 ¥128 减 ¥20 over goods of 112.00 is short by 16.00; over 130.00 it is −20.00.
 */
export const coupon: OfferStep<CouponOffer> = {
  kind: 'coupon',
  isRate: (offer) => isRateBenefit(offer.benefit),
  measure(offer, covered, draft) {
    const { benefit } = offer;
    const netFen = netOf(draft, covered);
    if ('thresholdFen' in benefit && netFen < benefit.thresholdFen)
      return belowThreshold(benefit.thresholdFen, netFen);
    return measureBenefit(benefit, netFen, covered, draft);
  },
};

function measureBenefit(
  benefit: CouponBenefit,
  netFen: number,
  covered: readonly number[],
  draft: Draft,
): Measure {
  switch (benefit.kind) {
    case 'amount_off':
      return offGoods(Math.min(netFen, benefit.amountFen));
    case 'rate':
      return offGoods(rateCut(netFen, benefit.percent, benefit.capFen));
    case 'product':
      return exchange(benefit, covered, draft);
    case 'buy_one_get_one':
      return freeSecond(covered, draft);
    case 'free_delivery':
      return offDelivery(Math.min(draft.deliveryFen ?? 0, benefit.capFen ?? Number.MAX_SAFE_INTEGER));
    case 'tasting':
      return giving(benefit.gift);
  }
}

/** The dearest piece the voucher is good for; whether it is good for a piece is asked of the list price. */
function exchange(
  { payFen, maxUnitFen }: Extract<CouponBenefit, { kind: 'product' }>,
  covered: readonly number[],
  draft: Draft,
): Measure {
  const isGoodFor = (line: number) =>
    maxUnitFen === null || (draft.lines[line]?.unitPriceFen ?? 0) <= maxUnitFen;
  const dearest = runsOf(draft, covered, isGoodFor)[0];
  if (dearest === undefined) return nothing('no_matching_goods');
  const cutFen = Math.max(0, dearest.unitFen - payFen);
  return offPieces(
    covered.map((_, at) => (at === dearest.at ? cutFen : 0)),
    nothing('no_saving'),
  );
}

function freeSecond(covered: readonly number[], draft: Draft): Measure {
  const pairing = 'any_in_scope';
  const pieces = mostPieces(draft, covered, pairing);
  if (pieces < 2) return nothing('below_quantity', { quantity: 2, shortBy: 2 - pieces });
  const once = { buy: 1, free: 1, pairing, maxChunks: 1 } as const;
  return offPieces(
    chunkCuts(draft, covered, once, (unitFen) => unitFen),
    nothing('no_saving'),
  );
}
