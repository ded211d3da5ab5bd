import { assertPoints } from './lots';

/**
 * Points promised for one order: `pending` from payment on, `released` into a lot when the order is completed,
 * `dropped` when it is refunded in full or cancelled before that. `reversed` is what refunds took back so far.
 */
export interface PointsAward {
  points: number;
  reversed: number;
  state: 'pending' | 'released' | 'dropped';
}

/**
 * Where a refund takes points back: from the promise while the order is not completed, from the ledger (a claw-back)
 * afterwards. More than was promised throws: the caller's last refund takes the remainder.
 *
 * Example: 294 promised. A refund of 174 before pickup leaves a promise of 120 and touches no balance; the same refund
 * after completion claws 174 back.
 */
export function reverseAward(
  award: PointsAward,
  points: number,
): { award: PointsAward; clawBackPoints: number } {
  const reversed = award.reversed + assertPoints(points, 'points');
  if (reversed > award.points) throw new RangeError(`${reversed} of ${award.points} points taken back`);
  if (award.state !== 'pending') {
    return { award: { ...award, reversed }, clawBackPoints: award.state === 'released' ? points : 0 };
  }
  const state = reversed === award.points ? 'dropped' : 'pending';
  return { award: { ...award, reversed, state }, clawBackPoints: 0 };
}

/** What enters the ledger on completion: what no refund took back. Example: 294 promised, 174 reversed: 120. */
export function releasedPoints({ points, reversed, state }: PointsAward): number {
  return state === 'pending' ? points - reversed : 0;
}

/**
 * Points a refund of `refundedCashFen` takes back, in proportion to the cash that earned them, rounded down; the refund
 * that returns the last of it takes the remainder, so that all refunds together take back exactly what was given.
 *
 * Example: 294 points for ¥294.00. Refunds of ¥174.29, ¥59.85 and ¥59.86 take back 174, 59 and the remaining 61.
 */
export function pointsToReverse({
  award,
  earningCashFen,
  refundedBeforeFen,
  refundedCashFen,
}: {
  award: Pick<PointsAward, 'points' | 'reversed'>;
  earningCashFen: number;
  refundedBeforeFen: number;
  refundedCashFen: number;
}): number {
  const left = award.points - award.reversed;
  if (refundedBeforeFen + refundedCashFen >= earningCashFen) return left;
  const weighted = assertPoints(award.points * assertPoints(refundedCashFen, 'refund'), 'weighted refund');
  return Math.min(left, Math.floor(weighted / earningCashFen));
}
