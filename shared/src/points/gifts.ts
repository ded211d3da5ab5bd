import type { Instant } from '../api/common';
import type { Refusal } from '../problems/catalogue';
import { type At, addDays, shopDateOf, toMs } from '../time/shop-time';
import { belowThreshold } from './cash';

/** What the mall gives: a thing from the shelf, a product of the menu, a coupon that goes to "my coupons". */
export const GIFT_KINDS = ['gift', 'product', 'coupon'] as const;
export type GiftKind = (typeof GIFT_KINDS)[number];

/** How the mall draws a gift: to have, too dear yet, of a higher tier, had already, not offered (any more). */
export const GIFT_STATES = ['can', 'short', 'locked', 'redeemed', 'gone'] as const;
export type GiftState = (typeof GIFT_STATES)[number];

/** Gifts wait this long at the store; afterwards the points come back. */
export const GIFT_PICKUP_DAYS = 30;

export interface GiftTerms {
  points: number;
  /** Rank of the lowest tier that may have it; 0 = everybody. */
  fromRank: number;
  /** Null = no limit. */
  remaining: number | null;
  limitPerCustomer: number | null;
  onSaleFrom: Instant | null;
  onSaleTo: Instant | null;
}

export interface GiftSeeker {
  available: number;
  opensAt: number;
  rank: number;
  /** How often she has had this gift, cancelled ones not counted. */
  redeemed: number;
}

export type GiftRefusalCode =
  | 'points.gift_not_offered'
  | 'points.gift_sold_out'
  | 'points.gift_limit'
  | 'points.gift_tier'
  | 'points.below_threshold'
  | 'points.insufficient';
export type GiftDecision = { ok: true } | Refusal<GiftRefusalCode>;

/**
 * Whether a gift can be had now; of several reasons those that no saving can cure come first, so nobody saves
 * points for a gift that is gone. Refusals: `points.gift_not_offered` (`startsAt` or null), `points.gift_sold_out`,
 * `points.gift_limit` (`limit`), `points.gift_tier` (`fromRank`), `points.below_threshold` (`opensAt`, `shortBy`),
 * `points.insufficient` (`available`, `shortBy`).
 *
 * Example: an apron for 2,400 with 1,860 points: `points.insufficient`, short by 540; a pan of the gold tier for a
 * silver member: `points.gift_tier`, whatever her points.
 */
export function canRedeemGift(gift: GiftTerms, seeker: GiftSeeker, now: At): GiftDecision {
  const { available, opensAt, rank, redeemed } = seeker;
  if (gift.onSaleFrom !== null && toMs(now) < toMs(gift.onSaleFrom)) {
    return refuse('points.gift_not_offered', { startsAt: gift.onSaleFrom });
  }
  if (gift.onSaleTo !== null && toMs(now) >= toMs(gift.onSaleTo)) {
    return refuse('points.gift_not_offered', { startsAt: null });
  }
  if (gift.limitPerCustomer !== null && redeemed >= gift.limitPerCustomer) {
    return refuse('points.gift_limit', { limit: gift.limitPerCustomer });
  }
  if (gift.remaining === 0) return refuse('points.gift_sold_out', {});
  if (rank < gift.fromRank) return refuse('points.gift_tier', { fromRank: gift.fromRank });
  if (available < opensAt) return belowThreshold(available, opensAt);
  if (available < gift.points) {
    return refuse('points.insufficient', { available, shortBy: gift.points - available });
  }
  return { ok: true };
}

const STATES: Readonly<Record<GiftRefusalCode, GiftState>> = {
  'points.gift_not_offered': 'gone',
  'points.gift_sold_out': 'gone',
  'points.gift_limit': 'redeemed',
  'points.gift_tier': 'locked',
  'points.below_threshold': 'short',
  'points.insufficient': 'short',
};

/** How the mall draws a gift. Example: short by 540 is `short`, a gift of the gold tier `locked`. */
export function giftState(decision: GiftDecision): GiftState {
  return decision.ok ? 'can' : STATES[decision.code];
}

/** Last day to fetch a gift. Example: redeemed 2026-09-02, `2026-10-02`. */
export function giftPickupThrough(redeemedAt: At): string {
  return addDays(shopDateOf(redeemedAt), GIFT_PICKUP_DAYS);
}

function refuse(code: GiftRefusalCode, params: Refusal['params']): Refusal<GiftRefusalCode> {
  return { ok: false, code, params };
}
