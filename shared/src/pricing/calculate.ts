import { assertFen, multiplyFen, sumFen } from '../money/fen';
import { pointsEarned } from '../points/earn';
import { type Candidate, candidatesOf, isCandidate } from './candidate';
import { type Draft, openDraft } from './draft';
import { explain } from './explain';
import { DEFAULT_CHOICES, DEFAULT_SETTINGS, type QuoteInput, type QuoteRequest } from './input';
import { nextReduction } from './next-reduction';
import type { Adjustment, QuotedLine, QuoteLineInput, QuoteResult, SearchProof } from './quote';
import { type Replay, replay, savedFenOf } from './replay';
import { bestCombination } from './search';
import { deliveryFeeFen } from './steps/delivery-fee';
import { usablePoints } from './steps/points-as-cash';
import { unusedOffers } from './unused';

/**
 * What a cart costs, every yuan explained; the app runs it to show, the server runs it to decide. Of everything on
 * offer it takes the best legal combination for the customer and says of every other offer why not. No lines is a
 * quote of nothing. Throws RangeError on what only a bug can cause: fractions of a fen, negative prices, a line or an
 * offer twice, a delivery that `deliveryPrice` refuses.
 *
 * Example: a cake of 19800 and two rolls of 6800, a coupon of −3000, 1,000 points, driven 2.6 km for 600: goods
 * 33400, coupon −3000 (1778 and 1222), points −1000 (593 and 407), `外送费 2.6 km` +600, payable 30000.
 */
export function quote(request: QuoteRequest): QuoteResult {
  const input = complete(request);
  const start = openDraft(input.lines, deliveryFeeFen(input.lines, input.delivery));
  const candidates = input.facts === null ? [] : candidatesOf(input.offers, start, input.facts);
  const open = candidates.filter((candidate) => isCandidate(candidate, input.choices));
  const best = bestCombination(open, start, input.settings);
  const proof = { offersConsidered: open.length, combinationsTried: best.tried, isExact: best.isExact };
  return resultOf({ input, start, candidates, carried: replay(best.chosen, start, input), proof });
}

/**
 * The same, with exactly these offers and no search: what the search is proved against. Offers that clash are priced
 * all the same; an id nobody offered is left out.
 *
 * Example: `quoteWith(request, ['coupon:1'])` is the quote as if `coupon:1` were all there is.
 */
export function quoteWith(request: QuoteRequest, offerIds: readonly string[]): QuoteResult {
  const input = complete(request);
  const start = openDraft(input.lines, deliveryFeeFen(input.lines, input.delivery));
  const candidates = input.facts === null ? [] : candidatesOf(input.offers, start, input.facts);
  const chosen = candidates.filter(({ offer, why }) => why === null && offerIds.indexOf(offer.id) >= 0);
  const proof = { offersConsidered: chosen.length, combinationsTried: 1, isExact: true };
  return resultOf({ input, start, candidates, carried: replay(chosen, start, input), proof });
}

/**
 * What the drive costs in a quote, after everything that changes it; 0 for pickup.
 *
 * Example: adjustments −3000 of a coupon on a cake, +600 `delivery` and −600 of a coupon on the drive give 0.
 */
export function deliveryFeeOf(result: { adjustments: readonly Adjustment[] }): number {
  return sumFen(result.adjustments.filter(isOfTheDrive).map((adjustment) => adjustment.amountFen));
}

function isOfTheDrive({ allocations }: Adjustment): boolean {
  return allocations.length === 0;
}

function complete(request: QuoteRequest): QuoteInput {
  return {
    lines: request.lines,
    delivery: request.delivery,
    facts: request.facts ?? null,
    offers: request.offers ?? [],
    choices: request.choices ?? DEFAULT_CHOICES,
    settings: request.settings ?? DEFAULT_SETTINGS,
  };
}

interface Parts {
  input: QuoteInput;
  start: Draft;
  candidates: readonly Candidate[];
  carried: Replay;
  proof: SearchProof;
}

function resultOf({ input, start, candidates, carried, proof }: Parts): QuoteResult {
  const { adjustments, gifts, draft } = carried;
  const lines = linesOf(input.lines, draft);
  const goodsTotalFen = sumFen(start.netFen);
  const payableFen = sumFen([goodsTotalFen, ...adjustments.map((adjustment) => adjustment.amountFen)]);
  if (payableFen !== sumFen(draft.netFen) + deliveryFeeOf(carried)) throw new RangeError('a step lost a fen');
  if (payableFen < 0) throw new RangeError('payable is negative');

  const used = carried.outcomes.filter((each) => savedFenOf(each) > 0 || each.measure.gift !== null);
  const applied = used.map((outcome) => {
    const { id, label } = outcome.candidate.offer;
    return { offerId: id, label, savedFen: savedFenOf(outcome) };
  });
  const coupon = used.map(({ candidate }) => candidate.offer).find((offer) => offer.kind === 'coupon');
  const unused = unusedOffers(candidates, carried, input);
  const pointsUsed = 0 - sumFen(adjustments.filter(isOfPoints).map((adjustment) => adjustment.amountFen));
  const goodsNetFen = sumFen(draft.netFen);
  const netLines = lines.map(({ productId, allocatedNetFen }) => ({ productId, cashFen: allocatedNetFen }));
  const earning = input.facts?.earning ?? null;
  const pointsToEarn = earning === null ? 0 : pointsEarned(netLines, earning);
  const { coupon: asked } = input.choices;
  const askedCouponId = asked === 'best' || asked === 'none' ? null : asked;
  return {
    lines,
    adjustments,
    goodsTotalFen,
    payableFen,
    pointsUsed,
    pointsUsable: usablePoints(goodsNetFen + pointsUsed, input.facts?.points ?? null),
    pointsToEarn,
    gifts,
    chosenCouponId: coupon?.kind === 'coupon' ? coupon.couponId : null,
    applied,
    unused,
    nextReduction: nextReduction(candidates, carried, unused),
    explanation: explain({ applied, gifts, unused, askedCouponId, pointsUsed, pointsToEarn }),
    proof,
  };
}

function isOfPoints({ source }: Adjustment): boolean {
  return source === 'points';
}

/** Lines in the order they came in, each with what it costs after everything. */
function linesOf(inputs: readonly QuoteLineInput[], draft: Draft): QuotedLine[] {
  const netById = new Map(draft.lines.map((line, index) => [line.lineId, draft.netFen[index] ?? 0]));
  return inputs.map(({ lineId, skuId, productId, categoryId, unitPriceFen, quantity }) => {
    const allocatedNetFen = assertFen(netById.get(lineId) ?? 0, lineId);
    if (allocatedNetFen < 0) throw new RangeError(`line ${lineId} costs less than nothing`);
    const lineTotalFen = multiplyFen(unitPriceFen, quantity);
    return { lineId, skuId, productId, categoryId, unitPriceFen, quantity, lineTotalFen, allocatedNetFen };
  });
}
