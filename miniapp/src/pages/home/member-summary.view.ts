import type { MemberCentreResponse, ShopDate } from '@tianpu/shared/api';
import { formatYuan, sumFen } from '@tianpu/shared/money';
import { formatPoints } from '@tianpu/shared/points';
import { formatDate, minuteOfDay, shopDateOf } from '@tianpu/shared/time';
import { expiringText, type TierTone, tierTone } from '@/features/membership';

export interface MemberSummaryView {
  isEnrolled: boolean;
  tone: TierTone;
  /** `林晓，下午好`. */
  greeting: string;
  /** `银卡 · 再消费 ¥714 升钻石卡`. */
  text: string;
  /** Null in the highest tier. */
  bar: { percent: number; fromText: string; toText: string } | null;
  cells: { key: 'points' | 'coupons' | 'quota'; figure: string; unit: string; text: string }[];
}

export interface BirthdayCardView {
  title: string;
  text: string;
}

/** From so many days before, the home page reminds of a birthday. */
const REMIND_DAYS = 14;

/** What the home page says of her membership; an invitation to join for whoever has not. */
export function memberSummary(
  centre: MemberCentreResponse,
  name: string | null,
  now: Date,
): MemberSummaryView {
  const { tier, next, isEnrolled } = centre;
  const way = next?.ways[0];
  return {
    isEnrolled,
    tone: tierTone(tier),
    greeting: [name, greetingAt(now)].filter(Boolean).join('，'),
    text: isEnrolled
      ? [tier.name, next?.headline].filter(Boolean).join(' · ')
      : '加入会员：首单 9 折，生日有礼',
    bar:
      isEnrolled && next && way
        ? {
            percent: way.percent,
            fromText: formatYuan(centre.spend.fen),
            toText:
              way.kind === 'spend'
                ? `${next.tier.name} ${formatYuan(sumFen([centre.spend.fen, way.shortByFen]))}`
                : next.tier.name,
          }
        : null,
    cells: isEnrolled ? cellsOf(centre, now) : [],
  };
}

/** Example: 14:06 is 下午好. */
function greetingAt(now: Date): string {
  const hour = Math.floor(minuteOfDay(now) / 60);
  if (hour < 5 || hour >= 18) return '晚上好';
  if (hour < 11) return '早上好';
  return hour < 13 ? '中午好' : '下午好';
}

function cellsOf({ points, coupons, benefits }: MemberCentreResponse, now: Date): MemberSummaryView['cells'] {
  const quota = benefits.find((benefit) => benefit.quota !== null);
  const soon = expiringText(points.expiring, shopDateOf(now));
  const cells: MemberSummaryView['cells'] = [
    { key: 'points', figure: formatPoints(points.available), unit: '积分', text: soon ?? '当钱花，也能换礼' },
    {
      key: 'coupons',
      figure: String(coupons.usable),
      unit: '优惠券',
      text: coupons.endingSoon > 0 ? `${coupons.endingSoon} 张快到期` : '去看看能用哪张',
    },
  ];
  if (!quota?.quota) return cells;
  const { left, uses } = quota.quota;
  return [...cells, { key: 'quota', figure: `${left}/${uses}`, unit: quota.label, text: '剩余次数' }];
}

/** The next birthday once it is near. Example: in six days: `妈妈的生日，还有 6 天`, `9月24日，提前订留好位子`. */
export function birthdayCard(
  next: MemberCentreResponse['nextBirthday'],
  today: ShopDate,
): BirthdayCardView | null {
  if (next === null || next.daysLeft > REMIND_DAYS) return null;
  const when = next.daysLeft === 0 ? '就是今天' : `还有 ${next.daysLeft} 天`;
  return {
    title: `${next.name}的生日，${when}`,
    text: `${formatDate(next.on, today)}，早点订，随您挑`,
  };
}
