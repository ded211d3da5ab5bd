import type { Instant, ShopDate } from '../api/common';
import type { BenefitResponse } from '../api/membership';
import type { Refusal } from '../problems/catalogue';
import { formatDate } from '../time/format';
import { addMonths, firstDateOf, monthOf, startOfMonth } from '../time/months';
import { type At, type InstantRange, isWithin, shopDateOf } from '../time/shop-time';
import type { Benefit, QuotaPeriod } from './benefit-kinds';
import { type TierLadder, tierAt } from './ladder';

/** One counted use; whose tier it was used in does not matter, the key does. */
export interface BenefitUse {
  benefitKey: string;
  usedAt: Instant;
}

const PERIOD_MONTHS: Readonly<Record<QuotaPeriod, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The calendar month, quarter or year of Shanghai in which a quota counts, half-open.
 *
 * Example: on 2026-08-31 the quarter runs from 2026-06-30T16:00Z (1 July) to 2026-09-30T16:00Z (1 October).
 */
export function quotaWindow(per: QuotaPeriod, now: At): InstantRange {
  const { from, to } = windowMonths(per, now);
  return { from: startOfMonth(from), to: startOfMonth(to) };
}

export interface QuotaLeft {
  uses: number;
  used: number;
  left: number;
  per: QuotaPeriod;
  /** First day of the next window. */
  renewsOn: ShopDate;
}

/**
 * What is left of a benefit's quota now; null when it has none. Uses count by the benefit's key, so going up a tier
 * gives the larger quota and not a fresh one.
 *
 * Example: 2 free deliveries a month, one used on 3 September: on the 18th one is left, renewed on 1 October.
 */
export function quotaLeft(benefit: Benefit, uses: readonly BenefitUse[], now: At): QuotaLeft | null {
  if (benefit.quota === null) return null;
  const { uses: allowed, per } = benefit.quota;
  const range = quotaWindow(per, now);
  const used = uses.filter(
    ({ benefitKey, usedAt }) => benefitKey === benefit.key && isWithin(range, usedAt),
  ).length;
  const renewsOn = firstDateOf(windowMonths(per, now).to);
  return { uses: allowed, used, left: Math.max(0, allowed - used), per, renewsOn };
}

export type BenefitUseDecision =
  | { ok: true; benefit: Benefit }
  | Refusal<'membership.benefit_not_yours' | 'membership.benefit_used_up'>;

/**
 * Whether a member of this rank may use a benefit now. Refusals: `membership.benefit_not_yours`,
 * `membership.benefit_used_up` with `uses` and `renewsOn`.
 *
 * Example: diamond visits the factory in May; in November it is used up until 1 January; silver has no visit.
 */
export function canUseBenefit(
  ladder: TierLadder,
  rank: number,
  benefitKey: string,
  uses: readonly BenefitUse[],
  now: At,
): BenefitUseDecision {
  const benefit = tierAt(ladder, rank).benefits.find(({ key }) => key === benefitKey);
  if (!benefit) return { ok: false, code: 'membership.benefit_not_yours', params: { benefitKey } };
  const quota = quotaLeft(benefit, uses, now);
  if (quota !== null && quota.left === 0) {
    const params = { benefitKey, uses: quota.uses, renewsOn: quota.renewsOn };
    return { ok: false, code: 'membership.benefit_used_up', params };
  }
  return { ok: true, benefit };
}

/**
 * The benefits page: what the tier has with what is left of it, then what higher tiers would add, each named once by
 * the lowest tier that has it.
 *
 * Example: silver in the default ladder sees `烘焙课 余 1 次 · 10月1日更新` and, locked, `工厂参观 钻石卡解锁`.
 */
export function benefitRows(
  ladder: TierLadder,
  rank: number,
  uses: readonly BenefitUse[],
  now: At,
): BenefitResponse[] {
  const rows: BenefitResponse[] = [];
  const seen = new Set<string>();
  for (let at = rank; at < ladder.tiers.length; at += 1) {
    const tier = tierAt(ladder, at);
    for (const benefit of tier.benefits) {
      if (seen.has(benefit.key)) continue;
      seen.add(benefit.key);
      const unlockedBy = at === rank ? null : { key: tier.key, name: tier.name, rank: at };
      const quota = unlockedBy ? null : quotaLeft(benefit, uses, now);
      const hint = unlockedBy ? `${tier.name}解锁` : hintOf(quota, now);
      const { key, kind, label } = benefit;
      rows.push({ key, kind, label, hint, quota, unlockedBy });
    }
  }
  return rows;
}

function hintOf(quota: QuotaLeft | null, now: At): string {
  if (quota === null) return '已享有';
  const renewed = `${formatDate(quota.renewsOn, shopDateOf(now))}更新`;
  return quota.left > 0 ? `余 ${quota.left} 次 · ${renewed}` : `已用完 · ${renewed}`;
}

function windowMonths(per: QuotaPeriod, now: At): { from: string; to: string } {
  const month = monthOf(shopDateOf(now));
  const months = PERIOD_MONTHS[per];
  const into = (Number(month.slice(5)) - 1) % months;
  const from = addMonths(month, -into);
  return { from, to: addMonths(from, months) };
}
