import type { ShopDate } from '../api/common';
import type { Refusal } from '../problems/catalogue';
import { addDays } from '../time/shop-time';

export interface SignInRule {
  points: number;
  /** Every so many days in a row … */
  everyDays: number;
  /** … this comes on top. */
  bonusPoints: number;
}

export const DEFAULT_SIGN_IN_RULE: SignInRule = { points: 2, everyDays: 7, bonusPoints: 10 };

export type SignIn = { ok: true; points: number; streakDays: number } | Refusal<'points.signed_in_today'>;

/**
 * Days in a row up to today; a day missed begins again. Today need not be one of them: the streak of yesterday is
 * still alive until midnight. Order and repetition of the dates do not matter.
 *
 * Example: signed in on 27 and 28 February 2026; on 1 March the streak is 2, on 2 March it is 0.
 */
export function streakDays(signedInOn: readonly ShopDate[], today: ShopDate): number {
  const days = new Set(signedInOn);
  let on = days.has(today) ? today : addDays(today, -1);
  let count = 0;
  while (days.has(on)) {
    count += 1;
    on = addDays(on, -1);
  }
  return count;
}

/**
 * What signing in today gives. Refusal: `points.signed_in_today`.
 *
 * Example: after six days in a row the seventh gives 2 + 10 = 12, the eighth 2.
 */
export function signInReward(
  signedInOn: readonly ShopDate[],
  today: ShopDate,
  rule: SignInRule = DEFAULT_SIGN_IN_RULE,
): SignIn {
  if (signedInOn.indexOf(today) >= 0) return { ok: false, code: 'points.signed_in_today', params: {} };
  const days = streakDays(signedInOn, today) + 1;
  const bonus = days % rule.everyDays === 0 ? rule.bonusPoints : 0;
  return { ok: true, points: rule.points + bonus, streakDays: days };
}
