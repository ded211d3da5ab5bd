import { type Candidate, conflictOf, isPutAside } from './candidate';
import type { QuoteInput } from './input';
import { isWorth } from './measure';
import type { UnusedOffer } from './quote';
import { reasonCode, type Why } from './reasons';
import { isPrice, type Outcome, type Replay, savedFenOf } from './replay';

/**
 * Why each offer that changed nothing changed nothing, in the order of the steps. Looked for in this order: what
 * holds whatever else is in the order; that the customer put the coupon aside; what it clashes with; what the offers
 * before it left too little of; and last that the order would be dearer with it.
 *
 * Example: 满 128 减 20 on goods of 112.00 is `coupon.below_threshold` {thresholdFen: 12800, shortByFen: 1600}.
 */
export function unusedOffers(
  candidates: readonly Candidate[],
  carried: Replay,
  input: QuoteInput,
): UnusedOffer[] {
  const isUsed = (outcome: Outcome) => savedFenOf(outcome) > 0 || outcome.measure.gift !== null;
  const used = carried.outcomes.filter(isUsed);
  const totalSavedFen = used.reduce((sum, outcome) => sum + savedFenOf(outcome), 0);
  const isIdle = (candidate: Candidate) => used.every((outcome) => outcome.candidate !== candidate);
  return candidates.filter(isIdle).map((candidate) => {
    const { offer, alone } = candidate;
    const saving = { savesFen: alone.goodsFen + alone.deliveryFen, totalSavedFen };
    const clash = clashWith(candidate, used, input);
    const why = candidate.why ??
      (isPutAside(offer, input.choices) ? { reason: 'not_chosen' as const, params: saving } : null) ??
      (clash && { reason: clash.reason, params: { with: clash.label, ...saving } }) ??
      shortfall(candidate, carried) ?? { reason: 'not_better' as const, params: saving };
    const couponId = offer.kind === 'coupon' ? offer.couponId : null;
    const code = reasonCode(couponId === null ? 'offer' : 'coupon', why.reason);
    return { offerId: offer.id, couponId, label: offer.label, code, params: why.params };
  });
}

function clashWith(candidate: Candidate, used: readonly Outcome[], { settings }: QuoteInput) {
  for (const { candidate: other } of used) {
    const reason = conflictOf(candidate, other, settings);
    if (reason !== null) return { reason, label: other.offer.label };
  }
  return null;
}

/** Nothing was left for it to take off where it would have stood; for a price, where the other price stands now. */
function shortfall(candidate: Candidate, { foundBy, priced, draft }: Replay): Why | null {
  const before = isPrice(candidate) ? priced : (foundBy.get(candidate.offer.kind) ?? draft);
  const measure = candidate.measure(before);
  return isWorth(measure) ? null : measure.why;
}
