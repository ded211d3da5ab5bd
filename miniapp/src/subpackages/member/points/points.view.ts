import type {
  GiftRedemptionResponse,
  GiftResponse,
  PointsAccountResponse,
  ShopDate,
  TiersResponse,
} from '@tianpu/shared/api';
import { formatYuan } from '@tianpu/shared/money';
import { formatPoints } from '@tianpu/shared/points';
import { formatDate, shopDateOf } from '@tianpu/shared/time';
import { expiringText } from '@/features/membership';

export const GIFT_FILTERS = [
  { value: 'all', label: '全部' },
  { value: 'can', label: '我能换' },
  { value: 'product', label: '吃的' },
  { value: 'gift', label: '用的' },
  { value: 'coupon', label: '券' },
] as const;
export type GiftFilter = (typeof GIFT_FILTERS)[number]['value'];

export interface GiftCardView {
  id: string;
  name: string;
  imageUrl: string;
  state: GiftResponse['state'];
  /** Below the name: where it is had, what is missing, until when it waits. */
  text: string;
  isTextMarked: boolean;
  pointsText: string;
  /** Tier that has it, drawn on the picture when hers is too low. */
  lockedBy: string | null;
  button: string;
  isButtonIdle: boolean;
  /** What she redeemed and has not fetched yet: its code can be looked at. */
  redemption: GiftRedemptionResponse | null;
}

/** The gifts of one filter, in the shop's order. */
export function giftCards(
  gifts: readonly GiftResponse[],
  redemptions: readonly GiftRedemptionResponse[],
  filter: GiftFilter,
  today: ShopDate,
): GiftCardView[] {
  return gifts
    .filter((gift) => filter === 'all' || (filter === 'can' ? gift.state === 'can' : gift.kind === filter))
    .map((gift) => giftCard(gift, redemptions, today));
}

/**
 * One gift. A gift that waits at the store shows its code, whatever else could be said of it.
 *
 * Example: an apron for 2,400 with 1,860: `short`, `还差 540 分`, button `积分不足` that does nothing; redeemed on
 * 2 September and not fetched: `9月2日兑换 · 10月2日前取`, button `看取货码`.
 */
export function giftCard(
  gift: GiftResponse,
  redemptions: readonly GiftRedemptionResponse[],
  today: ShopDate,
): GiftCardView {
  const mine = redemptions.filter(({ giftId }) => giftId === gift.id);
  const waiting = mine.find(({ status }) => status === 'waiting') ?? null;
  const shown = waiting ?? (gift.state === 'redeemed' ? (mine[0] ?? null) : null);
  const state = waiting ? 'redeemed' : gift.state;
  const button = buttonOf(gift, state, shown);
  const text = textOf(gift, state, shown, today);
  return {
    id: gift.id,
    name: gift.name,
    imageUrl: gift.imageUrl,
    state,
    text,
    isTextMarked: state === 'short',
    pointsText: formatPoints(shown?.points ?? gift.points),
    lockedBy: state === 'locked' ? (gift.fromTier?.name ?? null) : null,
    ...button,
    redemption: shown,
  };
}

function buttonOf(
  gift: GiftResponse,
  state: GiftResponse['state'],
  shown: GiftRedemptionResponse | null,
): { button: string; isButtonIdle: boolean } {
  if (shown?.code) return { button: '看取货码', isButtonIdle: false };
  if (shown?.couponId) return { button: '看我的券', isButtonIdle: false };
  switch (state) {
    case 'can':
      return { button: '兑换', isButtonIdle: false };
    case 'short':
      return { button: '积分不足', isButtonIdle: true };
    case 'locked':
      return { button: '升级解锁', isButtonIdle: true };
    case 'redeemed':
      return { button: '已兑换', isButtonIdle: true };
    case 'gone':
      return { button: gift.remaining === 0 ? '换完了' : '未开放', isButtonIdle: true };
  }
}

function textOf(
  gift: GiftResponse,
  state: GiftResponse['state'],
  shown: GiftRedemptionResponse | null,
  today: ShopDate,
): string {
  if (shown) {
    const on = `${formatDate(shopDateOf(shown.redeemedAt), today)}兑换`;
    return shown.pickupThrough && shown.code ? `${on} · ${formatDate(shown.pickupThrough, today)}前取` : on;
  }
  const params = gift.refusal?.params ?? {};
  if (state === 'short') {
    const opensAt = params['opensAt'];
    const shortBy = typeof params['shortBy'] === 'number' ? params['shortBy'] : 0;
    const missing = `还差 ${formatPoints(shortBy)} 分`;
    return typeof opensAt === 'number' ? `满 ${formatPoints(opensAt)} 分起兑，${missing}` : missing;
  }
  if (state === 'gone') return gift.remaining === 0 ? '补好货再开放' : '还没开放';
  const who = gift.fromTier ? `${gift.fromTier.name}可换` : '会员可换';
  const how = gift.kind === 'coupon' ? '直接到券包' : '到店领取';
  return gift.remaining === null ? `${who} · ${how}` : `${who} · 剩 ${formatPoints(gift.remaining)} 件`;
}

export interface TierStep {
  key: string;
  name: string;
  /** `400 积分起兑`. */
  text: string;
  state: 'below' | 'mine' | 'above';
}

/** From how many points each tier may redeem, hers marked. */
export function tierSteps(tiers: TiersResponse['tiers'], myRank: number): TierStep[] {
  return tiers.map(({ key, name, rank, benefits }) => ({
    key,
    name,
    text: benefits.find(({ kind }) => kind === 'redemption_threshold')?.label ?? '',
    state: rank === myRank ? 'mine' : rank < myRank ? 'below' : 'above',
  }));
}

export interface AccountView {
  balance: string;
  /** `320 分 9月30日到期，先用快到期的`, else what it is worth, or from where on it is worth something. */
  text: string;
  signIn: { label: string; isDone: boolean; text: string };
}

/** Example: not signed in today, streak 6: `签到 +12`, `连签 6 天，每 7 天多送 10 分`. */
export function accountView(account: PointsAccountResponse, today: ShopDate): AccountView {
  const { signIn, signInRule, expiring, available, worthFen, opensAt } = account;
  const soon = expiringText(expiring, today);
  const worth =
    available < opensAt ? `攒到 ${formatPoints(opensAt)} 分起可用` : `下单可抵 ${formatYuan(worthFen)}`;
  const streak = signIn.streakDays > 0 ? `连签 ${signIn.streakDays} 天，` : '';
  return {
    balance: formatPoints(available),
    text: soon ? `${soon}，先用快到期的` : worth,
    signIn: {
      isDone: signIn.signedInToday,
      label: signIn.signedInToday ? '今天已签到' : `签到 +${signIn.nextPoints}`,
      text: `${streak}每 ${signInRule.everyDays} 天多送 ${signInRule.bonusPoints} 分`,
    },
  };
}
