import { allocate } from '../money/allocate';
import { multiplyFen, sumFen } from '../money/fen';
import type { Measure } from './measure';
import type { QuoteLineInput } from './quote';

/** The quote so far, as a step finds it. Lines are sorted by id, so that no share depends on the order of a cart. */
export interface Draft {
  readonly lines: readonly QuoteLineInput[];
  /** What each line still costs, by index in `lines`. */
  readonly netFen: readonly number[];
  /** What the drive still costs; null for pickup. */
  readonly deliveryFen: number | null;
}

/** The quote before any rule. Throws RangeError for a negative price, half a fen, half a piece or a line twice. */
export function openDraft(inputs: readonly QuoteLineInput[], deliveryFen: number | null): Draft {
  const lines = [...inputs].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  lines.forEach((line, index) => {
    if (line.lineId === lines[index + 1]?.lineId) throw new RangeError(`line ${line.lineId} is there twice`);
    if (line.unitPriceFen < 0) throw new RangeError('a price is negative');
  });
  const netFen = lines.map((line) => multiplyFen(line.unitPriceFen, line.quantity));
  sumFen(netFen);
  return { lines, netFen, deliveryFen };
}

/** What the lines at these indexes still cost together. */
export function netOf(draft: Draft, covered: readonly number[]): number {
  let net = 0;
  for (const index of covered) net += draft.netFen[index] ?? 0;
  return net;
}

/**
 * Who bears a measured discount: the pieces it names, or all covered lines in proportion to what they still cost.
 * Returns what is taken off each line of the draft.
 *
 * Example: 3000 over covered lines of 19800, 6800 and 6800 takes 1778, 611 and 611.
 */
export function cutsOf(draft: Draft, covered: readonly number[], measure: Measure): number[] {
  const cuts = draft.lines.map(() => 0);
  const shares =
    measure.cuts ??
    allocate(
      measure.goodsFen,
      covered.map((index) => draft.netFen[index] ?? 0),
    );
  covered.forEach((line, index) => {
    cuts[line] = shares[index] ?? 0;
  });
  return cuts;
}

/** The draft after a measured discount. */
export function applyMeasure(draft: Draft, covered: readonly number[], measure: Measure): Draft {
  const deliveryFen = draft.deliveryFen === null ? null : draft.deliveryFen - measure.deliveryFen;
  if (measure.goodsFen === 0) return { ...draft, deliveryFen };
  const cuts = cutsOf(draft, covered, measure);
  const netFen = draft.netFen.map((net, index) => net - (cuts[index] ?? 0));
  return { lines: draft.lines, netFen, deliveryFen };
}

/** Goods after everything so far. */
export function goodsNetOf(draft: Draft): number {
  let net = 0;
  for (const fen of draft.netFen) net += fen;
  return net;
}
