import type { Candidate } from './candidate';
import type { PricingSettings } from './input';
import type { Measure } from './measure';
import type { Offer } from './offer';
import { rateCut } from './rate';

/** Open candidates at a node of the search, in the order of the steps, each with what it gives there. */
export interface Open {
  at: number[];
  measures: Measure[];
}

/** What the completions of a node can give at most, by place in what is open. */
export interface Bounds {
  /** Without anything before this place. */
  fromFen: number[];
  fromGiftFen: number[];
  /** Taking what is at this place, and then what is after it. */
  takingFen: number[];
  takingGiftFen: number[];
}

type Role = 'early' | 'early_rate' | 'first_order' | 'coupon' | 'drive';

interface Traits {
  role: Role;
  /** Number of its clique: offers of which at most one can be taken. */
  clique: number;
  /** Set when it takes this part of all goods. */
  part: { percent: number; capFen: number | null } | null;
  isOfOnePiece: boolean;
}

/** A rate of all goods: this part of what is left, never more than it takes now. */
interface RateBound {
  percent: number;
  capFen: number | null;
  nowFen: number;
}

/** The rates and coupons that come after every other offer on goods. */
interface Tail {
  firstOrders: RateBound[];
  couponRates: RateBound[];
  otherFirstOrderFen: number;
  onePieceCouponFen: number;
  otherCouponFen: number;
}

/** What rounding can put on a piece: a fen of the rate, of its share, of the piece before and of the piece after. */
const ROUNDING_FEN = 4;

/**
 * Bounds for the search. The plain one adds, over cliques, the most any member gives now, for discounts only shrink
 * while prices fall. Three things make it close. Whatever the early offers take off, the first order's rate and a
 * coupon's rate are of what is left, so together they give at most `x + part of (net − x)` with x at its largest. And
 * of a tier's rate, the first order's and a coupon's only one can be taken. And a coupon for one piece is worth the
 * rate less once the first order's rate has made every piece cheaper.
 *
 * Example: net 10000, a pair −2000 and a reduction −3000 open, then 9 折: at most 5000 + 10 % of 5000 = 5500, where
 * the plain sum says 6000.
 */
export class BoundsOf {
  private readonly traits: Traits[];
  private readonly mostFen: number[];
  private readonly mostGiftFen: number[];

  constructor(candidates: readonly Candidate[], lineCount: number, settings: PricingSettings) {
    const seen = new Map<string, number>();
    this.traits = candidates.map((candidate, at) => {
      const key = cliqueOf(candidate, at, settings);
      const clique = seen.get(key) ?? seen.size;
      seen.set(key, clique);
      const isOfAll = candidate.covered.length === lineCount;
      const part = isOfAll ? (candidate.step.part?.(candidate.offer) ?? null) : null;
      // Where two rates may meet, they are bounded like everything else.
      const isAloneRate = candidate.isRate && !settings.allowSeveralRates;
      const isOfOnePiece = candidate.step.isOfOnePiece?.(candidate.offer) ?? false;
      const role = roleOf(candidate.offer, isAloneRate);
      return { role, clique, part: isAloneRate ? part : null, isOfOnePiece };
    });
    this.mostFen = candidates.map(() => 0);
    this.mostGiftFen = candidates.map(() => 0);
  }

  /** `netFen` is what all goods cost at the node. */
  of(open: Open, netFen: number): Bounds {
    const bounds: Bounds = { fromFen: [], fromGiftFen: [], takingFen: [], takingGiftFen: [] };
    const { mostFen, mostGiftFen } = this;
    mostFen.fill(0);
    mostGiftFen.fill(0);
    const tail = this.tailOf(open);
    let driveFen = 0;
    let earlyFen = 0;
    let rateFen = 0;
    let giftFen = 0;
    // Without early offers the tail gives the same at every place.
    const tailFen = goodsFen(0, 0, tail, netFen);
    const total = (early: number) =>
      (early === 0 && rateFen === 0 ? tailFen : goodsFen(early, rateFen, tail, netFen)) + driveFen;
    for (let place = open.at.length - 1; place >= 0; place -= 1) {
      const measure = open.measures[place];
      const traits = this.traits[open.at[place] ?? -1];
      if (measure === undefined || traits === undefined) continue;
      const { clique, role } = traits;
      const fen = fenOf(measure);
      const gift = giftFenOf(measure);
      const ownFen = mostFen[clique] ?? 0;
      const ownGiftFen = mostGiftFen[clique] ?? 0;
      const moreFen = Math.max(0, fen - ownFen);
      bounds.takingGiftFen[place] = gift + giftFen - ownGiftFen;
      giftFen += Math.max(0, gift - ownGiftFen);
      mostFen[clique] = ownFen + moreFen;
      mostGiftFen[clique] = Math.max(gift, ownGiftFen);
      if (role === 'early') {
        bounds.takingFen[place] = total(fen + earlyFen - ownFen);
        earlyFen += moreFen;
      } else if (role === 'drive') {
        bounds.takingFen[place] = fen + driveFen - ownFen;
        driveFen += moreFen;
      } else if (role === 'coupon') {
        bounds.takingFen[place] = fen + driveFen;
      } else {
        bounds.takingFen[place] = fen + earlyFen + besideFen(tail, role === 'first_order') + driveFen;
        if (role === 'early_rate') rateFen += moreFen;
      }
      bounds.fromFen[place] = role === 'drive' ? driveFen : total(earlyFen);
      bounds.fromGiftFen[place] = giftFen;
    }
    return bounds;
  }

  /** The bound of everything open, fen first, then gifts; cheaper than `of`. */
  most({ at, measures }: Open, netFen: number): [number, number] {
    const { mostFen, mostGiftFen } = this;
    mostFen.fill(0);
    mostGiftFen.fill(0);
    let earlyFen = 0;
    let rateFen = 0;
    let driveFen = 0;
    let giftFen = 0;
    for (let place = 0; place < at.length; place += 1) {
      const traits = this.traits[at[place] ?? -1];
      const measure = measures[place];
      if (traits === undefined || measure === undefined) continue;
      const { clique, role } = traits;
      const moreFen = Math.max(0, fenOf(measure) - (mostFen[clique] ?? 0));
      const moreGiftFen = Math.max(0, giftFenOf(measure) - (mostGiftFen[clique] ?? 0));
      mostFen[clique] = (mostFen[clique] ?? 0) + moreFen;
      mostGiftFen[clique] = (mostGiftFen[clique] ?? 0) + moreGiftFen;
      giftFen += moreGiftFen;
      if (role === 'early') earlyFen += moreFen;
      if (role === 'early_rate') rateFen += moreFen;
      if (role === 'drive') driveFen += moreFen;
    }
    const tail = this.tailOf({ at, measures });
    return [goodsFen(earlyFen, rateFen, tail, netFen) + driveFen, giftFen];
  }

  /** Whether two candidates are of one clique. */
  isOneClique(a: number, b: number): boolean {
    return this.traits[a]?.clique === this.traits[b]?.clique;
  }

  private tailOf({ at, measures }: Open): Tail {
    const tail: Tail = {
      firstOrders: [],
      couponRates: [],
      otherFirstOrderFen: 0,
      onePieceCouponFen: 0,
      otherCouponFen: 0,
    };
    for (let place = 0; place < at.length; place += 1) {
      const traits = this.traits[at[place] ?? -1];
      const measure = measures[place];
      if (traits === undefined || measure === undefined) continue;
      const { role, part, isOfOnePiece } = traits;
      if (role !== 'first_order' && role !== 'coupon') continue;
      const nowFen = fenOf(measure);
      if (part !== null) (role === 'coupon' ? tail.couponRates : tail.firstOrders).push({ ...part, nowFen });
      else if (role === 'coupon' && isOfOnePiece)
        tail.onePieceCouponFen = Math.max(tail.onePieceCouponFen, nowFen);
      else if (role === 'coupon') tail.otherCouponFen = Math.max(tail.otherCouponFen, nowFen);
      else tail.otherFirstOrderFen = Math.max(tail.otherFirstOrderFen, nowFen);
    }
    return tail;
  }
}

/** Goods and drive. */
export function fenOf({ goodsFen, deliveryFen }: Measure): number {
  return goodsFen + deliveryFen;
}

/** What the gift is worth, 0 without one. */
export function giftFenOf({ gift }: Measure): number {
  return gift === null ? 0 : gift.worthFen;
}

/** Goods: the early offers, and then one rate of the three, with a coupon that is none. */
function goodsFen(earlyFen: number, rateFen: number, tail: Tail, netFen: number): number {
  const leftFen = Math.max(0, netFen - earlyFen);
  const firstOrderFen = Math.max(tail.otherFirstOrderFen, mostOf(tail.firstOrders, leftFen));
  const withFirstOrder = firstOrderFen + besideFen(tail, true);
  const withoutRate = rateFen + besideFen(tail, false);
  return earlyFen + Math.max(withFirstOrder, withoutRate, mostOf(tail.couponRates, leftFen));
}

/** The most a coupon that is no rate can give, after the first order's rate or without it. */
function besideFen(tail: Tail, isAfterFirstOrder: boolean): number {
  let onePieceFen = tail.onePieceCouponFen;
  const isPlainRate =
    tail.otherFirstOrderFen === 0 && tail.firstOrders.every(({ capFen }) => capFen === null);
  if (isAfterFirstOrder && isPlainRate && tail.firstOrders.length > 0) {
    const percent = Math.max(...tail.firstOrders.map((rate) => rate.percent));
    onePieceFen = Math.min(onePieceFen, Math.ceil((onePieceFen * percent) / 100) + ROUNDING_FEN);
  }
  return Math.max(tail.otherCouponFen, onePieceFen);
}

function mostOf(rates: readonly RateBound[], netFen: number): number {
  let fen = 0;
  for (const { percent, capFen, nowFen } of rates)
    fen = Math.max(fen, Math.min(nowFen, rateCut(netFen, percent, capFen)));
  return fen;
}

function roleOf({ kind }: Offer, isAloneRate: boolean): Role {
  if (kind === 'coupon') return 'coupon';
  if (kind === 'delivery_offer') return 'drive';
  if (!isAloneRate) return 'early';
  return kind === 'first_order' ? 'first_order' : 'early_rate';
}

/** Offers of which at most one can be taken; each belongs to one such clique, alone if need be. */
function cliqueOf({ offer, isRate }: Candidate, at: number, settings: PricingSettings): string {
  const role = roleOf(offer, isRate && !settings.allowSeveralRates);
  if (role !== 'early' && role !== 'drive') return role;
  return offer.stacking === 'one_per_group' ? `${role} ${offer.group}` : `alone ${at}`;
}
