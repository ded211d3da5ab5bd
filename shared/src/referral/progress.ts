import type { Id, Instant } from '../api/common';
import type { ReferralStepResponse } from '../api/referral';
import { type At, toMs } from '../time/shop-time';
import { type InviteeOrder, type InviteStanding, inviteStanding } from './standing';

export type ReferralReward =
  | { kind: 'coupon'; couponTemplateKey: string }
  /** A role, one level only: nobody earns anything on what her invitees' invitees buy. */
  | { kind: 'role'; role: 'store_manager' };

export interface ReferralStep {
  count: number;
  label: string;
  reward: ReferralReward;
}

/** 3 friends light a coupon for one order at 88 折, 10 make a 店长级会员. */
export const REFERRAL_LADDER: readonly ReferralStep[] = [
  { count: 3, label: '88 折券一张', reward: { kind: 'coupon', couponTemplateKey: 'referral-88' } },
  { count: 10, label: '店长级会员', reward: { kind: 'role', role: 'store_manager' } },
];
export const STORE_MANAGER_LABEL = '店长级会员';
/** More than the ladder needs and less than a business: further invitees are welcome and do not count. */
export const MAX_COUNTED_INVITEES = 50;

export interface Invitee {
  customerId: Id;
  invitedAt: Instant;
  orders: readonly InviteeOrder[];
  /** When the server wrote down that she counts; null or left out before. */
  countedAt?: Instant | null;
}

export interface InviteeRow {
  customerId: Id;
  invitedAt: Instant;
  standing: InviteStanding;
}

export interface ReferralProgress {
  counted: number;
  waiting: number;
  rows: InviteeRow[];
  /** Steps reached, in the order of the ladder; empty while the inviter has no completed order of her own. */
  reached: ReferralStep[];
  next: ReferralStep | null;
  /** The ladder is for customers: without an order of her own nothing is given, however many count. */
  needsOwnOrder: boolean;
}

/**
 * How far an inviter is and who counts. Invitees count in the order in which they were counted, up to the limit.
 * Rewards go to customers with a completed order of their own; as soon as there is one, what was reached is given.
 *
 * Example: 3 counted, one waiting, inviter has ordered: the coupon is reached, next is 10.
 */
export function referralProgress(
  invitees: readonly Invitee[],
  { hasCompletedOrder }: { hasCompletedOrder: boolean },
  now: At,
  ladder: readonly ReferralStep[] = REFERRAL_LADDER,
): ReferralProgress {
  const standings = invitees.map((invitee) => ({
    invitee,
    standing: inviteStanding(invitee.orders, now, invitee.countedAt ?? null),
  }));
  const counting = standings
    .filter(({ standing }) => standing.countedAt !== null)
    .sort((a, b) => toMs(a.standing.countedAt ?? now) - toMs(b.standing.countedAt ?? now));
  const within = new Set(counting.slice(0, MAX_COUNTED_INVITEES).map(({ invitee }) => invitee.customerId));
  const rows = standings.map(({ invitee, standing }): InviteeRow => {
    const isOver = standing.state === 'counted' && !within.has(invitee.customerId);
    return {
      customerId: invitee.customerId,
      invitedAt: invitee.invitedAt,
      standing: isOver ? { ...standing, state: 'over_limit', countedAt: null } : standing,
    };
  });
  const counted = within.size;
  return {
    counted,
    waiting: rows.filter(({ standing }) => standing.state === 'waiting').length,
    rows,
    reached: hasCompletedOrder ? ladder.filter(({ count }) => counted >= count) : [],
    next: ladder.find(({ count }) => counted < count) ?? null,
    needsOwnOrder: !hasCompletedOrder,
  };
}

/**
 * The steps as the page draws them. Example: 4 counted: 3 is `reached`, 10 is `next`, short by 6.
 */
export function referralSteps(
  counted: number,
  rewardedAt: Readonly<Record<number, Instant>>,
  ladder: readonly ReferralStep[] = REFERRAL_LADDER,
): ReferralStepResponse[] {
  const next = ladder.find(({ count }) => counted < count);
  return ladder.map((step) => ({
    count: step.count,
    label: step.label,
    state: counted >= step.count ? 'reached' : step === next ? 'next' : 'later',
    shortBy: Math.max(0, step.count - counted),
    rewardedAt: rewardedAt[step.count] ?? null,
  }));
}
