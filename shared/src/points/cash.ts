import { assertFen } from '../money/fen';
import type { PointsFacts } from '../pricing/input';
import type { Refusal } from '../problems/catalogue';
import { assertPoints } from './lots';

/** 100 points are ¥1, so a point is a fen and no rounding is needed. */
export const FEN_PER_POINT = 1;
/** Unless the owner says otherwise, points pay at most half of the goods. */
export const DEFAULT_MAX_SHARE_PERCENT = 50;

export type PointsAsCash =
  | { ok: true; points: number; amountFen: number }
  | Refusal<'points.below_threshold' | 'points.nothing_to_pay'>;

/**
 * How many points pay how much of an order: all that are available, up to the owner's share of the goods. Points open
 * at the balance of the tier, 500 for everybody down to 200 for diamond. They never pay the drive.
 * Refusals: `points.below_threshold` with `opensAt`, `available`, `shortBy`; `points.nothing_to_pay` when the goods
 * cost nothing any more.
 *
 * Example: goods of 29400 fen, 1,860 available, at most 50 %: 1860 points pay ¥18.60; with 20,000 available, 14700
 * points pay ¥147; with 480 in a tier that opens at 500, short by 20.
 */
export function pointsAsCash(goodsNetFen: number, facts: PointsFacts): PointsAsCash {
  const { available, opensAt, maxSharePercent } = facts;
  if (available < opensAt) return belowThreshold(available, opensAt);
  const mostFen = Math.floor(
    assertPoints(assertFen(goodsNetFen, 'goodsNetFen') * maxSharePercent, 'share') / 100,
  );
  const points = Math.min(assertPoints(available, 'available'), Math.floor(mostFen / FEN_PER_POINT));
  if (points === 0) return { ok: false, code: 'points.nothing_to_pay', params: { goodsNetFen } };
  return { ok: true, points, amountFen: worthOf(points) };
}

/** Cash worth in fen. Example: 1,860 points are 1860 fen, ¥18.60. */
export function worthOf(points: number): number {
  return assertPoints(points, 'points') * FEN_PER_POINT;
}

/** Example: 480 of 500 is `{opensAt: 500, available: 480, shortBy: 20}`. */
export function belowThreshold(available: number, opensAt: number): Refusal<'points.below_threshold'> {
  return {
    ok: false,
    code: 'points.below_threshold',
    params: { opensAt, available, shortBy: opensAt - available },
  };
}
