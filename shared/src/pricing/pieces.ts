import type { Draft } from './draft';
import type { Pairing } from './offer';
import type { QuoteLineInput } from './quote';

/** Pieces of one line at what each costs now, rounded down. */
export interface Run {
  /** Index in the covered lines. */
  at: number;
  unitFen: number;
  count: number;
}

/**
 * Pieces of some covered lines (`pool` names them by their index in `covered`), dearest first, ties by line id: the
 * order of the cart does not matter.
 */
export function runsOf(draft: Draft, covered: readonly number[], pool: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const at of pool) {
    const line = covered[at] ?? 0;
    const count = draft.lines[line]?.quantity ?? 0;
    runs.push({ at, unitFen: Math.floor((draft.netFen[line] ?? 0) / count), count });
  }
  return runs.length > 1 ? runs.sort(dearestFirst) : runs;
}

function dearestFirst(a: Run, b: Run): number {
  return b.unitFen - a.unitFen || a.at - b.at;
}

/** Which covered lines' pieces may be paired with each other: all of them, or those of one SKU each. */
export function poolsOf(
  lines: readonly QuoteLineInput[],
  covered: readonly number[],
  pairing: Pairing,
): number[][] {
  const all = covered.map((_, at) => at);
  if (pairing === 'any_in_scope') return [all];
  const bySku = new Map<string, number[]>();
  for (const at of all) {
    const skuId = lines[covered[at] ?? 0]?.skuId ?? '';
    bySku.set(skuId, [...(bySku.get(skuId) ?? []), at]);
  }
  return Array.from(bySku.values());
}

/** How many pieces the largest pool holds; `pools` index `covered`, `quantities` come from the lines. */
export function mostPieces(quantities: readonly number[], pools: readonly (readonly number[])[]): number {
  return pools.reduce(
    (most, pool) =>
      Math.max(
        most,
        pool.reduce((sum, at) => sum + (quantities[at] ?? 0), 0),
      ),
    0,
  );
}

/**
 * In each pool pieces are laid out dearest first and cut into chunks of `buy + free`; the last `free` of each chunk
 * get cheaper by `cutOf(unitFen)`. That is the pairing that gives the customer most. Returns what each covered line
 * gives.
 *
 * Example: buy 1 free 1 over pieces of 300, 200, 200 and 100, all of it off: one of 200 and the 100 are free.
 */
export function chunkCuts(
  draft: Draft,
  covered: readonly number[],
  pools: readonly (readonly number[])[],
  rule: { buy: number; free: number },
  cutOf: (unitFen: number) => number,
): number[] {
  const cuts = covered.map(() => 0);
  for (const pool of pools) {
    let position = 0;
    for (const run of runsOf(draft, covered, pool)) {
      const favoured = favouredBefore(position + run.count, rule) - favouredBefore(position, rule);
      position += run.count;
      if (favoured > 0) cuts[run.at] = favoured * cutOf(run.unitFen);
    }
  }
  return cuts;
}

/** How many of the first `position` pieces lie at the cheap end of a chunk. */
function favouredBefore(position: number, { buy, free }: { buy: number; free: number }): number {
  const size = buy + free;
  return Math.floor(position / size) * free + Math.max(0, (position % size) - buy);
}
