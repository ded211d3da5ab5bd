import { thresholdAt } from '../points/thresholds';
import type { Benefit, QuotaPeriod } from './benefit-kinds';
import type { Tier, TierCondition, TierLadder } from './ladder';

const GRACE_DAYS = 30;
const yearSpend = (minFen: number): TierCondition[] => [{ kind: 'rolling_spend', months: 12, minFen }];

const benefit = (key: Benefit['kind'], label: string, rest: Partial<Benefit> = {}): Benefit => ({
  key,
  kind: key,
  label,
  value: null,
  quota: null,
  ...rest,
});
const quota = (uses: number, per: QuotaPeriod) => ({ quota: { uses, per } });
const memberPrice = (percent: number) =>
  benefit('member_price', percent === 100 ? '会员价' : `会员价 ${percent / 10} 折`, { value: percent });
const multiplier = (percent: number) =>
  benefit('points_multiplier', `${percent / 100} 倍积分`, { value: percent });
const threshold = (rank: number, tierCount: number) =>
  benefit('redemption_threshold', `${thresholdAt(rank, tierCount)} 积分起兑`, {
    value: thresholdAt(rank, tierCount),
  });
const birthday = (label: string, couponTemplateKey: string) =>
  benefit('birthday_gift', label, { couponTemplateKey });

const tier = (key: string, name: string, rules: Partial<Tier>, benefits: Benefit[]): Tier => {
  const reach = rules.reach ?? [];
  return { key, name, reach, keep: rules.keep ?? reach, graceDays: rules.graceDays ?? GRACE_DAYS, benefits };
};

/**
 * The ladder in force unless the owner chooses another: everybody who enrols is normal; ¥2,000 within 12 months is
 * silver with a baking class each quarter, ¥5,000 is diamond with a factory visit each year. "Unlimited tasting for a
 * year" is 4 a month, so that its cost is known beforehand.
 */
export const DEFAULT_LADDER: TierLadder = {
  key: 'yearly_spend',
  name: '年消费三级',
  tiers: [
    tier('normal', '普卡', {}, [
      memberPrice(100),
      multiplier(100),
      threshold(0, 3),
      birthday('生日定制蛋糕券', 'birthday-normal'),
      benefit('holiday_offer', '节日优惠'),
    ]),
    tier('silver', '银卡', { reach: yearSpend(200_000) }, [
      memberPrice(98),
      multiplier(120),
      threshold(1, 3),
      birthday('生日月 ¥25 券', 'birthday-silver'),
      benefit('holiday_offer', '节日优惠'),
      benefit('baking_class', '烘焙课', quota(1, 'quarter')),
      benefit('free_delivery', '免外送费', quota(2, 'month')),
      benefit('tasting', '新品试吃', quota(1, 'quarter')),
    ]),
    tier('diamond', '钻石卡', { reach: yearSpend(500_000) }, [
      memberPrice(95),
      multiplier(150),
      threshold(2, 3),
      birthday('生日蛋糕礼券', 'birthday-diamond'),
      benefit('holiday_offer', '节日优惠'),
      benefit('baking_class', '烘焙课', quota(1, 'quarter')),
      benefit('factory_visit', '工厂参观', quota(1, 'year')),
      benefit('free_delivery', '免外送费', quota(6, 'month')),
      benefit('tasting', '新品试吃', quota(4, 'month')),
      benefit('priority_booking', '优先预订', { value: 24 }),
      benefit('customisation', '专属定制'),
    ]),
  ],
};

/**
 * The ladder by loyalty: silver after 3, gold after 6, platinum after 12 consecutive months of at least
 * `monthlyFen` each, together with at least `totalFen` within 12 months. A missed month is forgiven while the sum of
 * those months is made otherwise.
 *
 * Example: with ¥100 a month and ¥600 in total, ¥250, ¥250 and ¥100 in three months is silver; ¥100 each is not yet.
 */
export function loyaltyLadder({
  monthlyFen,
  totalFen,
}: {
  monthlyFen: number;
  totalFen: number;
}): TierLadder {
  const rules = (months: number): Partial<Tier> => {
    const inARow: TierCondition = {
      kind: 'consecutive_months',
      months,
      minFenPerMonth: monthlyFen,
      totalFen,
    };
    const sum: TierCondition = { kind: 'rolling_spend', months, minFen: Math.max(months * monthlyFen, 1) };
    return { reach: [inARow], keep: [inARow, sum] };
  };
  const normal = [
    memberPrice(100),
    multiplier(100),
    threshold(0, 4),
    birthday('生日券', 'birthday-normal'),
    benefit('holiday_offer', '节日优惠'),
  ];
  const from = (rank: number, percent: number, points: number, birthdayKey: string): Benefit[] => [
    memberPrice(percent),
    multiplier(points),
    threshold(rank, 4),
    birthday('生日券', birthdayKey),
    benefit('holiday_offer', '节日优惠'),
    benefit('priority_booking', '优先预订', { value: 24 }),
  ];
  const gold = [benefit('member_event', '专属活动'), benefit('free_delivery', '免外送费', quota(4, 'month'))];
  return {
    key: 'loyal_months',
    name: '连续月四级',
    tiers: [
      tier('normal', '普卡', {}, normal),
      tier('silver', '银卡', rules(3), from(1, 100, 110, 'birthday-silver')),
      tier('gold', '金卡', rules(6), [...from(2, 98, 120, 'birthday-silver'), ...gold]),
      tier('platinum', '白金卡', rules(12), [
        ...from(3, 95, 150, 'birthday-diamond'),
        ...gold,
        benefit('customisation', '私人定制'),
      ]),
    ],
  };
}

/** Templates the admin offers; X and Y of the four-tier one are the shop's to change. */
export const LADDER_TEMPLATES: readonly TierLadder[] = [
  DEFAULT_LADDER,
  loyaltyLadder({ monthlyFen: 10_000, totalFen: 60_000 }),
];
