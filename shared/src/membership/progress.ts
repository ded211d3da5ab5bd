import type { ShopDate } from '../api/common';
import type { TierWayResponse } from '../api/membership';
import { formatYuan } from '../money/format';
import { formatDate } from '../time/format';
import { monthNumber } from '../time/months';
import { type At, shopDateOf } from '../time/shop-time';
import { type Tier, type TierCondition, type TierLadder, TOTAL_MONTHS, tierAt } from './ladder';
import {
  type DatedSpends,
  datedSpends,
  monthsInARow,
  ordersIn,
  ordersThrough,
  type SpendRecord,
  spendIn,
  spendInMonth,
} from './spending';
import type { TierStanding } from './tier-of';

export interface TierProgress {
  /** Null in the highest tier. */
  next: Tier | null;
  /** The nearest way in one sentence; empty in the highest tier. */
  headline: string;
  ways: TierWayResponse[];
}

/**
 * What is missing to the next tier, one way per condition, the nearest first.
 *
 * Example: ¥1,286 within 12 months under the default ladder: `再消费 ¥714 升银卡`, 64 %.
 */
export function progressToNext(
  history: readonly SpendRecord[],
  ladder: TierLadder,
  rank: number,
  now: At,
): TierProgress {
  const next = ladder.tiers[rank + 1];
  if (!next) return { next: null, headline: '', ways: [] };
  const ways = waysTo(next.reach, `升${next.name}`, history, now);
  return { next, headline: ways[0]?.text ?? '', ways };
}

/**
 * What saves a tier that runs on its grace, or null while it is kept. `through` is the last day of the grace.
 *
 * Example: silver whose ¥2,000 have dropped to ¥1,700: `10月17日前再消费 ¥300 保住银卡`.
 */
export function keepText(
  history: readonly SpendRecord[],
  ladder: TierLadder,
  { rank, belowSince, through }: Pick<TierStanding, 'rank' | 'belowSince' | 'through'>,
  now: At,
): string | null {
  if (belowSince === null) return null;
  const { keep, name } = tierAt(ladder, rank);
  const [nearest] = waysTo(keep, `保住${name}`, history, now);
  if (!nearest) return null;
  return through === null ? nearest.text : `${formatDate(through, shopDateOf(now))}前${nearest.text}`;
}

/** What a tier asks for, for the page that compares them. Example: `近 12 个月消费满 ¥2,000`; the lowest: `注册即享`. */
export function tierConditionText({ reach }: Pick<Tier, 'reach'>): string {
  return reach.length === 0 ? '注册即享' : reach.map(conditionText).join('，或');
}

/** One condition in words. Example: `连续 3 个月每月满 ¥100，且近 12 个月满 ¥600`. */
export function conditionText(condition: TierCondition): string {
  const { months } = condition;
  if (condition.kind === 'rolling_spend') return `近 ${months} 个月消费满 ${formatYuan(condition.minFen)}`;
  if (condition.kind === 'order_count') return `近 ${months} 个月满 ${condition.minOrders} 单`;
  const { minFenPerMonth, totalFen } = condition;
  const row = `连续 ${months} 个月每月满 ${formatYuan(minFenPerMonth)}`;
  return totalFen > 0 ? `${row}，且近 ${TOTAL_MONTHS} 个月满 ${formatYuan(totalFen)}` : row;
}

function waysTo(
  conditions: readonly TierCondition[],
  goal: string,
  history: readonly SpendRecord[],
  now: At,
): TierWayResponse[] {
  const today = shopDateOf(now);
  const spends = datedSpends(history, []);
  return conditions
    .map((condition) => wayOf(condition, goal, spends, today))
    .sort((a, b) => b.percent - a.percent);
}

function wayOf(
  condition: TierCondition,
  goal: string,
  spends: DatedSpends,
  today: ShopDate,
): TierWayResponse {
  const nothing = { shortByFen: 0, shortByOrders: 0, shortByMonths: 0 };
  if (condition.kind === 'rolling_spend') {
    const done = spendIn(spends, condition.months, today);
    const shortByFen = Math.max(0, condition.minFen - done);
    const text = `再消费 ${formatYuan(shortByFen)} ${goal}`;
    return { ...nothing, kind: 'spend', text, percent: percentOf(done, condition.minFen), shortByFen };
  }
  if (condition.kind === 'order_count') {
    const done = ordersIn(spends, condition.months, today);
    const shortByOrders = Math.max(0, condition.minOrders - done);
    const text = `再下 ${shortByOrders} 单 ${goal}`;
    return { ...nothing, kind: 'orders', text, percent: percentOf(done, condition.minOrders), shortByOrders };
  }
  return monthsWay(condition, goal, spends, today);
}

/**
 * Months in a row are said by what this month still needs, how many more follow, and what the total still lacks.
 *
 * Example: 3 months of ¥100 asked, two done, ¥12 so far this month: `再连续 1 个月每月满 ¥100（本月还差 ¥88） 升银卡`.
 */
function monthsWay(
  condition: Extract<TierCondition, { kind: 'consecutive_months' }>,
  goal: string,
  spends: DatedSpends,
  today: ShopDate,
): TierWayResponse {
  const { months, minFenPerMonth, totalFen } = condition;
  const done = Math.min(months, monthsInARow(spends, minFenPerMonth, today));
  const shortByMonths = months - done;
  const thisMonth = spendInMonth(spends, monthNumber(today), ordersThrough(spends, today));
  const monthShort = Math.max(0, minFenPerMonth - thisMonth);
  const totalShort = Math.max(0, totalFen - spendIn(spends, TOTAL_MONTHS, today));
  const parts: string[] = [];
  if (shortByMonths > 0) {
    parts.push(
      monthShort > 0
        ? `再连续 ${shortByMonths} 个月每月满 ${formatYuan(minFenPerMonth)}（本月还差 ${formatYuan(monthShort)}）`
        : `再连续 ${shortByMonths} 个月每月满 ${formatYuan(minFenPerMonth)}（本月已满）`,
    );
  }
  if (totalShort > 0) parts.push(`近 ${TOTAL_MONTHS} 个月再消费 ${formatYuan(totalShort)}`);
  const percent = Math.min(
    percentOf(done, months),
    totalFen > 0 ? percentOf(totalFen - totalShort, totalFen) : 100,
  );
  return {
    kind: 'months',
    text: `${parts.join('，')} ${goal}`,
    percent,
    shortByFen: Math.max(shortByMonths > 0 ? monthShort : 0, totalShort),
    shortByOrders: 0,
    shortByMonths,
  };
}

/** Rounded down, so that a bar is full only when the goal is reached. */
function percentOf(done: number, goal: number): number {
  return done >= goal ? 100 : Math.floor((done * 100) / goal);
}
