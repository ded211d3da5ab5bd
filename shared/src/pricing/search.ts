import { type Candidate, conflictOf } from './candidate';
import { applyMeasure, type Draft } from './draft';
import type { PricingSettings } from './input';
import { isWorth, type Measure } from './measure';

/** More than any real shop's offers need (see `scripts/bench quote`); a wall against a thousand clashing offers. */
const MOST_COMBINATIONS = 50_000;

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

/** An open candidate at a node, with the most it can still give. */
interface Open {
  at: number;
  measure: Measure;
}

/**
 * The best legal combination: most fen off, then most gift worth, then the first in the order of the steps, in which
 * a coupon comes late, so that no coupon is spent where the shop's own offers give as much.
 *
 * Exact by branch and bound. Candidates are taken in the order of the steps, each measured on what the ones before it
 * left. A branch is dropped when even its bound cannot beat the best so far. The bound adds, for every clique of
 * offers of which only one may be taken (coupons, rates, a group), the most any of them takes off now: discounts only
 * shrink while prices fall, so no completion gives more.
 *
 * Example: 满 200 减 30 and 第二件半价 (−34) in one group, a coupon −20 beside either: −54 and two offers.
 */
export function bestCombination(
  candidates: readonly Candidate[],
  start: Draft,
  settings: PricingSettings,
): Combination {
  const search = new Search(candidates, settings);
  search.takeAlone();
  search.takeGreedy(start);
  const open = candidates.map((candidate, at) => ({ at, measure: candidate.alone }));
  const social = open.filter(({ at }) => candidates[at]?.offer.stacking !== 'exclusive');
  search.visit(start, social, { fen: 0, giftFen: 0 }, []);
  const { best, tried } = search;
  const chosen = best.taken.map((at) => candidates[at]).filter((each) => each !== undefined);
  return { fen: best.fen, giftFen: best.giftFen, chosen, tried, isExact: tried <= MOST_COMBINATIONS };
}

const NONE: Worth = { fen: 0, giftFen: 0 };

class Search {
  best: Worth & { taken: readonly number[] } = { ...NONE, taken: [] };
  tried = 0;
  private readonly clashes: boolean[][];
  private readonly cliques: number[];

  constructor(
    private readonly candidates: readonly Candidate[],
    settings: PricingSettings,
  ) {
    this.clashes = candidates.map((a) => candidates.map((b) => conflictOf(a, b, settings) !== null));
    const keys = candidates.map((each, at) => cliqueOf(each, at, settings));
    const seen = new Map<string, number>();
    this.cliques = keys.map((key) => {
      const known = seen.get(key) ?? seen.size;
      seen.set(key, known);
      return known;
    });
  }

  /** Every offer by itself: what an exclusive one can give, and a first best for the rest. */
  takeAlone(): void {
    this.candidates.forEach(({ alone }, at) => {
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
      const measure = candidate.step.measure(candidate.offer, candidate.covered, draft);
      if (!isWorth(measure)) continue;
      taken.push(at);
      worth = plus(worth, worthOf(measure));
      draft = applyMeasure(draft, candidate.covered, measure);
    }
    this.take(worth, taken);
  }

  /** Tries every legal way to add to `taken` from `open`, whose measures are of an earlier, dearer draft. */
  visit(draft: Draft, open: readonly Open[], worth: Worth, taken: readonly number[]): void {
    this.tried += 1;
    if (this.tried > MOST_COMBINATIONS) return;
    this.take(worth, taken);
    if (open.length === 0 || !this.canBeat(worth, this.bounds(open)[0])) return;

    const measured = taken.length === 0 ? open : this.measureAll(draft, open);
    const bounds = this.bounds(measured);
    for (let next = 0; next < measured.length; next += 1) {
      if (!this.canBeat(worth, bounds[next])) return;
      const each = measured[next];
      const candidate = each && this.candidates[each.at];
      if (each === undefined || candidate === undefined) return;
      const rest = measured.slice(next + 1).filter(({ at }) => !this.clash(each.at, at));
      const grown = plus(worth, worthOf(each.measure));
      if (!this.canBeat(grown, this.bounds(rest)[0])) continue;
      const then = rest.length === 0 ? draft : applyMeasure(draft, candidate.covered, each.measure);
      this.visit(then, rest, grown, [...taken, each.at]);
    }
  }

  /** Measures again on a cheaper draft; what gives nothing now gives nothing further down either. */
  private measureAll(draft: Draft, open: readonly Open[]): Open[] {
    const measured: Open[] = [];
    for (const { at } of open) {
      const candidate = this.candidates[at];
      if (candidate === undefined) continue;
      const measure = candidate.step.measure(candidate.offer, candidate.covered, draft);
      if (isWorth(measure)) measured.push({ at, measure });
    }
    return measured;
  }

  /** For each place, the most that it and the ones after it can give together; one more place at the end, of 0. */
  private bounds(open: readonly Open[]): Worth[] {
    const fenOf: number[] = [];
    const giftOf: number[] = [];
    let fen = 0;
    let giftFen = 0;
    const bounds: Worth[] = [NONE];
    for (let place = open.length - 1; place >= 0; place -= 1) {
      const each = open[place];
      if (each === undefined) continue;
      const clique = this.cliques[each.at] ?? 0;
      const worth = worthOf(each.measure);
      const fenBefore = fenOf[clique] ?? 0;
      const giftBefore = giftOf[clique] ?? 0;
      if (worth.fen > fenBefore) {
        fen += worth.fen - fenBefore;
        fenOf[clique] = worth.fen;
      }
      if (worth.giftFen > giftBefore) {
        giftFen += worth.giftFen - giftBefore;
        giftOf[clique] = worth.giftFen;
      }
      bounds.push({ fen, giftFen });
    }
    return bounds.reverse();
  }

  private canBeat(worth: Worth, bound: Worth = NONE): boolean {
    return isMore(plus(worth, bound), this.best);
  }

  private take(worth: Worth, taken: readonly number[]): void {
    if (isMore(worth, this.best)) this.best = { ...worth, taken };
  }

  private isExclusive(at: number): boolean {
    return this.candidates[at]?.offer.stacking === 'exclusive';
  }

  private aloneFen(at: number): number {
    const measure = this.candidates[at]?.alone;
    return measure ? worthOf(measure).fen : 0;
  }

  private clash(a: number, b: number): boolean {
    return this.clashes[a]?.[b] ?? false;
  }
}

/** Offers of which at most one can be taken; each belongs to one such clique, alone if need be. */
function cliqueOf({ offer, isRate }: Candidate, at: number, settings: PricingSettings): string {
  if (offer.kind === 'coupon') return 'coupon';
  if (isRate && !settings.allowSeveralRates) return 'rate';
  return offer.stacking === 'one_per_group' ? `group ${offer.group}` : `alone ${at}`;
}

function worthOf({ goodsFen, deliveryFen, gift }: Measure): Worth {
  return { fen: goodsFen + deliveryFen, giftFen: gift?.worthFen ?? 0 };
}

function plus(a: Worth, b: Worth): Worth {
  return { fen: a.fen + b.fen, giftFen: a.giftFen + b.giftFen };
}

function isMore(a: Worth, b: Worth): boolean {
  return a.fen > b.fen || (a.fen === b.fen && a.giftFen > b.giftFen);
}
