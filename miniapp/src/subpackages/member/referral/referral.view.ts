import type { ReferralResponse } from '@tianpu/shared/api';
import { formatDate, shopDateOf } from '@tianpu/shared/time';

export interface ReferralView {
  counted: number;
  /** `4 位已计入，1 位等待中`. */
  summary: string;
  steps: { count: number; label: string; text: string; state: 'reached' | 'next' | 'later' }[];
  blockedText: string | null;
  invitees: InviteeRow[];
}

export interface InviteeRow {
  key: string;
  name: string;
  avatarUrl: string | null;
  text: string;
  isCounted: boolean;
  day: string;
}

/**
 * The referral page.
 *
 * Example: 4 counted and 1 waiting: the step of 3 says `已送达 9月20日`, the step of 10 `还差 6 位`.
 */
export function referralView(referral: ReferralResponse, now: Date): ReferralView {
  const today = shopDateOf(now);
  const { counted, waiting, steps, blockedText, invitees } = referral;
  return {
    counted,
    summary: waiting > 0 ? `${counted} 位已计入，${waiting} 位等 7 天` : `${counted} 位已计入`,
    steps: steps.map(({ count, label, state, shortBy, rewardedAt }) => ({
      count,
      label,
      state,
      text:
        rewardedAt !== null
          ? `${formatDate(shopDateOf(rewardedAt), today)}已送达`
          : state === 'reached'
            ? '马上送达'
            : `还差 ${shortBy} 位`,
    })),
    blockedText,
    invitees: invitees.map((invitee) => ({
      key: `${invitee.invitedAt} ${invitee.nameMasked}`,
      name: invitee.nameMasked,
      avatarUrl: invitee.avatarUrl,
      text: invitee.text,
      isCounted: invitee.state === 'counted',
      day: formatDate(shopDateOf(invitee.invitedAt), today),
    })),
  };
}
