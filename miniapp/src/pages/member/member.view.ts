import type { BenefitResponse, MemberCentreResponse, ShopDate } from '@tianpu/shared/api';
import { formatYuan, sumFen } from '@tianpu/shared/money';
import { formatPoints } from '@tianpu/shared/points';
import { formatDate } from '@tianpu/shared/time';
import { expiringText, type TierTone, tierTone } from '@/features/membership';

export interface TierWay {
  kind: 'spend' | 'orders' | 'months';
  text: string;
  percent: number;
  /** At the right end of the bar. */
  goalText: string;
}

export interface MemberView {
  isEnrolled: boolean;
  tone: TierTone;
  tierName: string;
  /** `林晓 · 有效期至 2027年3月31日`. */
  cardText: string;
  roles: { key: string; label: string }[];
  spend: { fen: number; label: string };
  ways: TierWay[];
  /** Said in place of the bar in the highest tier. */
  topText: string | null;
  keepText: string | null;
  quotas: { key: string; leftText: string; ofText: string; label: string }[];
  points: { balance: string; tag: string | null; text: string };
  couponsText: string;
  birthdayText: string;
  benefits: BenefitView[];
  celebration: MemberCentreResponse['celebration'];
  counted: number;
}

export interface BenefitView {
  key: string;
  kind: BenefitResponse['kind'];
  label: string;
  hint: string;
  isLocked: boolean;
}

const PERIODS = { month: '本月', quarter: '本季', year: '今年' } as const;
/** The strip below the card has room for three. */
const MAX_QUOTAS = 3;

/** The member page. Pure; `name` is the nickname or null, `today` the shop's date. */
export function memberView(centre: MemberCentreResponse, name: string | null, today: ShopDate): MemberView {
  const { tier, next, spend, coupons } = centre;
  return {
    isEnrolled: centre.isEnrolled,
    tone: tierTone(tier),
    tierName: tier.name,
    cardText: [name, validText(centre, today)].filter(Boolean).join(' · '),
    roles: centre.roles,
    spend: { fen: spend.fen, label: `/ 近 ${spend.months} 个月消费` },
    ways: (next?.ways ?? []).map((way) => ({
      kind: way.kind,
      text: way.text,
      percent: way.percent,
      goalText: way.kind === 'spend' ? formatYuan(sumFen([spend.fen, way.shortByFen])) : `${way.percent}%`,
    })),
    topText: next === null ? `已经是最高的${tier.name}，谢谢您一直来` : null,
    keepText: centre.keepText,
    quotas: quotaRows(centre.benefits),
    points: pointsView(centre.points, today),
    couponsText: couponsText(coupons),
    birthdayText: birthdayText(centre.nextBirthday, today),
    benefits: centre.benefits.map((benefit) => ({
      key: benefit.key,
      kind: benefit.kind,
      label: benefit.label,
      hint: centre.isEnrolled || benefit.unlockedBy ? benefitHint(benefit, today) : '加入即享',
      isLocked: benefit.unlockedBy !== null,
    })),
    celebration: centre.celebration,
    counted: centre.referral.counted,
  };
}

function validText({ tierThrough, memberSince }: MemberCentreResponse, today: ShopDate): string {
  if (tierThrough !== null) return `有效期至 ${formatDate(tierThrough, today)}`;
  return memberSince === null ? '' : '长期有效';
}

function quotaRows(benefits: readonly BenefitResponse[]): MemberView['quotas'] {
  return benefits
    .flatMap(({ key, label, quota }) =>
      quota === null
        ? []
        : [
            {
              key,
              leftText: String(quota.left),
              ofText: `/${quota.uses} 次`,
              label: `${label} · ${PERIODS[quota.per]}`,
            },
          ],
    )
    .slice(0, MAX_QUOTAS);
}

/** The grid has room for few words. Example: one of two left is `余 1 次`; none left `10月1日更新`. */
function benefitHint({ hint, quota }: BenefitResponse, today: ShopDate): string {
  if (quota === null) return hint;
  return quota.left > 0 ? `余 ${quota.left} 次` : `${formatDate(quota.renewsOn, today)}更新`;
}

/**
 * Balance, what ends soon, and the one most useful sentence about it.
 *
 * Example: 1,860 of which 320 end on 30 September: tag `320 分 9月30日到期`, text `下单可抵 ¥18.60`; 120 with 500 to
 * open: `攒到 500 分可用，还差 380 分`; a debt comes first: `先补上次扣回的 30 分`.
 */
function pointsView(points: MemberCentreResponse['points'], today: ShopDate): MemberView['points'] {
  const { available, pending, debt, opensAt, expiring } = points;
  return { balance: formatPoints(available), tag: expiringText(expiring, today), text: sentence() };

  function sentence(): string {
    if (debt > 0) return `先补上次扣回的 ${formatPoints(debt)} 分`;
    if (available < opensAt) {
      return `攒到 ${formatPoints(opensAt)} 分可用，还差 ${formatPoints(opensAt - available)} 分`;
    }
    if (pending > 0) return `另有 ${formatPoints(pending)} 分，取货后到账`;
    // One point is worth one fen.
    return `下单可抵 ${formatYuan(available)}`;
  }
}

function couponsText({ usable, endingSoon }: MemberCentreResponse['coupons']): string {
  if (usable === 0) return '去领券中心看看';
  return endingSoon > 0 ? `${usable} 张可用，${endingSoon} 张快到期` : `${usable} 张可用`;
}

/** Example: 妈妈 in six days: `妈妈 9月24日，还有 6 天`; nobody yet: `记下生日，提前 3 天有礼`. */
export function birthdayText(next: MemberCentreResponse['nextBirthday'], today: ShopDate): string {
  if (next === null) return '记下生日，提前 3 天有礼';
  const when = next.daysLeft === 0 ? '就是今天' : `还有 ${next.daysLeft} 天`;
  return `${next.name} ${formatDate(next.on, today)}，${when}`;
}
