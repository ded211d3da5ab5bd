import type { Id } from '../api/common';
import type { StaffRole } from '../api/identity';
import type { Refusal } from '../problems/catalogue';

/** Up to here one person in charge suffices; above it a second one decides. Signs do not matter. */
export const FOUR_EYES_LIMIT_POINTS = 500;
export const MAX_ADJUSTMENT_POINTS = 100_000;

export type AdjustmentRequest =
  | { ok: true; needsSecondPerson: boolean }
  | Refusal<'points.adjustment_invalid'>;

/**
 * Whether a change by hand applies at once or waits for a second person. It needs a reason that can be read a year
 * later (5 characters) and whole points, not zero.
 * Refusal: `points.adjustment_invalid` with `reason` `points` or `reason`.
 *
 * Example: +200 "蛋糕配错口味补偿" applies at once; +501 waits, and so does −501.
 */
export function adjustmentRequest(
  { points, reason }: { points: number; reason: string },
  limitPoints = FOUR_EYES_LIMIT_POINTS,
): AdjustmentRequest {
  const size = Math.abs(points);
  if (!Number.isSafeInteger(points) || points === 0 || size > MAX_ADJUSTMENT_POINTS) return invalid('points');
  if (reason.trim().length < 5) return invalid('reason');
  return { ok: true, needsSecondPerson: size > limitPoints };
}

export type AdjustmentDecision =
  | { ok: true }
  | Refusal<'points.adjustment_own' | 'points.adjustment_role' | 'points.adjustment_decided'>;

/**
 * Whether a person may approve or reject a waiting change: a manager or the owner, not the one who asked for it, and
 * once. Refusals: `points.adjustment_own`, `points.adjustment_role`, `points.adjustment_decided`.
 *
 * Example: manager A asks for +1,000. A herself: own; baker: role; manager B or the owner: ok; afterwards: decided.
 */
export function mayDecideAdjustment(
  adjustment: { requestedBy: Id; status: 'applied' | 'waiting' | 'rejected' },
  decider: { id: Id; role: StaffRole },
): AdjustmentDecision {
  if (decider.role !== 'manager' && decider.role !== 'owner') return refuse('points.adjustment_role');
  if (decider.id === adjustment.requestedBy) return refuse('points.adjustment_own');
  if (adjustment.status !== 'waiting') return refuse('points.adjustment_decided');
  return { ok: true };
}

function invalid(reason: 'points' | 'reason'): Refusal<'points.adjustment_invalid'> {
  return { ok: false, code: 'points.adjustment_invalid', params: { reason } };
}

function refuse<C extends 'points.adjustment_own' | 'points.adjustment_role' | 'points.adjustment_decided'>(
  code: C,
): Refusal<C> {
  return { ok: false, code, params: {} };
}
