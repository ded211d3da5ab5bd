import { allocate } from '../../money/allocate';
import { pointsAsCash } from '../../points/cash';
import { type Draft, goodsNetOf } from '../draft';
import type { PointsFacts } from '../input';
import type { ClosingStep } from '../step';

/** Points that may pay for goods of `goodsNetFen`; 0 where the rules of points refuse, or nobody is known. */
export function usablePoints(goodsNetFen: number, facts: PointsFacts | null): number {
  const asCash = facts === null ? null : pointsAsCash(goodsNetFen, facts);
  return asCash?.ok ? asCash.points : 0;
}

/**
 * Points as cash (100 points are ¥1, requirement 109), after every offer and before the drive, which points do not pay.
 *
 * Example: 1,000 points over lines that cost 18022 and 12378 are −593 and −407.
 */
export const pointsStep: ClosingStep = {
  code: 'points',
  apply(draft: Draft, { facts, choices }) {
    const points = choices.usePoints ? usablePoints(goodsNetOf(draft), facts?.points ?? null) : 0;
    if (points === 0) return [];
    const shares = allocate(-points, draft.netFen);
    const allocations = draft.lines.map(({ lineId }, index) => ({ lineId, amountFen: shares[index] ?? 0 }));
    return [{ source: 'points', label: `${points} 积分抵扣`, amountFen: -points, allocations }];
  },
};
