import type { Id, Instant } from '../api/common';
import { assertFen } from '../money/fen';
import type { EarningFacts } from '../pricing/input';
import { type At, toMs } from '../time/shop-time';
import { assertPoints } from './lots';

/** One yuan paid in cash is one point before multipliers. */
export const POINTS_PER_YUAN = 1;
/** Multipliers are whole percent, from none to tenfold, so that no total leaves the safe integers. */
const MAX_PERCENT = 1000;

/** What a line was paid for in cash: after every discount, coupon and points. */
export interface EarningLine {
  productId: Id;
  cashFen: number;
}

/** A time in which points are multiplied, for all products or some. Half-open. */
export interface PointsCampaign {
  id: Id;
  label: string;
  percent: number;
  /** Null = every product. */
  productIds: readonly Id[] | null;
  startsAt: Instant;
  endsAt: Instant;
}

/**
 * Points for an order: per yuan paid in cash, times the tier's multiplier, times the product's, rounded down once for
 * the whole order, so that two half yuan make a point and the order of lines does not matter. Nothing for the drive,
 * nothing for what coupons and points paid.
 *
 * Example: ¥174.29 of cake (product 100 %) and ¥59.85 of rolls (product 200 %) in a tier with 120 %: 174.29 × 1.2 +
 * 59.85 × 2 × 1.2 = 352.788, so 352 points.
 */
export function pointsEarned(lines: readonly EarningLine[], facts: EarningFacts): number {
  const { pointsPerYuan, multiplierPercent } = facts;
  let weightedFen = 0;
  for (const { productId, cashFen } of lines) {
    if (assertFen(cashFen, 'cashFen') < 0) throw new RangeError('cash is negative');
    const percent = assertPercent(facts.productPercents[productId] ?? 100);
    weightedFen = assertPoints(
      weightedFen + assertPoints(cashFen * percent, 'weighted cash'),
      'weighted cash',
    );
  }
  const weighted = assertPoints(weightedFen * assertPercent(multiplierPercent), 'weighted cash');
  return Math.floor(
    assertPoints(weighted * assertPoints(pointsPerYuan, 'points per yuan'), 'points') / 1_000_000,
  );
}

/**
 * The earning facts of a cart: the tier's multiplier, and per product the better of its own multiplier and the best
 * campaign running now, never both, because bonuses on bonuses are how a shop gives its margin away. A product that is
 * set to earn less than usual (a deposit, a gift card) stays so in every campaign.
 *
 * Example: silver 120 %; a cake with 150 % of its own, toast, a gift card with 0 %, and a 200 % campaign on everything
 * until Sunday: multiplier 120, cake 200, toast 200, gift card 0; on Monday cake 150, toast 100, gift card 0.
 */
export function earningFacts({
  productIds,
  tierPercent,
  productPercents,
  campaigns,
  now,
  ...rest
}: {
  /** Products of the cart. */
  productIds: readonly Id[];
  tierPercent: number;
  /** Products whose multiplier is not 100. */
  productPercents: Readonly<Record<Id, number>>;
  campaigns: readonly PointsCampaign[];
  now: At;
  pointsPerYuan?: number;
}): EarningFacts {
  const running = campaigns.filter((campaign) => isRunning(campaign, now));
  const percents: Record<Id, number> = {};
  for (const productId of productIds) {
    const own = productPercents[productId] ?? 100;
    const offered = running.filter(
      (each) => each.productIds === null || each.productIds.indexOf(productId) >= 0,
    );
    percents[productId] = own < 100 ? own : Math.max(own, ...offered.map(({ percent }) => percent));
  }
  return {
    pointsPerYuan: rest.pointsPerYuan ?? POINTS_PER_YUAN,
    multiplierPercent: tierPercent,
    productPercents: percents,
  };
}

/** Example: from 10:00 to 11:00 it runs at 10:00:00.000 and not at 11:00:00.000. */
function isRunning({ startsAt, endsAt }: PointsCampaign, now: At): boolean {
  return toMs(startsAt) <= toMs(now) && toMs(now) < toMs(endsAt);
}

function assertPercent(percent: number): number {
  if (assertPoints(percent, 'percent') > MAX_PERCENT)
    throw new RangeError(`multiplier ${percent} % is too high`);
  return percent;
}
