import { candlesView } from '@/features/referral';
import { birthdayCard, memberSummary } from '@/pages/home/member-summary.view';
import { birthdayText, memberView } from '@/pages/member/member.view';
import { aBenefit, aCentre, DIAMOND, NORMAL } from '../support/membership';
import { NOW } from '../support/shop';

const TODAY = '2026-09-18';
const view = (over: Parameters<typeof aCentre>[0] = {}) => memberView(aCentre(over), '林晓', TODAY);
const points = (over: Partial<ReturnType<typeof aCentre>['points']>) =>
  view({ points: { ...aCentre().points, ...over } }).points;

describe('the member page', () => {
  test('R89, R90: the card says the tier, until when, and how far it is to the next in yuan', () => {
    expect(view()).toMatchObject({
      tone: 'silver',
      tierName: '银卡',
      cardText: '林晓 · 有效期至 2027年3月31日',
      spend: { fen: 328_600, label: '/ 近 12 个月消费' },
      ways: [{ text: '再消费 ¥1,714 升钻石卡', percent: 65, goalText: '¥5,000' }],
      topText: null,
    });
  });

  test('R95: a way that counts months says how far it is in percent, not in yuan', () => {
    const way = { text: '再连续 4 个月每月满 ¥100', percent: 33, shortByOrders: 0, shortByMonths: 4 };
    const next = {
      tier: DIAMOND,
      headline: '',
      ways: [{ ...way, kind: 'months' as const, shortByFen: 8800 }],
    };
    expect(view({ next }).ways[0]).toMatchObject({ percent: 33, goalText: '33%' });
  });

  test('the highest tier has no bar and is thanked', () => {
    expect(view({ tier: DIAMOND, next: null })).toMatchObject({
      tone: 'gold',
      ways: [],
      topText: '已经是最高的钻石卡，谢谢您一直来',
    });
  });

  test('R92: a benefit with a quota shows what is left, a used-up one when it comes back, a locked one by whom', () => {
    const usedUp = aBenefit({
      key: 'factory_visit',
      label: '工厂参观',
      quota: { uses: 1, used: 1, left: 0, per: 'year', renewsOn: '2027-01-01' },
    });
    const locked = aBenefit({ key: 'x', hint: '钻石卡解锁', quota: null, unlockedBy: DIAMOND });
    const { benefits, quotas } = view({ benefits: [aBenefit(), usedUp, locked] });
    expect(benefits.map(({ hint, isLocked }) => [hint, isLocked])).toEqual([
      ['余 1 次', false],
      ['2027年1月1日更新', false],
      ['钻石卡解锁', true],
    ]);
    expect(quotas).toEqual([
      { key: 'free_delivery', leftText: '1', ofText: '/2 次', label: '免外送费 · 本月' },
      { key: 'factory_visit', leftText: '0', ofText: '/1 次', label: '工厂参观 · 今年' },
    ]);
  });

  test('whoever has not joined sees what joining gives at once and what comes later', () => {
    const benefits = [aBenefit({ hint: '已享有', quota: null }), aCentre().benefits[1] ?? aBenefit()];
    const { benefits: rows } = view({ isEnrolled: false, benefits });
    expect(rows.map(({ hint }) => hint)).toEqual(['加入即享', '钻石卡解锁']);
  });

  test.each([
    ['what they are worth', {}, '下单可抵 ¥18.60'],
    ['R110: how many are missing to the threshold', { available: 120 }, '攒到 400 分可用，还差 280 分'],
    ['what comes with the cake', { pending: 198 }, '另有 198 分，取货后到账'],
    ['a debt before everything else', { available: 120, debt: 30, pending: 198 }, '先补上次扣回的 30 分'],
  ])('of the points it says %s', (_, over, text) => {
    expect(points(over)).toMatchObject({ text, tag: '320 分 9月30日到期' });
  });

  test('the coupons are counted, and which end soon', () => {
    expect(view().couponsText).toBe('4 张可用，1 张快到期');
    expect(view({ coupons: { usable: 2, endingSoon: 0 } }).couponsText).toBe('2 张可用');
    expect(view({ coupons: { usable: 0, endingSoon: 0 } }).couponsText).toBe('去领券中心看看');
  });

  test.each([
    [{ name: '妈妈', on: '2026-09-24', daysLeft: 6 }, '妈妈 9月24日，还有 6 天'],
    [{ name: '小米', on: TODAY, daysLeft: 0 }, '小米 9月18日，就是今天'],
    [null, '记下生日，提前 3 天有礼'],
  ])('the next birthday %j is said as %s', (next, text) => {
    expect(birthdayText(next, TODAY)).toBe(text);
  });
});

describe('the home page', () => {
  test('a member sees her tier, what is missing, and three numbers', () => {
    expect(memberSummary(aCentre(), '林晓', NOW)).toEqual({
      isEnrolled: true,
      tone: 'silver',
      greeting: '林晓，下午好',
      text: '银卡 · 再消费 ¥1,714 升钻石卡',
      bar: { percent: 65, fromText: '¥3,286', toText: '钻石卡 ¥5,000' },
      cells: [
        { key: 'points', figure: '1,860', unit: '积分', text: '320 分 9月30日到期' },
        { key: 'coupons', figure: '4', unit: '优惠券', text: '1 张快到期' },
        { key: 'quota', figure: '1/2', unit: '免外送费', text: '剩余次数' },
      ],
    });
  });

  test('whoever has not joined is invited, without numbers that are all zero', () => {
    const summary = memberSummary(aCentre({ isEnrolled: false, tier: NORMAL }), null, NOW);
    expect(summary).toMatchObject({
      greeting: '下午好',
      text: '加入会员：首单 9 折，生日有礼',
      bar: null,
      cells: [],
    });
  });

  test.each([
    [14, '妈妈的生日，还有 14 天'],
    [0, '妈妈的生日，就是今天'],
  ])('a birthday %i days away has its card', (daysLeft, title) => {
    expect(birthdayCard({ name: '妈妈', on: '2026-09-24', daysLeft }, TODAY)?.title).toBe(title);
  });

  test('a birthday further away than a fortnight has none', () => {
    expect(birthdayCard({ name: '妈妈', on: '2026-10-03', daysLeft: 15 }, TODAY)).toBeNull();
  });
});

describe('R21, R22: the candles', () => {
  test('each friend who counts lights one; those since the last look are lit before her eyes', () => {
    const { candles, text, total } = candlesView(4, 3);
    expect(total).toBe(10);
    expect(candles.map(({ state }) => state)).toEqual([
      ...Array(3).fill('lit'),
      'lighting',
      ...Array(6).fill('dark'),
    ]);
    expect(text).toBe('再来 6 位：店长级会员');
  });

  test.each([
    [0, '再来 3 位：88 折券一张'],
    [3, '再来 7 位：店长级会员'],
    [12, '蜡烛都点亮了，谢谢您带来这么多朋友'],
  ])('with %i friends it says what the next ones bring', (counted, text) => {
    expect(candlesView(counted, counted).text).toBe(text);
  });
});
