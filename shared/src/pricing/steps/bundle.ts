import { allocate } from '../../money/allocate';
import { type Measure, nothing, offPieces } from '../measure';
import type { BundleOffer } from '../offer';
import { countPieces, runsOf } from '../pieces';
import type { OfferStep } from '../step';

/**
 * Bundles and holiday sets at one price (requirements 117, 118). The dearest pieces make the first set; a set that
 * would be dearer than its pieces is not made. A piece counts for the first part that names its SKU.
 *
 * Example: couple cake 198.00 and roses 68.00 as a set of 238.00: −28.00, shared 20.84 and 7.16.
 */
export const bundle: OfferStep<BundleOffer> = {
  kind: 'bundle',
  isRate: () => false,
  measure(offer, covered, draft) {
    const parts = offer.parts.map(({ quantity }, at) => ({
      quantity,
      pieces: runsOf(draft, covered, (line) => partOf(offer, draft.lines[line]?.skuId ?? '') === at),
    }));
    const missing = parts.reduce(
      (sum, part) => sum + Math.max(0, part.quantity - countPieces(part.pieces)),
      0,
    );
    const quantity = parts.reduce((sum, part) => sum + part.quantity, 0);
    if (missing > 0) return nothing('below_quantity', { quantity, shortBy: missing });
    return sets(offer, parts, covered);
  },
};

type Part = { quantity: number; pieces: ReturnType<typeof runsOf> };

function sets(offer: BundleOffer, parts: Part[], covered: readonly number[]): Measure {
  const usedFen = covered.map(() => 0);
  let savedFen = 0;
  for (let set = 0; set < offer.maxSets; set += 1) {
    const taken = takeSet(parts);
    if (taken === null) break;
    const worthFen = taken.reduce((sum, piece) => sum + piece.unitFen, 0);
    if (worthFen <= offer.priceFen) break;
    savedFen += worthFen - offer.priceFen;
    for (const { at, unitFen } of taken) usedFen[at] = (usedFen[at] ?? 0) + unitFen;
  }
  if (savedFen === 0) return nothing('no_saving');
  return offPieces(allocate(savedFen, usedFen), nothing('no_saving'));
}

/** Takes the dearest pieces of each part out of what is left, or null when a part has too few. */
function takeSet(parts: Part[]): { at: number; unitFen: number }[] | null {
  if (parts.some((part) => countPieces(part.pieces) < part.quantity)) return null;
  const taken: { at: number; unitFen: number }[] = [];
  for (const part of parts) {
    for (let open = part.quantity; open > 0; ) {
      const run = part.pieces[0];
      if (run === undefined) return null;
      for (; open > 0 && run.count > 0; run.count -= 1, open -= 1)
        taken.push({ at: run.at, unitFen: run.unitFen });
      if (run.count === 0) part.pieces.shift();
    }
  }
  return taken;
}

function partOf(offer: BundleOffer, skuId: string): number {
  for (let at = 0; at < offer.parts.length; at += 1) {
    if ((offer.parts[at]?.skuIds.indexOf(skuId) ?? -1) >= 0) return at;
  }
  return -1;
}
