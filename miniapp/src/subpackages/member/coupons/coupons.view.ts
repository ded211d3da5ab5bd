import type { ClaimableCoupon, CouponFace } from '@tianpu/shared/api';
import { refusalText, type TicketTone, ticketTone } from '@/features/coupons';

export type ClaimState = 'claim' | 'claimed' | 'soon' | 'gone' | 'not_yours';

export interface ClaimRow {
  templateId: string;
  face: CouponFace;
  tone: TicketTone;
  state: ClaimState;
  lines: string[];
  mark: string | null;
}

export interface ClaimSection {
  title: string;
  rows: ClaimRow[];
}

/** So few left that it is worth saying. */
const SCARCE = 50;

const SECTIONS: readonly { title: string; states: readonly ClaimState[] }[] = [
  { title: '现在能领', states: ['claim'] },
  { title: '快开抢', states: ['soon'] },
  { title: '已经领到', states: ['claimed'] },
  { title: '这次没赶上', states: ['gone', 'not_yours'] },
];

/** The centre by what can be done, empty sections left out. What can be had stands first. */
export function claimSections(coupons: readonly ClaimableCoupon[], now: Date): ClaimSection[] {
  const rows = coupons.map((coupon) => claimRow(coupon, now));
  return SECTIONS.map(({ title, states }) => ({
    title,
    rows: rows.filter(({ state }) => states.includes(state)),
  })).filter(({ rows: some }) => some.length > 0);
}

/**
 * One coupon of the centre.
 *
 * Example: 12 left and free to claim: `claim`, marked `仅剩 12 张`; claimed once with a limit of one: `claimed`; open
 * from eight tonight: `soon`, marked `今天 20:00 开抢`; sold out: `gone` in grey.
 */
export function claimRow(coupon: ClaimableCoupon, now: Date): ClaimRow {
  const { templateId, face, refusal } = coupon;
  const state = claimState(refusal?.code ?? null);
  const isOver = state === 'gone' || state === 'not_yours';
  return {
    templateId,
    face,
    tone: isOver ? 'off' : ticketTone(face),
    state,
    lines: [face.scopeText, coupon.validityText],
    mark: markOf(coupon, state, now),
  };
}

function claimState(code: string | null): ClaimState {
  if (code === null) return 'claim';
  if (code === 'coupon.limit_reached') return 'claimed';
  if (code === 'coupon.claim_not_open') return 'soon';
  return code === 'coupon.not_for_you' ? 'not_yours' : 'gone';
}

function markOf(coupon: ClaimableCoupon, state: ClaimState, now: Date): string | null {
  const { refusal, remaining, claimedByMe, limitPerCustomer } = coupon;
  if (refusal !== null && state !== 'claimed') return refusalText(refusal, now);
  if (state === 'claimed') return null;
  if (remaining !== null && remaining <= SCARCE) return `仅剩 ${remaining} 张`;
  return claimedByMe > 0 ? `已领 ${claimedByMe} 张，每人限 ${limitPerCustomer} 张` : null;
}

/** `我的券 4 张`, and what ends soon. */
export function mineText(counts: { usable: number; endingSoon: number }): { title: string; text: string } {
  return {
    title: counts.usable > 0 ? `我的券 ${counts.usable} 张` : '我的券',
    text: counts.endingSoon > 0 ? `${counts.endingSoon} 张 3 天内到期` : '用过的、过期的也在里面',
  };
}
