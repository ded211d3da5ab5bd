import type { Candidate } from './candidate';
import { applyMeasure, cutsOf, type Draft } from './draft';
import type { QuoteInput } from './input';
import { isWorth, type Measure } from './measure';
import type { OfferKind } from './offer';
import type { Adjustment, QuotedGift } from './quote';
import { type ClosingStep, isOfferStep } from './step';
import { PRICE_STEPS } from './steps';

/** A chosen offer as it was carried out; `cuts` is what it takes off each line of the draft. */
export interface Outcome {
  candidate: Candidate;
  measure: Measure;
  cuts: number[];
}

/** A combination carried out. */
export interface Replay {
  adjustments: Adjustment[];
  gifts: QuotedGift[];
  outcomes: Outcome[];
  /** What the first step after the prices found. */
  priced: Draft;
  /** What each kind of offer found before it; an unused offer is told why from there. */
  foundBy: ReadonlyMap<OfferKind, Draft>;
  draft: Draft;
}

/**
 * Runs the price steps one after another with the chosen offers, and writes down who gains what. Changes of the drive
 * are told after its fee. Input is not changed.
 *
 * Example: a cake of 19800 with a coupon of −2000, driven for 600: −2000 on that line, then `delivery` +600.
 */
export function replay(chosen: readonly Candidate[], start: Draft, input: QuoteInput): Replay {
  const outcomes: Outcome[] = [];
  const closing: Adjustment[] = [];
  const foundBy = new Map<OfferKind, Draft>();
  let draft = start;
  let priced = start;
  for (const step of PRICE_STEPS) {
    if (!isOfferStep(step)) {
      const made = closeWith(step, draft, input);
      draft = made.draft;
      closing.push(...made.adjustments);
      continue;
    }
    foundBy.set(step.kind, draft);
    for (const candidate of chosen.filter((each) => each.step === step)) {
      const measure = candidate.measure(draft);
      if (!isWorth(measure)) continue;
      const cuts = cutsOf(draft, candidate.covered, measure);
      draft = applyMeasure(draft, candidate.covered, measure);
      if (isPrice(candidate)) {
        displace(outcomes, cuts);
        priced = draft;
      }
      outcomes.push({ candidate, measure, cuts });
    }
  }
  const made = outcomes.map((outcome) => adjustmentOf(outcome, start)).filter((each) => each !== null);
  const onGoods = (adjustment: Adjustment) => adjustment.allocations.length > 0;
  const onDrive = (adjustment: Adjustment) => !onGoods(adjustment);
  const adjustments = [
    ...made.filter(onGoods),
    ...closing.filter(onGoods),
    ...closing.filter(onDrive),
    ...made.filter(onDrive),
  ];
  return { adjustments, gifts: giftsOf(outcomes), outcomes, priced, foundBy, draft };
}

/** What an outcome took off, goods and drive. */
export function savedFenOf({ cuts, measure }: Outcome): number {
  return cuts.reduce((sum, cut) => sum + cut, 0) + measure.deliveryFen;
}

/** Campaign and tier prices: a line has one of them. */
export function isPrice({ offer }: Candidate): boolean {
  return offer.kind === 'campaign_price' || offer.kind === 'member_price';
}

/** A line has one price: the better one takes over what an earlier price had taken off it. */
function displace(earlier: readonly Outcome[], cuts: number[]): void {
  for (const outcome of earlier) {
    cuts.forEach((cut, index) => {
      if (cut === 0) return;
      cuts[index] = cut + (outcome.cuts[index] ?? 0);
      outcome.cuts[index] = 0;
    });
  }
}

function closeWith(step: ClosingStep, draft: Draft, input: QuoteInput) {
  const adjustments = step.apply(draft, input);
  let netFen = draft.netFen;
  for (const { source, allocations } of adjustments) {
    if (source !== step.code) throw new RangeError(`step ${step.code} signs as ${source}`);
    const shares = new Map(allocations.map((share) => [share.lineId, share.amountFen]));
    netFen = netFen.map((net, index) => net + (shares.get(draft.lines[index]?.lineId ?? '') ?? 0));
  }
  return { adjustments, draft: { ...draft, netFen } };
}

function adjustmentOf({ candidate, measure, cuts }: Outcome, { lines }: Draft): Adjustment | null {
  const { offer } = candidate;
  const source = offer.kind === 'coupon' ? `coupon:${offer.couponId}` : `${offer.kind}:${offer.id}`;
  if (measure.deliveryFen > 0)
    return { source, label: offer.label, amountFen: -measure.deliveryFen, allocations: [] };
  const amountFen = -cuts.reduce((sum, cut) => sum + cut, 0);
  if (amountFen === 0) return null;
  const allocations = lines.map(({ lineId }, index) => ({ lineId, amountFen: 0 - (cuts[index] ?? 0) }));
  return { source, label: offer.label, amountFen, allocations };
}

function giftsOf(outcomes: readonly Outcome[]): QuotedGift[] {
  const gifts: QuotedGift[] = [];
  for (const { candidate, measure } of outcomes)
    if (measure.gift !== null) gifts.push({ offerId: candidate.offer.id, ...measure.gift });
  return gifts;
}
