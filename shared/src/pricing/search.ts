import { BoundsOf, fenOf, giftFenOf, type Open } from './bounds';
import { type Candidate, conflictOf } from './candidate';
import { applyMeasure, type Draft, goodsNetOf } from './draft';
import type { PricingSettings } from './input';
import { isWorth, type Measure } from './measure';

/** More than any real shop's offers need (see `scripts/bench quote`); a wall against a thousand clashing offers. */
const MOST_COMBINATIONS = 20_000;

/** What a combination gives: fen first, then what its gifts are worth. */
interface Worth {
  fen: number;
  giftFen: number;
}

export interface Combination extends Worth {
  chosen: Candidate[];
  tried: number;
  /** False when the search stopped at its limit; `chosen` is then the best it had seen. */
  isExact: boolean;
}

/**
 * The best legal combination: most fen off, then most gift worth, then the first in the order of the steps, in which
 * a coupon comes late, so that no coupon is spent where the shop's own offers give as much.
 *
 * Exact by branch and bound. Candidates are taken in the order of the steps, each measured on what the ones before it
 * left, and a branch is dropped when even its bound (see `bounds.ts`) cannot beat the best so far.
 *
 * Example: 满 200 减 30 and 第二件半价 (−34) in one group, a coupon −20 beside either: −54 and two offers.
 */
export function bestCombination(
  candidates: readonly Candidate[],
  start: Draft,
  settings: PricingSettings,
): Combination {
  const search = new Search(candidates, start, settings);
  search.takeAlone();
  search.takeGreedy(start);
  const social = candidates.map((_, at) => at).filter((at) => candidates[at]?.offer.stacking !== 'exclusive');
  const measures = social.map((at) => candidates[at]?.alone).filter((alone) => alone !== undefined);
  search.visit(start, { at: social, measures }, NONE, []);
  const { best, tried } = search;
  const chosen = best.taken.map((at) => candidates[at]).filter((each) => each !== undefined);
  return { fen: best.fen, giftFen: best.giftFen, chosen, tried, isExact: tried <= MOST_COMBINATIONS };
}

const NONE: Worth = { fen: 0, giftFen: 0 };

class Search {
  best: Worth & { taken: readonly number[] } = { ...NONE, taken: [] };
  tried = 0;
  private readonly clashes: boolean[][];
  private readonly bounds: BoundsOf;
  /**
   * A gift changes no price, and gifts come best first: where it shuts out nothing but gifts of its own group, leaving
   * it out can give no more than taking it.
   */
  private readonly isFree: boolean[];

  constructor(
    private readonly candidates: readonly Candidate[],
    start: Draft,
    settings: PricingSettings,
  ) {
    const lineCount = start.lines.filter((line) => line.quantity > 0).length;
    this.bounds = new BoundsOf(candidates, lineCount, settings);
    this.clashes = candidates.map(() => []);
    candidates.forEach((a, at) => {
      for (let other = at; other < candidates.length; other += 1) {
        const b = candidates[other];
        const clash = b !== undefined && conflictOf(a, b, settings) !== null;
        this.setClash(at, other, clash);
        this.setClash(other, at, clash);
      }
    });
    this.isFree = candidates.map(({ offer }, at) => {
      const shut = this.clashes[at] ?? [];
      return (
        offer.kind === 'gift' && shut.every((isShut, other) => !isShut || this.bounds.isOneClique(at, other))
      );
    });
  }

  /** Every offer by itself: what an exclusive one can give, and a first best for the rest. */
  takeAlone(): void {
    this.candidates.forEach(({ alone }, at) => {
      this.tried += 1;
      this.take(worthOf(alone), [at]);
    });
  }

  /** The largest first, as long as they go together: a good first best, so that bounds cut early. */
  takeGreedy(start: Draft): void {
    const social = this.candidates.map((_, at) => at).filter((at) => !this.isExclusive(at));
    const largest = [...social].sort((a, b) => this.aloneFen(b) - this.aloneFen(a) || a - b);
    const together: number[] = [];
    for (const at of largest) if (together.every((other) => !this.clash(at, other))) together.push(at);
    let draft = start;
    let worth = NONE;
    const taken: number[] = [];
    for (const at of together.sort((a, b) => a - b)) {
      const candidate = this.candidates[at];
      if (candidate === undefined) continue;
      const measure = candidate.measure(draft);
      if (!isWorth(measure)) continue;
      taken.push(at);
      worth = plus(worth, worthOf(measure));
      draft = applyMeasure(draft, candidate.covered, measure);
    }
    this.tried += 1;
    this.take(worth, taken);
  }

  /** Tries every legal way to add to `taken` from `open`, which is measured on `draft`. */
  visit(draft: Draft, open: Open, worth: Worth, taken: readonly number[]): void {
    const bounds = this.bounds.of(open, goodsNetOf(draft));
    for (let place = 0; place < open.at.length; place += 1) {
      const { fen, giftFen } = worth;
      if (!this.canBeat(fen + (bounds.fromFen[place] ?? 0), giftFen + (bounds.fromGiftFen[place] ?? 0)))
        return;
      if (!this.canBeat(fen + (bounds.takingFen[place] ?? 0), giftFen + (bounds.takingGiftFen[place] ?? 0)))
        continue;
      const at = open.at[place];
      const measure = open.measures[place];
      if (at === undefined || measure === undefined) return;
      this.tried += 1;
      if (this.tried > MOST_COMBINATIONS) return;
      const grown = plus(worth, worthOf(measure));
      this.grow(draft, { at, measure }, this.rest(open, place, at), grown, [...taken, at]);
      if (this.isFree[at]) return;
    }
  }

  /** Takes one more offer, and tries what may follow it. */
  private grow(
    draft: Draft,
    one: { at: number; measure: Measure },
    rest: Open,
    worth: Worth,
    taken: readonly number[],
  ): void {
    this.take(worth, taken);
    const candidate = this.candidates[one.at];
    if (candidate === undefined || rest.at.length === 0) return;
    const netFen = goodsNetOf(draft) - one.measure.goodsFen;
    const [mostFen, mostGiftFen] = this.bounds.most(rest, netFen);
    if (!this.canBeat(worth.fen + mostFen, worth.giftFen + mostGiftFen)) return;
    const cheaper = applyMeasure(draft, candidate.covered, one.measure);
    this.visit(cheaper, this.measureAgain(draft, cheaper, rest), worth, taken);
  }

  /** What is open after a place and does not clash with what is taken there. */
  private rest(open: Open, place: number, taken: number): Open {
    const rest: Open = { at: [], measures: [] };
    const clashes = this.clashes[taken] ?? [];
    for (let later = place + 1; later < open.at.length; later += 1) {
      const at = open.at[later];
      const measure = open.measures[later];
      if (at === undefined || measure === undefined || clashes[at]) continue;
      rest.at.push(at);
      rest.measures.push(measure);
    }
    return rest;
  }

  /** Measures what saw a price fall; what gives nothing now gives nothing further down either. */
  private measureAgain(before: Draft, draft: Draft, open: Open): Open {
    const measured: Open = { at: [], measures: [] };
    for (let place = 0; place < open.at.length; place += 1) {
      const at = open.at[place] ?? 0;
      const candidate = this.candidates[at];
      const known = open.measures[place];
      if (candidate === undefined || known === undefined) continue;
      const measure = sawNoChange(candidate, before, draft) ? known : candidate.measure(draft);
      if (!isWorth(measure)) continue;
      measured.at.push(at);
      measured.measures.push(measure);
    }
    return measured;
  }

  private canBeat(fen: number, giftFen: number): boolean {
    return fen > this.best.fen || (fen === this.best.fen && giftFen > this.best.giftFen);
  }

  private take(worth: Worth, taken: readonly number[]): void {
    if (this.canBeat(worth.fen, worth.giftFen)) this.best = { ...worth, taken };
  }

  private isExclusive(at: number): boolean {
    return this.candidates[at]?.offer.stacking === 'exclusive';
  }

  private aloneFen(at: number): number {
    const measure = this.candidates[at]?.alone;
    return measure ? worthOf(measure).fen : 0;
  }

  private setClash(a: number, b: number, clash: boolean): void {
    const row = this.clashes[a];
    if (row !== undefined) row[b] = clash;
  }

  private clash(a: number, b: number): boolean {
    return this.clashes[a]?.[b] ?? false;
  }
}

function worthOf(measure: Measure): Worth {
  return { fen: fenOf(measure), giftFen: giftFenOf(measure) };
}

function plus(a: Worth, b: Worth): Worth {
  return { fen: a.fen + b.fen, giftFen: a.giftFen + b.giftFen };
}

/** An offer measures its own lines and the drive, nothing else. */
function sawNoChange({ covered }: Candidate, before: Draft, after: Draft): boolean {
  if (before.deliveryFen !== after.deliveryFen) return false;
  for (const index of covered) if (before.netFen[index] !== after.netFen[index]) return false;
  return true;
}
