import type { Refusal } from '../problems/catalogue';
import type { Benefit, BenefitKind } from './benefit-kinds';

/**
 * One way to reach or keep a tier. Spending is cash paid for goods of completed orders, refunds taken off, and counts
 * in a rolling window of months.
 *
 * - `rolling_spend`: at least `minFen` within the last `months` months.
 * - `order_count`: at least `minOrders` orders in them.
 * - `consecutive_months`: each of the last `months` calendar months at least `minFenPerMonth`, and together with
 *   everything else of the last 12 months at least `totalFen`. The running month counts once it is full and does not
 *   break the row before.
 */
export type TierCondition =
  | { kind: 'rolling_spend'; months: number; minFen: number }
  | { kind: 'order_count'; months: number; minOrders: number }
  | { kind: 'consecutive_months'; months: number; minFenPerMonth: number; totalFen: number };

export interface Tier {
  key: string;
  name: string;
  /** Any of these reaches it; the lowest tier has none and is everybody's. */
  reach: readonly TierCondition[];
  /** Any of these keeps it; usually softer than `reach`, or the same. */
  keep: readonly TierCondition[];
  /** It is kept so many days after nothing of `keep` holds any more. */
  graceDays: number;
  benefits: readonly Benefit[];
}

/** Lowest tier first; the place in the list is the tier's rank. */
export interface TierLadder {
  key: string;
  name: string;
  tiers: readonly Tier[];
}

/** The window of `totalFen` of consecutive months. */
export const TOTAL_MONTHS = 12;
const MAX_TIERS = 8;

export type LadderCheck = { ok: true } | Refusal<'membership.ladder_invalid'>;

/**
 * Whether a ladder can be put in force. Refusal: `membership.ladder_invalid` with `reason` and the tier's `rank`:
 * `tiers` (none, or more than 8), `key` (empty or twice), `base` (the lowest asks for something), `no_way` (another
 * asks for nothing or has nothing to keep it), `numbers` (not whole, not positive), `benefit` (a benefit twice),
 * `threshold` (a higher tier needs more points to redeem than the one below).
 *
 * Example: silver at ¥2,000 with `keep: []` is `no_way` of rank 1, because nobody could hold it.
 */
export function checkLadder({ tiers }: TierLadder): LadderCheck {
  if (tiers.length === 0 || tiers.length > MAX_TIERS) return invalid('tiers', 0);
  for (let rank = 0; rank < tiers.length; rank += 1) {
    const reason = faultOf(tiers, rank);
    if (reason !== null) return invalid(reason, rank);
  }
  return { ok: true };
}

/** The value of a benefit in a tier, or null. Example: `points_multiplier` of silver is 120. */
export function benefitValue(tier: Tier, kind: BenefitKind): number | null {
  return tier.benefits.find((benefit) => benefit.kind === kind)?.value ?? null;
}

/** Rank of a tier's key; 0 for a key the ladder does not know, because everybody has the lowest. */
export function rankOf(ladder: TierLadder, key: string): number {
  return Math.max(
    0,
    ladder.tiers.findIndex((tier) => tier.key === key),
  );
}

/** The tier of a rank; throws for a rank that is not there. */
export function tierAt(ladder: TierLadder, rank: number): Tier {
  const tier = ladder.tiers[rank];
  if (!tier) throw new RangeError(`ladder ${ladder.key} has no rank ${rank}`);
  return tier;
}

function faultOf(tiers: readonly Tier[], rank: number): string | null {
  const tier = tiers[rank];
  if (!tier) return 'tiers';
  const { key, reach, keep, graceDays, benefits } = tier;
  if (key === '' || tiers.filter((other) => other.key === key).length > 1) return 'key';
  if (rank === 0 && (reach.length > 0 || keep.length > 0)) return 'base';
  if (rank > 0 && (reach.length === 0 || keep.length === 0)) return 'no_way';
  if (![...reach, ...keep].every(isSound) || !isWhole(graceDays, 0)) return 'numbers';
  if (new Set(benefits.map((benefit) => benefit.key)).size < benefits.length) return 'benefit';
  if (!benefits.every(({ quota }) => quota === null || isWhole(quota.uses, 1))) return 'numbers';
  const below = tiers[rank - 1];
  const asks = (each: Tier | undefined) => (each ? benefitValue(each, 'redemption_threshold') : null);
  const [here, beneath] = [asks(tier), asks(below)];
  return here !== null && beneath !== null && here > beneath ? 'threshold' : null;
}

function isSound(condition: TierCondition): boolean {
  if (!isWhole(condition.months, 1) || condition.months > 36) return false;
  if (condition.kind === 'rolling_spend') return isWhole(condition.minFen, 1);
  if (condition.kind === 'order_count') return isWhole(condition.minOrders, 1);
  return isWhole(condition.minFenPerMonth, 1) && isWhole(condition.totalFen, 0);
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

function invalid(reason: string, rank: number): LadderCheck {
  return { ok: false, code: 'membership.ladder_invalid', params: { reason, rank } };
}
