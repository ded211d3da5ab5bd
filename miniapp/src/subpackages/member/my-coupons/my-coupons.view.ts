import type { CouponFace, CouponResponse, CouponTab } from '@tianpu/shared/api';
import { type QuoteResult, type ReasonCode, reasonText } from '@tianpu/shared/pricing';
import type { ProblemParams } from '@tianpu/shared/problems';
import { daysBetween, formatDate, shopDateOf, toMs } from '@tianpu/shared/time';
import { type TicketTone, ticketTone } from '@/features/coupons';

/** What would make the coupon usable: add something, have it delivered, look at the order that holds it. */
export type CouponWayOut = 'menu' | 'delivery' | 'order';

export interface CouponRow {
  id: string;
  face: CouponFace;
  tone: TicketTone;
  lines: string[];
  mark: string | null;
  reason: { text: string; wayOut: CouponWayOut | null } | null;
  /** Set for what is over: 已使用, 已过期, 已作废. */
  stamp: string | null;
  orderId: string | null;
}

const TAB_STATES: Record<CouponTab, readonly CouponResponse['state'][]> = {
  usable: ['issued', 'returned', 'frozen'],
  used: ['redeemed'],
  over: ['expired', 'void'],
};
const STAMPS: Partial<Record<CouponResponse['state'], string>> = {
  redeemed: '已使用',
  expired: '已过期',
  void: '已作废',
};

/** The coupon is good, only another one is better on this cart: no obstacle to tell her about. */
const NOT_AN_OBSTACLE: readonly ReasonCode[] = [
  'coupon.not_chosen',
  'coupon.one_per_order',
  'coupon.not_better',
  'coupon.cannot_combine',
  'coupon.one_rate_only',
];

/**
 * The coupons of one tab, what can be used now first. `unused` is what a quote of the current cart says of each coupon;
 * null while the cart is empty, when only reasons that hold for any cart are told.
 */
export function couponRows(
  coupons: readonly CouponResponse[],
  tab: CouponTab,
  unused: QuoteResult['unused'] | null,
  now: Date,
): CouponRow[] {
  return coupons
    .filter(({ state }) => TAB_STATES[tab].includes(state))
    .map((coupon) => couponRow(coupon, unused, now))
    .sort((a, b) => Number(a.reason !== null) - Number(b.reason !== null));
}

/**
 * One coupon.
 *
 * Example: ¥45 from ¥300 on a cart of ¥279: grey, `现在还不能用：满 ¥300 可用，还差 ¥21`, way out `menu`; the same with
 * an empty cart: coloured, no reason.
 */
export function couponRow(
  coupon: CouponResponse,
  unused: QuoteResult['unused'] | null,
  now: Date,
): CouponRow {
  const { id, face, state } = coupon;
  const stamp = STAMPS[state] ?? null;
  const why = stamp ? null : (coupon.reason ?? reasonOnCart(id, unused));
  const life = lifeText(coupon, now);
  return {
    id,
    face,
    tone: stamp || why ? 'off' : ticketTone(face),
    lines: life.isSoon ? [face.scopeText] : [face.scopeText, life.text],
    mark: life.isSoon ? life.text : null,
    reason: why && { text: `现在还不能用：${reasonText(why)}`, wayOut: wayOutOf(why.code) },
    stamp,
    orderId: coupon.orderId,
  };
}

type Why = { code: ReasonCode; params: ProblemParams };

function reasonOnCart(couponId: string, unused: QuoteResult['unused'] | null): Why | null {
  const found = unused?.find((each) => each.couponId === couponId);
  return found && !NOT_AN_OBSTACLE.includes(found.code) ? found : null;
}

/** Example: over at 2026-09-30T16:00Z: on 12 September `9月30日到期`; when it ends soon also `还有 2 天`. */
function lifeText(coupon: CouponResponse, now: Date): { text: string; isSoon: boolean } {
  const { state, validTo } = coupon;
  const today = shopDateOf(now);
  // `validTo` is the first moment that no longer counts.
  const last = shopDateOf(new Date(toMs(validTo) - 1));
  const day = formatDate(last, today);
  if (state === 'redeemed')
    return { text: coupon.orderId ? '已用在一笔订单里' : '已在门店使用', isSoon: false };
  if (state === 'expired') return { text: `${day}过期`, isSoon: false };
  if (state === 'void') return { text: '由门店作废', isSoon: false };
  if (!coupon.isEndingSoon) return { text: `${day}到期`, isSoon: false };
  const days = daysBetween(today, last);
  return { text: days === 0 ? '今天到期' : `${day}到期，还有 ${days} 天`, isSoon: true };
}

function wayOutOf(code: ReasonCode): CouponWayOut | null {
  switch (code) {
    case 'coupon.below_threshold':
    case 'coupon.below_quantity':
    case 'coupon.no_matching_goods':
      return 'menu';
    case 'coupon.no_delivery':
      return 'delivery';
    case 'coupon.in_use':
      return 'order';
    default:
      return null;
  }
}
