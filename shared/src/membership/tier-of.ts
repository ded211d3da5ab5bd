import type { ShopDate } from '../api/common';
import { addMonths, firstDateOf, monthOf } from '../time/months';
import { type At, addDays, shopDateOf, toMs } from '../time/shop-time';
import { type TierCondition, type TierLadder, TOTAL_MONTHS, tierAt } from './ladder';
import {
  type DatedSpends,
  datedSpends,
  holds,
  ordersBefore,
  ordersThrough,
  type SpendRecord,
} from './spending';

/** A move between tiers as the rules alone would make it; `on` is a shop date. */
export interface TierMove {
  from: number;
  to: number;
  on: ShopDate;
  /** What reached the higher tier; null when a tier was lost. */
  because: TierCondition | null;
}

export interface TierStanding {
  /** Place in the ladder, 0 = lowest. */
  rank: number;
  /** Day the present tier began; null in the lowest that was never left. */
  since: ShopDate | null;
  /** Since when nothing keeps the tier, so that it runs on its grace; null while it is kept. */
  belowSince: ShopDate | null;
  /** Last day of the present tier if nothing more is bought; null = for good. */
  through: ShopDate | null;
  moves: TierMove[];
}

interface Walk {
  rank: number;
  since: ShopDate | null;
  belowSince: ShopDate | null;
  moves: TierMove[];
}

/**
 * The tier of a customer now, worked out from her orders alone: the rules are walked through day by day (only on days
 * on which anything can change), so that ups, downs, grace and history come out the same wherever it is computed.
 *
 * A higher tier is reached on the day one of its conditions holds. A tier whose `keep` conditions all fail is kept for
 * `graceDays` and then falls to the next lower one that still holds; buying enough within the grace saves it. Refunds
 * count as if never bought, so a tier that rested on them is gone at once, without grace.
 *
 * Example (normal, silver ¥2,000, diamond ¥5,000 in 12 months, 30 days of grace): ¥2,000 on 2026-09-18 is silver from
 * that day; nothing more, so ¥2,000 leave the window on 2027-09-18 and silver ends with 2027-10-17.
 */
export function tierOf(history: readonly SpendRecord[], ladder: TierLadder, now: At): TierStanding {
  const today = shopDateOf(now);
  const spends = pastSpends(history, ladder, now);
  const days = turningDays(spends, ladder);
  const walk = walkThrough(spends, ladder, { days: days.filter((day) => day <= today), until: today }, START);
  const ahead = { days: days.filter((day) => day > today), until: FOREVER };
  const fall = walkThrough(spends, ladder, ahead, walk)
    .moves.slice(walk.moves.length)
    .find(({ to }) => to < walk.rank);
  return { ...walk, through: fall ? addDays(fall.on, -1) : null };
}

/** The rank alone, for counting many members at once. Example: ¥2,000 within 12 months is rank 1 of the S1 ladder. */
export function rankNow(history: readonly SpendRecord[], ladder: TierLadder, now: At): number {
  const today = shopDateOf(now);
  const spends = pastSpends(history, ladder, now);
  const days = turningDays(spends, ladder).filter((day) => day <= today);
  return walkThrough(spends, ladder, { days, until: today }, START).rank;
}

/** True for a move upwards. */
export function isRise({ from, to }: Pick<TierMove, 'from' | 'to'>): boolean {
  return to > from;
}

const START: Walk = { rank: 0, since: null, belowSince: null, moves: [] };
/** After everybody's last grace. */
const FOREVER = '9999-12-01';

function pastSpends(history: readonly SpendRecord[], ladder: TierLadder, now: At): DatedSpends {
  const past = history.filter(({ at }) => toMs(at) <= toMs(now));
  return datedSpends(past, windowsOf(ladder));
}

function walkThrough(
  spends: DatedSpends,
  ladder: TierLadder,
  { days, until }: { days: readonly ShopDate[]; until: ShopDate },
  start: Walk,
): Walk {
  let walk = start;
  for (const on of days) {
    const before = ordersBefore(spends, on);
    const after = ordersThrough(spends, on);
    walk = endGrace(spends, ladder, on, walk);
    walk = decide(spends, ladder, { on, seen: before }, walk);
    if (after > before) walk = decide(spends, ladder, { on, seen: after }, walk);
  }
  return endGrace(spends, ladder, until, walk);
}

/**
 * Falls that are due up to a day. They happen at its midnight, before anything is bought on it; after one the lower
 * tier may be on its grace as well.
 */
function endGrace(spends: DatedSpends, ladder: TierLadder, until: ShopDate, start: Walk): Walk {
  let walk = start;
  for (let due = graceEndsOn(ladder, walk); due !== null && due <= until; due = graceEndsOn(ladder, walk)) {
    walk = decide(spends, ladder, { on: due, seen: ordersBefore(spends, due) }, walk);
  }
  return walk;
}

function graceEndsOn(ladder: TierLadder, { rank, belowSince }: Walk): ShopDate | null {
  return belowSince === null ? null : addDays(belowSince, tierAt(ladder, rank).graceDays);
}

/** A moment of the walk: a date, and how many orders have happened by then. */
interface Moment {
  on: ShopDate;
  seen: number;
}

function decide(spends: DatedSpends, ladder: TierLadder, moment: Moment, walk: Walk): Walk {
  const { on, seen } = moment;
  for (let rank = ladder.tiers.length - 1; rank > walk.rank; rank -= 1) {
    const because = tierAt(ladder, rank).reach.find((condition) => holds(condition, spends, on, seen));
    if (because) return moved(walk, rank, on, because);
  }
  if (isKept(spends, ladder, moment, walk.rank)) return { ...walk, belowSince: null };
  const belowSince = walk.belowSince ?? on;
  if (on < addDays(belowSince, tierAt(ladder, walk.rank).graceDays)) return { ...walk, belowSince };
  let rank = walk.rank - 1;
  while (!isKept(spends, ladder, moment, rank)) rank -= 1;
  return moved(walk, rank, on, null);
}

function moved(walk: Walk, to: number, on: ShopDate, because: TierCondition | null): Walk {
  const move: TierMove = { from: walk.rank, to, on, because };
  return { rank: to, since: on, belowSince: null, moves: [...walk.moves, move] };
}

function isKept(spends: DatedSpends, ladder: TierLadder, { on, seen }: Moment, rank: number): boolean {
  return rank === 0 || tierAt(ladder, rank).keep.some((condition) => holds(condition, spends, on, seen));
}

/**
 * Days on which a condition can change: a purchase, a purchase leaving a window, and the first of each month where
 * months in a row are asked for, to the one after the last month that was full.
 */
function turningDays({ on, leavesOn }: DatedSpends, ladder: TierLadder): ShopDate[] {
  const days = new Set<ShopDate>(on);
  for (const leaves of Object.values(leavesOn)) for (const day of leaves) days.add(day);
  const [first] = on;
  const last = on[on.length - 1];
  if (first && last && conditionsOf(ladder).some(({ kind }) => kind === 'consecutive_months')) {
    const end = addMonths(monthOf(last), 2);
    for (let month = monthOf(first); month <= end; month = addMonths(month, 1)) days.add(firstDateOf(month));
  }
  return Array.from(days).sort();
}

function windowsOf(ladder: TierLadder): number[] {
  const windows = conditionsOf(ladder).map(({ kind, months }) =>
    kind === 'consecutive_months' ? TOTAL_MONTHS : months,
  );
  return Array.from(new Set(windows));
}

function conditionsOf(ladder: TierLadder): TierCondition[] {
  const all: TierCondition[] = [];
  for (const { reach, keep } of ladder.tiers) all.push(...reach, ...keep);
  return all;
}
