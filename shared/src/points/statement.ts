import { MINUS } from '../money/format';
import type { PointsEntry, PointsEntryKind, PointsSource } from './types';

const KIND_TITLES: Readonly<Record<PointsEntryKind, string>> = {
  earn: '获得积分',
  spend: '抵扣',
  expire: '过期',
  restore: '退还',
  claw_back: '扣回',
  adjust: '门店调整',
};
const SOURCE_TITLES: Readonly<Partial<Record<`${PointsEntryKind}:${PointsSource}`, string>>> = {
  'earn:order': '消费获得',
  'earn:sign_in': '签到获得',
  'earn:campaign': '活动获得',
  'spend:order': '下单抵扣',
  'spend:gift': '积分兑换',
  'restore:order': '订单取消退还',
  'restore:refund': '退款退还',
  'restore:gift': '兑换取消退还',
  'claw_back:refund': '退款扣回',
};

/**
 * What the statement calls an entry; a claw-back that pays an old debt is called by that.
 *
 * Example: `earn` of an order is `消费获得`; `claw_back` with debt −30 is `补扣之前欠的积分`.
 */
export function entryTitle({
  kind,
  source,
  debtPoints,
}: Pick<PointsEntry, 'kind' | 'source' | 'debtPoints'>): string {
  if (kind === 'claw_back' && debtPoints < 0) return '补扣之前欠的积分';
  return SOURCE_TITLES[`${kind}:${source}`] ?? KIND_TITLES[kind];
}

/** Points with their sign, as a statement shows them. Example: `+320`, `−1,000`, `0`. */
export function formatPointsSigned(points: number): string {
  const sign = points > 0 ? '+' : points < 0 ? MINUS : '';
  return `${sign}${formatPoints(Math.abs(points))}`;
}

/** Example: `formatPoints(1860)` is `1,860`. */
export function formatPoints(points: number): string {
  return String(points).replace(/\B(?=(\d{3})+$)/g, ',');
}

export interface Replay {
  balance: number;
  debt: number;
  /** The first entry whose own figures disagree with the sum of those before it; null when the ledger is sound. */
  brokenEntryId: string | null;
}

/**
 * Rebuilds balance and debt from the entries alone, in the order they were written, and finds the first that lies:
 * a wrong balance after, a balance or debt below zero.
 *
 * Example: +198 (after 198), −70 (after 128): balance 128, sound; had the second said 138, it is named.
 */
export function replayEntries(entries: readonly PointsEntry[]): Replay {
  let balance = 0;
  let debt = 0;
  for (const entry of entries) {
    balance += entry.points;
    debt += entry.debtPoints;
    const isSound = entry.balanceAfter === balance && entry.debtAfter === debt && balance >= 0 && debt >= 0;
    if (!isSound) return { balance, debt, brokenEntryId: entry.id };
  }
  return { balance, debt, brokenEntryId: null };
}
