import type { GiftRedemptionResponse, PointsStatementRow } from '@tianpu/shared/api';
import { accountView, giftCard, giftCards, tierSteps } from '@/subpackages/member/points/points.view';
import { pendingRows, statementMonths, statementRow } from '@/subpackages/member/statement/statement.view';
import { aBenefit, aGift, DIAMOND, NORMAL, SILVER } from '../support/membership';
import { NOW } from '../support/shop';

const TODAY = '2026-09-18';
const redeemed: GiftRedemptionResponse = {
  id: 'redemption-1',
  giftId: 'gift-1',
  kind: 'gift',
  name: '烘焙围裙',
  imageUrl: '',
  points: 2400,
  status: 'waiting',
  code: '7KD0M2PQ',
  store: { id: 's', name: '武林店' },
  pickupThrough: '2026-10-02',
  couponId: null,
  redeemedAt: '2026-09-02T04:00:00.000Z',
};
const card = (over: Parameters<typeof aGift>[0], mine: GiftRedemptionResponse[] = []) =>
  giftCard(aGift(over), mine, TODAY);

describe('R112: a gift of the mall', () => {
  test('that can be had offers to be redeemed', () => {
    expect(card({ fromTier: SILVER })).toMatchObject({
      text: '银卡可换 · 到店领取',
      pointsText: '2,400',
      button: '兑换',
      isButtonIdle: false,
    });
  });

  test('that is too dear yet says how many points are missing', () => {
    const refusal = { code: 'points.insufficient' as const, params: { available: 1860, shortBy: 540 } };
    expect(card({ state: 'short', refusal })).toMatchObject({
      text: '还差 540 分',
      isTextMarked: true,
      button: '积分不足',
      isButtonIdle: true,
    });
  });

  test('R110: below the threshold of her tier it names the threshold', () => {
    const refusal = { code: 'points.below_threshold' as const, params: { opensAt: 500, shortBy: 380 } };
    expect(card({ state: 'short', refusal }).text).toBe('满 500 分起兑，还差 380 分');
  });

  test('of a higher tier names the tier on the picture', () => {
    expect(card({ state: 'locked', fromTier: DIAMOND })).toMatchObject({
      lockedBy: '钻石卡',
      button: '升级解锁',
      isButtonIdle: true,
    });
  });

  test('that waits at the store shows its code, also when another could be had', () => {
    expect(card({ state: 'can', limitPerCustomer: null }, [redeemed])).toMatchObject({
      state: 'redeemed',
      text: '9月2日兑换 · 10月2日前取',
      button: '看取货码',
      isButtonIdle: false,
      redemption: { code: '7KD0M2PQ' },
    });
  });

  test('that was fetched can be had again when the limit allows', () => {
    const fetched = { ...redeemed, status: 'handed_over' as const, code: null };
    expect(card({ state: 'can', limitPerCustomer: 2 }, [fetched])).toMatchObject({
      state: 'can',
      button: '兑换',
    });
  });

  test('that was a coupon leads to the coupons', () => {
    const issued = { ...redeemed, status: 'issued' as const, code: null, couponId: 'coupon-1' };
    expect(card({ state: 'redeemed', kind: 'coupon' }, [issued])).toMatchObject({
      button: '看我的券',
      text: '9月2日兑换',
    });
  });

  test('that is gone says so and takes no taps', () => {
    expect(card({ state: 'gone', remaining: 0 })).toMatchObject({ button: '换完了', isButtonIdle: true });
  });

  test('is found by what can be had and by what it is', () => {
    const gifts = [
      aGift({ id: 'a' }),
      aGift({ id: 'b', kind: 'coupon' }),
      aGift({ id: 'c', state: 'short' }),
    ];
    const ids = (filter: 'all' | 'can' | 'coupon') => giftCards(gifts, [], filter, TODAY).map(({ id }) => id);
    expect(ids('all')).toEqual(['a', 'b', 'c']);
    expect(ids('can')).toEqual(['a', 'b']);
    expect(ids('coupon')).toEqual(['b']);
  });
});

test('R110: the mall shows from how many points each tier may redeem, hers marked', () => {
  const tier = (face: typeof SILVER, label: string) => ({
    ...face,
    condition: '',
    benefits: [aBenefit(), aBenefit({ key: 'redemption_threshold', kind: 'redemption_threshold', label })],
  });
  const tiers = [tier(NORMAL, '500 积分起兑'), tier(SILVER, '400 积分起兑'), tier(DIAMOND, '200 积分起兑')];
  expect(tierSteps(tiers, 1).map(({ text, state }) => [text, state])).toEqual([
    ['500 积分起兑', 'below'],
    ['400 积分起兑', 'mine'],
    ['200 积分起兑', 'above'],
  ]);
});

test.each([
  [{ signedInToday: false, streakDays: 6, nextPoints: 12 }, '签到 +12', '连签 6 天，每 7 天多送 10 分'],
  [{ signedInToday: true, streakDays: 7, nextPoints: 2 }, '今天已签到', '连签 7 天，每 7 天多送 10 分'],
  [{ signedInToday: false, streakDays: 0, nextPoints: 2 }, '签到 +2', '每 7 天多送 10 分'],
])('signing in %j reads %s', (signIn, label, text) => {
  const account = {
    available: 1860,
    pending: 0,
    debt: 0,
    worthFen: 1860,
    opensAt: 400,
    expiring: [],
    signIn,
    signInRule: { points: 2, everyDays: 7, bonusPoints: 10 },
  };
  expect(accountView(account, TODAY)).toMatchObject({
    balance: '1,860',
    text: '下单可抵 ¥18.60',
    signIn: { label, text },
  });
});

describe('the statement', () => {
  const entry = (over: Partial<PointsStatementRow> = {}): PointsStatementRow => ({
    id: 'e',
    kind: 'earn',
    title: '消费获得',
    detail: '订单 TP2609171406372',
    points: 198,
    balanceAfter: 1860,
    debtPoints: 0,
    at: '2026-09-17T06:00:00.000Z',
    usableThrough: '2027-09-30',
    orderId: 'order-1',
    ...over,
  });

  test('R109: an entry says where from, what is left after it, and when it ends', () => {
    expect(statementRow(entry(), NOW)).toMatchObject({
      detail: '订单 TP2609171406372',
      change: '+198',
      isGain: true,
      balanceText: '余 1,860',
      timeText: '昨天 14:00',
      endsText: '2027年9月30日到期',
    });
  });

  test('what went out carries the minus sign and ends nowhere', () => {
    const spent = entry({ kind: 'spend', points: -1450, usableThrough: null });
    expect(statementRow(spent, NOW)).toMatchObject({ change: '−1,450', isGain: false, endsText: null });
  });

  test('a claw-back that found too little says what is still owed', () => {
    const row = statementRow(entry({ kind: 'claw_back', points: -30, debtPoints: 20, detail: '退款' }), NOW);
    expect(row.detail).toBe('退款 · 欠 20 分，下次获得时补');
  });

  test('entries stand under the month of Shanghai, not of UTC', () => {
    const months = statementMonths(
      [
        entry({ id: 'a', at: '2026-08-31T16:00:00.000Z' }),
        entry({ id: 'b', at: '2026-08-31T15:59:59.999Z' }),
      ],
      NOW,
    );
    expect(months.map(({ title, rows }) => [title, rows.map(({ id }) => id)])).toEqual([
      ['2026年9月', ['a']],
      ['2026年8月', ['b']],
    ]);
  });

  test('what is promised stands above, with its order', () => {
    const pending = [{ orderId: 'o', orderNumber: 'TP1', points: 198, paidAt: '2026-09-18T02:00:00.000Z' }];
    expect(pendingRows(pending)).toEqual([
      { orderId: 'o', title: '待到账', detail: '订单 TP1，完成后到账', change: '+198' },
    ]);
  });
});
