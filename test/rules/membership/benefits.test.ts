import {
  benefitRows,
  benefitValue,
  canUseBenefit,
  DEFAULT_LADDER,
  LADDER_TEMPLATES,
  quotaLeft,
  quotaWindow,
} from '@tianpu/shared/membership';
import { noon } from './spending';

const [SILVER, DIAMOND] = [1, 2];
const used = (benefitKey: string, ...on: string[]) => on.map((date) => ({ benefitKey, usedAt: noon(date) }));

describe('quotas count in calendar months, quarters and years of Shanghai', () => {
  it.each([
    ['month', '2026-08-31T15:59:59.999Z', '2026-07-31T16:00:00.000Z', '2026-08-31T16:00:00.000Z'],
    ['month', '2026-08-31T16:00:00.000Z', '2026-08-31T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
    ['quarter', '2026-08-31T02:00:00.000Z', '2026-06-30T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
    ['quarter', '2026-12-31T15:59:59.999Z', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['quarter', '2026-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2027-03-31T16:00:00.000Z'],
    ['year', '2028-02-29T02:00:00.000Z', '2027-12-31T16:00:00.000Z', '2028-12-31T16:00:00.000Z'],
    ['month', '2028-02-29T02:00:00.000Z', '2028-01-31T16:00:00.000Z', '2028-02-29T16:00:00.000Z'],
  ] as const)('the %s of %s', (per, now, from, to) => {
    const range = quotaWindow(per, now);
    expect([range.from.toISOString(), range.to.toISOString()]).toEqual([from, to]);
  });
});

describe('R91, R92: benefits with a quota', () => {
  const visit = (rank: number, uses: ReturnType<typeof used>, on: string) =>
    canUseBenefit(DEFAULT_LADDER, rank, 'factory_visit', uses, noon(on));

  it('diamond visits the factory once a year', () => {
    expect(visit(DIAMOND, [], '2026-05-01')).toMatchObject({ ok: true, benefit: { label: '工厂参观' } });
    expect(visit(DIAMOND, used('factory_visit', '2026-05-01'), '2026-12-31')).toEqual({
      ok: false,
      code: 'membership.benefit_used_up',
      params: { benefitKey: 'factory_visit', uses: 1, renewsOn: '2027-01-01' },
    });
    expect(visit(DIAMOND, used('factory_visit', '2026-05-01'), '2027-01-01').ok).toBe(true);
  });

  it('silver has no visit and a class each quarter', () => {
    expect(visit(SILVER, [], '2026-05-01')).toEqual({
      ok: false,
      code: 'membership.benefit_not_yours',
      params: { benefitKey: 'factory_visit' },
    });
    const classAt = (on: string, uses = used('baking_class', '2026-07-01')) =>
      canUseBenefit(DEFAULT_LADDER, SILVER, 'baking_class', uses, noon(on)).ok;
    expect([classAt('2026-06-30'), classAt('2026-09-30'), classAt('2026-10-01')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('going up gives the larger quota, not a fresh one', () => {
    const uses = used('free_delivery', '2026-09-02', '2026-09-03');
    const left = (rank: number) => {
      const benefit = DEFAULT_LADDER.tiers[rank]?.benefits.find(({ key }) => key === 'free_delivery');
      return benefit && quotaLeft(benefit, uses, noon('2026-09-18'));
    };
    expect([left(SILVER), left(DIAMOND)]).toEqual([
      { uses: 2, used: 2, left: 0, per: 'month', renewsOn: '2026-10-01' },
      { uses: 6, used: 2, left: 4, per: 'month', renewsOn: '2026-10-01' },
    ]);
  });

  it('C14: what was called unlimited is 4 a month', () => {
    const uses = used('tasting', '2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04');
    const taste = (on: string) => canUseBenefit(DEFAULT_LADDER, DIAMOND, 'tasting', uses, noon(on)).ok;
    expect([taste('2026-09-30'), taste('2026-10-01')]).toEqual([false, true]);
  });
});

describe('R110, R98: what a tier is worth', () => {
  it.each([
    [0, 500, 100, 100],
    [1, 400, 98, 120],
    [2, 200, 95, 150],
  ])(
    'rank %i of the default ladder: from %i points, price %i %%, points %i %%',
    (rank, opensAt, price, percent) => {
      const tier = DEFAULT_LADDER.tiers[rank];
      const value = (kind: Parameters<typeof benefitValue>[1]) => tier && benefitValue(tier, kind);
      expect([value('redemption_threshold'), value('member_price'), value('points_multiplier')]).toEqual([
        opensAt,
        price,
        percent,
      ]);
    },
  );

  it('R96, R100: every tier of both ladders has its birthday gift, and a threshold between 500 and 200', () => {
    for (const { tiers } of LADDER_TEMPLATES) {
      for (const tier of tiers) {
        expect(tier.benefits.find(({ kind }) => kind === 'birthday_gift')?.couponTemplateKey).toMatch(
          /^birthday-/,
        );
        expect(benefitValue(tier, 'holiday_offer')).toBeNull();
      }
      expect(tiers.map((tier) => benefitValue(tier, 'redemption_threshold'))).toEqual(
        tiers.length === 3 ? [500, 400, 200] : [500, 400, 300, 200],
      );
    }
  });
});

describe('the benefits page', () => {
  it('lists what one has with what is left, then what higher tiers would add', () => {
    const rows = benefitRows(DEFAULT_LADDER, SILVER, used('baking_class', '2026-07-01'), noon('2026-09-18'));
    expect(rows.map(({ label, hint }) => `${label} ${hint}`)).toEqual([
      '会员价 9.8 折 已享有',
      '1.2 倍积分 已享有',
      '400 积分起兑 已享有',
      '生日月 ¥25 券 已享有',
      '节日优惠 已享有',
      '烘焙课 已用完 · 10月1日更新',
      '免外送费 余 2 次 · 10月1日更新',
      '新品试吃 余 1 次 · 10月1日更新',
      '工厂参观 钻石卡解锁',
      '优先预订 钻石卡解锁',
      '专属定制 钻石卡解锁',
    ]);
    expect(rows.filter(({ unlockedBy }) => unlockedBy?.key === 'diamond')).toHaveLength(3);
  });
});
