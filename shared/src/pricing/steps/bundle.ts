import { allocate } from '../../money/allocate';
import type { Draft } from '../draft';
import { nothing, offPieces } from '../measure';
import type { BundleOffer } from '../offer';
import { type Run, runsOf } from '../pieces';
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
  prepare(offer, covered, lines) {
    const partOf = covered.map((index) => firstPart(offer, lines[index]?.skuId ?? ''));
    const pools = offer.parts.map((_, part) =>
      covered.map((__, at) => at).filter((at) => partOf[at] === part),
    );
    const pieces = (pool: readonly number[]) =>
      pool.reduce((sum, at) => sum + (lines[covered[at] ?? 0]?.quantity ?? 0), 0);
    const counts = pools.map(pieces);
    const quantity = offer.parts.reduce((sum, part) => sum + part.quantity, 0);
    const shortBy = offer.parts.reduce(
      (sum, part, at) => sum + Math.max(0, part.quantity - (counts[at] ?? 0)),
      0,
    );
    if (shortBy > 0) return () => nothing('below_quantity', { quantity, shortBy });
    const possible = offer.parts.map((part, at) => Math.floor((counts[at] ?? 0) / part.quantity));
    const mostSets = Math.min(offer.maxSets, ...possible);
    return (draft) => measureSets(offer, mostSets, pools, covered, draft);
  },
};

function measureSets(
  offer: BundleOffer,
  mostSets: number,
  pools: readonly (readonly number[])[],
  covered: readonly number[],
  draft: Draft,
) {
  const runs = pools.map((pool) => runsOf(draft, covered, pool));
  const usedFen = covered.map(() => 0);
  let savedFen = 0;
  for (let set = 0; set < mostSets; set += 1) {
    const inSet = covered.map(() => 0);
    let worthFen = 0;
    offer.parts.forEach((part, at) => {
      worthFen += takePieces(runs[at] ?? [], part.quantity, inSet);
    });
    if (worthFen <= offer.priceFen) break;
    savedFen += worthFen - offer.priceFen;
    inSet.forEach((fen, at) => {
      usedFen[at] = (usedFen[at] ?? 0) + fen;
    });
  }
  if (savedFen === 0) return nothing('no_saving');
  return offPieces(allocate(savedFen, usedFen), nothing('no_saving'));
}

/** Takes the dearest pieces left, adds what each cost to its line in `inSet`, and returns what they cost together. */
function takePieces(runs: Run[], quantity: number, inSet: number[]): number {
  let open = quantity;
  let worthFen = 0;
  for (const run of runs) {
    const taken = Math.min(open, run.count);
    run.count -= taken;
    open -= taken;
    worthFen += taken * run.unitFen;
    inSet[run.at] = (inSet[run.at] ?? 0) + taken * run.unitFen;
    if (open === 0) break;
  }
  return worthFen;
}

function firstPart(offer: BundleOffer, skuId: string): number {
  for (let at = 0; at < offer.parts.length; at += 1) {
    if ((offer.parts[at]?.skuIds.indexOf(skuId) ?? -1) >= 0) return at;
  }
  return -1;
}
