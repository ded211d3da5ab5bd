import type { Id } from '../api/common';
import type { At } from '../time/shop-time';
import type { TierLadder } from './ladder';
import { rankOf } from './ladder';
import type { SpendRecord } from './spending';
import { rankNow } from './tier-of';

export interface MemberHistory {
  customerId: Id;
  /** Key of the tier she has now. */
  tierKey: string;
  history: readonly SpendRecord[];
}

export interface Mover {
  customerId: Id;
  fromKey: string;
  toKey: string;
  direction: 'up' | 'down' | 'sideways';
}

/**
 * Who would be in another tier if `candidate` were in force now, before anybody decides. A tier is compared by its key;
 * where the two ladders have different keys, up and down go by how far up its own ladder each tier stands.
 *
 * Example: from the ladder by spending to the one by months, ¥2,400 spent in one month is silver in the first and
 * normal in the second: `{fromKey: 'silver', toKey: 'normal', direction: 'down'}`.
 */
export function whoWouldMove(
  members: readonly MemberHistory[],
  current: TierLadder,
  candidate: TierLadder,
  now: At,
): Mover[] {
  const movers: Mover[] = [];
  for (const { customerId, tierKey, history } of members) {
    const rank = rankNow(history, candidate, now);
    const toKey = candidate.tiers[rank]?.key ?? tierKey;
    if (toKey === tierKey) continue;
    const heights = [heightOf(current, tierKey), heightOf(candidate, toKey)] as const;
    movers.push({ customerId, fromKey: tierKey, toKey, direction: directionOf(...heights) });
  }
  return movers;
}

export interface MoveCount {
  fromKey: string;
  toKey: string;
  direction: Mover['direction'];
  members: number;
}

/** Movers counted by pair, most people first. Example: `[{fromKey: 'silver', toKey: 'normal', members: 31, …}]`. */
export function countMoves(movers: readonly Mover[]): MoveCount[] {
  const counts = new Map<string, MoveCount>();
  for (const { fromKey, toKey, direction } of movers) {
    const pair = `${fromKey} ${toKey}`;
    const count = counts.get(pair) ?? { fromKey, toKey, direction, members: 0 };
    counts.set(pair, { ...count, members: count.members + 1 });
  }
  return Array.from(counts.values()).sort(
    (a, b) => b.members - a.members || (`${a.fromKey} ${a.toKey}` < `${b.fromKey} ${b.toKey}` ? -1 : 1),
  );
}

/** 0 = lowest, 1 = highest of its ladder, so that the second of three and the second of four can be compared. */
function heightOf(ladder: TierLadder, key: string): number {
  return rankOf(ladder, key) / Math.max(1, ladder.tiers.length - 1);
}

function directionOf(from: number, to: number): Mover['direction'] {
  if (to === from) return 'sideways';
  return to > from ? 'up' : 'down';
}
