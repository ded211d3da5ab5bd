import type { Draft } from './draft';
import type { Pairing } from './offer';

/** Pieces of one line at what each costs now, rounded down, dearest runs first. */
interface Run {
  /** Index in the covered lines. */
  at: number;
  unitFen: number;
  count: number;
}

/** The pieces of some covered lines, dearest first, ties by line id: the order of the cart does not matter. */
export function runsOf(
  draft: Draft,
  covered: readonly number[],
  isIn: (line: number) => boolean = () => true,
): Run[] {
  const runs: Run[] = [];
  covered.forEach((line, at) => {
    const count = draft.lines[line]?.quantity ?? 0;
    if (count > 0 && isIn(line))
      runs.push({ at, unitFen: Math.floor((draft.netFen[line] ?? 0) / count), count });
  });
  return runs.sort((a, b) => b.unitFen - a.unitFen || a.at - b.at);
}

/** How many pieces the runs hold. */
export function countPieces(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.count, 0);
}

/**
 * Pieces are laid out dearest first and cut into chunks of `buy + free`; the last `free` of each chunk get cheaper by
 * `cutOf(unitFen)`. That is the pairing that gives the customer most. Returns what each covered line gives.
 *
 * Example: buy 1 free 1 over pieces of 300, 200, 200 and 100, all of it off: 200 and 100 are free.
 */
export function chunkCuts(
  draft: Draft,
  covered: readonly number[],
  rule: { buy: number; free: number; pairing: Pairing; maxChunks?: number },
  cutOf: (unitFen: number) => number,
): number[] {
  const cuts = covered.map(() => 0);
  for (const runs of pools(draft, covered, rule.pairing)) {
    let position = 0;
    for (const run of runs) {
      const favoured = favouredBefore(position + run.count, rule) - favouredBefore(position, rule);
      position += run.count;
      cuts[run.at] = (cuts[run.at] ?? 0) + favoured * cutOf(run.unitFen);
    }
  }
  return cuts;
}

/** How many of the first `position` pieces lie at the cheap end of a chunk. */
function favouredBefore(
  position: number,
  { buy, free, maxChunks = Number.MAX_SAFE_INTEGER }: { buy: number; free: number; maxChunks?: number },
): number {
  const size = buy + free;
  const chunks = Math.floor(position / size);
  if (chunks >= maxChunks) return maxChunks * free;
  return chunks * free + Math.max(0, (position % size) - buy);
}

function pools(draft: Draft, covered: readonly number[], pairing: Pairing): Run[][] {
  if (pairing === 'any_in_scope') return [runsOf(draft, covered)];
  const skuOf = (line: number) => draft.lines[line]?.skuId ?? '';
  const skuIds = covered.map(skuOf).filter((skuId, at, all) => all.indexOf(skuId) === at);
  return skuIds.map((skuId) => runsOf(draft, covered, (line) => skuOf(line) === skuId));
}

/** The most pieces that can be paired with each other: all in scope, or the most of one SKU. */
export function mostPieces(draft: Draft, covered: readonly number[], pairing: Pairing): number {
  return pools(draft, covered, pairing).reduce((most, runs) => Math.max(most, countPieces(runs)), 0);
}
