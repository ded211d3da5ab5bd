import { allocate } from '../../money/allocate';
import { type Draft, goodsNetOf } from '../draft';
import type { PointsFacts } from '../input';
import type { ClosingStep } from '../step';

/**
 * How many points may pay for goods of `goodsNetFen`: 100 points are ¥1, so a point is a fen. Nothing below the
 * balance at which spending opens for the tier (requirement 110), and never more than the share the shop allows.
 *
 * Example: 1,200 points, open from 500, half of the goods: goods of 20.00 take 1,000 points; a balance of 499 none.
 */
export function usablePoints(goodsNetFen: number, facts: PointsFacts | null): number {
  if (facts === null || facts.available < facts.opensAt) return 0;
  const limit = Math.floor((goodsNetFen * facts.maxSharePercent) / 100);
  return Math.max(0, Math.min(facts.available, limit));
}

/** Points as cash, after every offer and before the drive, which points do not pay. */
export const pointsAsCash: ClosingStep = {
  code: 'points',
  apply(draft: Draft, { facts, choices }) {
    const points = choices.usePoints ? usablePoints(goodsNetOf(draft), facts?.points ?? null) : 0;
    if (points === 0) return [];
    const shares = allocate(-points, draft.netFen);
    const allocations = draft.lines.map(({ lineId }, index) => ({ lineId, amountFen: shares[index] ?? 0 }));
    return [{ source: 'points', label: `${points} 积分抵扣`, amountFen: -points, allocations }];
  },
};
