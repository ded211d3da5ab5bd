import { isUsable } from '../coupons/states';
import { toMs } from '../time/shop-time';
import type { Draft } from './draft';
import type { CustomerFacts, PricingSettings, QuoteChoices } from './input';
import { isWorth, type Measure } from './measure';
import type { Offer } from './offer';
import type { Why } from './reasons';
import { isInScope } from './scope';
import type { Measuring, OfferStep } from './step';
import { rankOf, stepOf } from './steps';

/** An offer with everything about it that does not change while combinations are tried. */
export interface Candidate {
  offer: Offer;
  step: OfferStep;
  /** Indexes of the draft's lines in its scope. */
  covered: readonly number[];
  measure: Measuring;
  isRate: boolean;
  /** What it would do alone. */
  alone: Measure;
  /** Why it cannot apply whatever stands beside it; null when it may. */
  why: Why | null;
}

/**
 * Looks at every offer by itself, in the order of the steps, ties by id: neither the order of the offers nor that of
 * the lines changes a quote.
 */
export function candidatesOf(offers: readonly Offer[], draft: Draft, facts: CustomerFacts): Candidate[] {
  const sorted = [...offers].sort(byRank);
  sorted.forEach((offer, index) => {
    if (offer.id === sorted[index + 1]?.id) throw new RangeError(`offer ${offer.id} is there twice`);
  });
  return sorted.map((offer) => {
    const step = stepOf(offer.kind);
    const covered = coveredBy(offer, draft);
    const measure = step.prepare(offer, covered, draft.lines);
    const alone = measure(draft);
    const why = refusalOf(offer, covered, draft, facts) ?? alone.why;
    return { offer, step, covered, measure, isRate: step.isRate(offer), alone, why };
  });
}

/** The best gift comes first. Coupons that end first come first: on a tie the one that would be lost is used. */
function byRank(a: Offer, b: Offer): number {
  const byKind = rankOf(a.kind) - rankOf(b.kind);
  if (byKind !== 0) return byKind;
  const gift = (offer: Offer) => (offer.kind === 'gift' ? offer.gift.worthFen : 0);
  const end = (offer: Offer) =>
    offer.validity.to === null ? Number.MAX_SAFE_INTEGER : toMs(offer.validity.to);
  return gift(b) - gift(a) || end(a) - end(b) || (a.id < b.id ? -1 : 1);
}

function coveredBy(offer: Offer, draft: Draft): number[] {
  return draft.lines
    .map((line, index) => (line.quantity > 0 && isInScope(offer.scope, line) ? index : -1))
    .filter((index) => index >= 0);
}

function refusalOf(offer: Offer, covered: readonly number[], draft: Draft, facts: CustomerFacts): Why | null {
  const isForTheDrive =
    offer.kind === 'delivery_offer' || (offer.kind === 'coupon' && offer.benefit.kind === 'free_delivery');
  return (
    stateRefusal(offer) ??
    validityRefusal(offer.validity, facts.now) ??
    whoRefusal(offer.who, facts.audiences) ??
    (offer.kind === 'first_order' && !facts.isFirstOrder
      ? { reason: 'first_order_only', params: {} }
      : null) ??
    (covered.length === 0 ? { reason: 'no_matching_goods', params: {} } : null) ??
    (isForTheDrive && draft.deliveryFen === null ? { reason: 'no_delivery', params: {} } : null)
  );
}

/** What holds or ended a coupon; nothing for other offers. */
function stateRefusal(offer: Offer): Why | null {
  if (offer.kind !== 'coupon' || isUsable(offer.state)) return null;
  switch (offer.state) {
    case 'frozen':
      return { reason: 'in_use', params: {} };
    case 'redeemed':
      return { reason: 'redeemed', params: {} };
    case 'expired':
      return { reason: 'ended', params: { endedAt: offer.validity.to } };
    default:
      return { reason: 'void', params: {} };
  }
}

/**
 * Half-open on both sides of midnight: valid at `from`, over at `to`.
 *
 * Example: through 31 Dec is `to` 2026-12-31T16:00:00.000Z: one millisecond before it is valid, then it has ended.
 */
export function validityRefusal({ from, to }: Offer['validity'], now: CustomerFacts['now']): Why | null {
  if (from !== null && toMs(now) < toMs(from)) return { reason: 'not_started', params: { startsAt: from } };
  if (to !== null && toMs(now) >= toMs(to)) return { reason: 'ended', params: { endedAt: to } };
  return null;
}

/** Example: for `{anyOf: ['tier:silver', 'tier:diamond'], label: '银卡会员'}` an audience of `tier:normal` is refused. */
export function whoRefusal(who: Offer['who'], audiences: readonly string[]): Why | null {
  if (who === null || who.anyOf.some((audience) => audiences.indexOf(audience) >= 0)) return null;
  return { reason: 'not_for_you', params: { who: who.label } };
}

/** Whether the search may use it: it applies, does something, and the customer did not put it aside. */
export function isCandidate({ why, alone, offer }: Candidate, choices: QuoteChoices): boolean {
  return why === null && isWorth(alone) && !isPutAside(offer, choices);
}

/** A coupon the customer's choice leaves in her pocket. */
export function isPutAside(offer: Offer, { coupon }: QuoteChoices): boolean {
  if (offer.kind !== 'coupon' || coupon === 'best') return false;
  return offer.couponId !== coupon;
}

/** Why two offers cannot stand in one order, or null. The relation is symmetric. */
export type Conflict = 'one_per_order' | 'one_rate_only' | 'cannot_combine';

/**
 * What stacking forbids: a second coupon; a second rate unless the settings allow it; anything beside an exclusive
 * offer; a second offer of a group that either of the two declares its own.
 *
 * Example: first order 9 折 and a coupon 88 折 are `one_rate_only`; 满 100 减 10 and 第二件半价, both one per group of
 * `promotion`, `cannot_combine`.
 */
export function conflictOf(a: Candidate, b: Candidate, settings: PricingSettings): Conflict | null {
  if (a.offer.kind === 'coupon' && b.offer.kind === 'coupon') return 'one_per_order';
  if (a.isRate && b.isRate && !settings.allowSeveralRates) return 'one_rate_only';
  if (a.offer.stacking === 'exclusive' || b.offer.stacking === 'exclusive') return 'cannot_combine';
  const isSameGroup = a.offer.group === b.offer.group;
  const isOneOfGroup = a.offer.stacking === 'one_per_group' || b.offer.stacking === 'one_per_group';
  return isSameGroup && isOneOfGroup ? 'cannot_combine' : null;
}
