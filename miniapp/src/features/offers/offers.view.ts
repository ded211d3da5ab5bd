import type { CouponResponse, ShopDate } from '@tianpu/shared/api';
import { formatYuan, sumFen } from '@tianpu/shared/money';
import { formatPoints, worthOf } from '@tianpu/shared/points';
import { type Adjustment, type QuoteResult, reasonText, type UnusedOffer } from '@tianpu/shared/pricing';
import { formatDate, shopDateOf, toMs } from '@tianpu/shared/time';

/** Coupons that lost only against what was chosen: the customer may prefer them all the same. */
const CHOOSABLE: readonly UnusedOffer['code'][] = [
  'coupon.not_chosen',
  'coupon.one_per_order',
  'coupon.one_rate_only',
  'coupon.cannot_combine',
  'coupon.not_better',
];

export interface CouponOption {
  couponId: string;
  label: string;
  text: string;
}

/** Something on offer that does nothing here, why, and what would change that. */
export interface BlockedOffer {
  key: string;
  label: string;
  text: string;
  way: 'add_goods' | 'deliver' | null;
}

export interface CouponPanel {
  /** `已选最省的 1 张`, or what she chose herself; null when she has no coupon for this order. */
  tag: string | null;
  chosen: CouponOption | null;
  /** What she may choose instead. */
  others: CouponOption[];
  blocked: BlockedOffer[];
}

/**
 * The coupons of an order: the one in use, those she may take instead, and why the rest cannot be used. Pure.
 *
 * Example: of three coupons, `满 128 减 15` in use by the shop's choice, one worth less and one that is ¥16 short: tag
 * `已选最省的 1 张`, one other, one blocked with `满 ¥128 可用，还差 ¥16` and the way to add goods.
 */
export function couponPanel(
  quote: Pick<QuoteResult, 'chosenCouponId' | 'unused' | 'applied'>,
  held: readonly CouponResponse[],
  choice: string,
  now: Date,
): CouponPanel {
  const mine = quote.unused.filter((offer) => offer.couponId !== null);
  const optionOf = (couponId: string, label: string, why: string): CouponOption => {
    const coupon = held.find((each) => each.id === couponId);
    const text = coupon ? `${coupon.face.condition} · ${endText(coupon, shopDateOf(now))}` : why;
    return { couponId, label: coupon?.face.label ?? label, text };
  };
  const chosenId = quote.chosenCouponId;
  const applied = quote.applied.find((offer) => offer.offerId === `coupon:${chosenId}`);
  const others = mine.flatMap((offer) =>
    offer.couponId !== null && CHOOSABLE.indexOf(offer.code) >= 0
      ? [optionOf(offer.couponId, offer.label, reasonText(offer))]
      : [],
  );
  return {
    tag: tagOf(chosenId, choice, others.length),
    chosen: chosenId === null ? null : optionOf(chosenId, applied?.label ?? '优惠券', '已用上'),
    others,
    blocked: mine.filter((offer) => CHOOSABLE.indexOf(offer.code) < 0).map(blockedOf),
  };
}

/** Offers of the shop that do nothing in this order, each with its reason. Pure. */
export function blockedOffers({ unused }: Pick<QuoteResult, 'unused'>): BlockedOffer[] {
  return unused.filter((offer) => offer.couponId === null).map(blockedOf);
}

export interface PointsPanel {
  canUse: boolean;
  /** `用 1,800 积分抵 ¥18，剩 60 积分`. */
  text: string;
  /** The limits in words. */
  ruleText: string;
}

/**
 * The switch for points as cash; null for who has no account. Pure.
 *
 * Example: 1,860 points, 1,800 of them usable, open at 400: `用 1,800 积分抵 ¥18，剩 60 积分` and
 * `100 积分抵 ¥1，满 400 积分可用，每单最多抵 1,800 积分`; 320 points: `现有 320 积分，还差 80 积分可抵现`.
 */
export function pointsPanel(
  { pointsUsable }: Pick<QuoteResult, 'pointsUsable'>,
  account: { available: number; opensAt: number } | null,
): PointsPanel | null {
  if (account === null) return null;
  const { available, opensAt } = account;
  const opens = `100 积分抵 ¥1，满 ${formatPoints(opensAt)} 积分可用`;
  if (pointsUsable > 0) {
    const left = Math.max(0, available - pointsUsable);
    return {
      canUse: true,
      text: `用 ${formatPoints(pointsUsable)} 积分抵 ${formatYuan(worthOf(pointsUsable))}，剩 ${formatPoints(left)} 积分`,
      ruleText: `${opens}，这单最多抵 ${formatPoints(pointsUsable)} 积分，不抵外送费`,
    };
  }
  const isShort = available < opensAt;
  return {
    canUse: false,
    text: isShort
      ? `现有 ${formatPoints(available)} 积分，还差 ${formatPoints(opensAt - available)} 积分可抵现`
      : '这单没有可以抵的金额',
    ruleText: opens,
  };
}

const SOURCES: Readonly<Record<string, string>> = {
  campaign_price: '限时价',
  member_price: '会员价',
  full_reduction: '满减',
  second_half: '第二件半价',
  buy_one_get_one: '买一送一',
  bundle: '套装',
  first_order: '首单',
  coupon: '优惠券',
  points: '积分',
  delivery: '外送',
  delivery_offer: '外送优惠',
};

/** Where a change of the total comes from, in a word. Example: `full_reduction:01J…` is 满减, `coupon:01J…` 优惠券. */
export function sourceText({ source }: Pick<Adjustment, 'source'>): string {
  return SOURCES[source.split(':')[0] ?? ''] ?? '优惠';
}

/** What all rules together took off, in fen; what they added (the drive) does not count. Example: −1500, −2000, +600 is 3500. */
export function savedFen(adjustments: readonly { amountFen: number }[]): number {
  return -sumFen(adjustments.map(({ amountFen }) => Math.min(0, amountFen))) || 0;
}

function tagOf(chosenId: string | null, choice: string, others: number): string | null {
  if (chosenId !== null) return choice === 'best' ? '已选最省的 1 张' : '已选 1 张';
  if (choice === 'none') return '这单不用券';
  return others > 0 ? '不用券更省' : null;
}

function blockedOf(offer: UnusedOffer): BlockedOffer {
  const { offerId, label, code } = offer;
  const isShort = code.endsWith('.below_threshold') || code.endsWith('.below_quantity');
  const isForDelivery = code.endsWith('.no_delivery');
  const way = isShort ? 'add_goods' : isForDelivery ? 'deliver' : null;
  return { key: offerId, label, text: reasonText(offer), way };
}

/** The end is the first moment that no longer counts; people name the day before it. */
function endText({ validTo }: CouponResponse, today: ShopDate): string {
  return `${formatDate(shopDateOf(new Date(toMs(validTo) - 1)), today)}到期`;
}
