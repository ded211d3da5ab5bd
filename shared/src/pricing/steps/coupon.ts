import { type CouponBenefit, isRateBenefit } from '../../coupons/benefit';
import { type Draft, netOf } from '../draft';
import { belowThreshold, giving, type Measure, nothing, offDelivery, offGoods, offPieces } from '../measure';
import type { CouponOffer } from '../offer';
import type { QuoteLineInput } from '../quote';
import { rateCut } from '../rate';
import type { Measuring, OfferStep } from '../step';

/**
 * One coupon of the customer, of any kind (section G). Its threshold looks at the goods in its scope after the offers
 * before it: what the customer sees as subtotal is what counts.
 *
 * Example: 满 ¥128 减 ¥20 over goods of 112.00 is short by 16.00; over 130.00 it is −20.00.
 */
export const coupon: OfferStep<CouponOffer> = {
  kind: 'coupon',
  isRate: (offer) => isRateBenefit(offer.benefit),
  part: ({ benefit }) =>
    benefit.kind === 'rate' ? { percent: benefit.percent, capFen: benefit.capFen } : null,
  isOfOnePiece: ({ benefit }) => benefit.kind === 'product' || benefit.kind === 'buy_one_get_one',
  prepare({ benefit }, covered, lines) {
    const measuring = prepareBenefit(benefit, covered, lines);
    if (!('thresholdFen' in benefit)) return measuring;
    const { thresholdFen } = benefit;
    return (draft) => {
      const netFen = netOf(draft, covered);
      return netFen < thresholdFen ? belowThreshold(thresholdFen, netFen) : measuring(draft);
    };
  },
};

function prepareBenefit(
  benefit: CouponBenefit,
  covered: readonly number[],
  lines: readonly QuoteLineInput[],
): Measuring {
  switch (benefit.kind) {
    case 'amount_off':
      return (draft) => offGoods(Math.min(netOf(draft, covered), benefit.amountFen));
    case 'rate':
      return (draft) => offGoods(rateCut(netOf(draft, covered), benefit.percent, benefit.capFen));
    case 'product':
      return exchange(benefit, covered, lines);
    case 'buy_one_get_one':
      return (draft) => freeSecond(covered, draft);
    case 'free_delivery':
      return ({ deliveryFen }) => offDelivery(Math.min(deliveryFen ?? 0, benefit.capFen ?? Infinity));
    case 'tasting':
      return () => giving(benefit.gift);
  }
}

/** The dearest piece the voucher is good for; whether it is good for a piece is asked of the list price. */
function exchange(
  { payFen, maxUnitFen }: Extract<CouponBenefit, { kind: 'product' }>,
  covered: readonly number[],
  lines: readonly QuoteLineInput[],
): Measuring {
  const isGoodFor = covered.map(
    (index) => maxUnitFen === null || (lines[index]?.unitPriceFen ?? 0) <= maxUnitFen,
  );
  if (isGoodFor.indexOf(true) < 0) return () => nothing('no_matching_goods');
  return (draft) => {
    let piece = -1;
    let dearestFen = -1;
    for (let at = 0; at < covered.length; at += 1) {
      const unitFen = isGoodFor[at] === true ? unitFenOf(draft, covered[at] ?? -1) : -1;
      if (unitFen <= dearestFen) continue;
      piece = at;
      dearestFen = unitFen;
    }
    return offOnePiece(piece, dearestFen - payFen, covered);
  };
}

/** Of the two dearest pieces the cheaper; the second may be of the dearest line itself. */
function freeSecond(covered: readonly number[], draft: Draft): Measure {
  let first = -1;
  let second = -1;
  let firstFen = -1;
  let secondFen = -1;
  for (let at = 0; at < covered.length; at += 1) {
    const unitFen = unitFenOf(draft, covered[at] ?? -1);
    if (unitFen > firstFen) {
      [second, secondFen] = [first, firstFen];
      [first, firstFen] = [at, unitFen];
    } else if (unitFen > secondFen) [second, secondFen] = [at, unitFen];
  }
  const isPair = (draft.lines[covered[first] ?? -1]?.quantity ?? 0) > 1;
  if (isPair) return offOnePiece(first, firstFen, covered);
  if (second < 0) return nothing('below_quantity', { quantity: 2, shortBy: 1 });
  return offOnePiece(second, secondFen, covered);
}

function unitFenOf({ netFen, lines }: Draft, line: number): number {
  return Math.floor((netFen[line] ?? 0) / (lines[line]?.quantity ?? 1));
}

function offOnePiece(piece: number, cutFen: number, covered: readonly number[]): Measure {
  const cuts = covered.map((_, at) => (at === piece ? Math.max(0, cutFen) : 0));
  return offPieces(cuts, nothing('no_saving'));
}
