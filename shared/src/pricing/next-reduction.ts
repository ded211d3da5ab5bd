import type { Candidate } from './candidate';
import { type Draft, netOf } from './draft';
import type { NextReduction, UnusedOffer } from './quote';
import { type Replay, savedFenOf } from './replay';

/**
 * How little is missing to the next level of a full-reduction that is in the order, or only misses its first level
 * (requirement 118); the nearest of several. Null when every level is reached or nothing of the kind is on offer.
 *
 * Example: 满 200 减 20、满 300 减 40 on goods of 279.00: 2000 reached, short by 2100 for 4000.
 */
export function nextReduction(
  candidates: readonly Candidate[],
  carried: Replay,
  unused: readonly UnusedOffer[],
): NextReduction | null {
  const before = carried.foundBy.get('full_reduction') ?? carried.draft;
  const open: NextReduction[] = [];
  for (const candidate of candidates) open.push(...nextOf(candidate, before, carried, unused));
  return open.sort((a, b) => a.shortByFen - b.shortByFen)[0] ?? null;
}

function nextOf(
  { offer, covered }: Candidate,
  before: Draft,
  { outcomes }: Replay,
  unused: readonly UnusedOffer[],
): NextReduction[] {
  if (offer.kind !== 'full_reduction') return [];
  const outcome = outcomes.find(({ candidate }) => candidate.offer.id === offer.id);
  const isOnlyShort = unused.some(
    ({ offerId, code }) => offerId === offer.id && code === 'offer.below_threshold',
  );
  if (outcome === undefined && !isOnlyShort) return [];
  const netFen = netOf(before, covered);
  const reachedFen = outcome === undefined ? 0 : savedFenOf(outcome);
  return offer.levels
    .filter((level) => level.thresholdFen > netFen && level.amountFen > reachedFen)
    .map(({ thresholdFen, amountFen }) => ({
      offerId: offer.id,
      label: offer.label,
      reachedFen,
      thresholdFen,
      shortByFen: thresholdFen - netFen,
      amountFen,
    }));
}
