import { isLongFigure, refusalText } from '@/features/coupons/ticket.view';
import { claimRow, claimSections } from '@/subpackages/member/coupons/coupons.view';
import { couponRow, couponRows } from '@/subpackages/member/my-coupons/my-coupons.view';
import { aClaimable, aCoupon, aFace } from '../support/membership';
import { NOW } from '../support/shop';

const refused = (code: 'coupon.sold_out' | 'coupon.limit_reached' | 'coupon.not_for_you', params = {}) =>
  aClaimable({ templateId: code, refusal: { code, params } });
const tonight = aClaimable({
  templateId: 'tonight',
  refusal: { code: 'coupon.claim_not_open', params: { startsAt: '2026-09-18T12:00:00.000Z' } },
});

describe('the claim centre', () => {
  test('what can be had stands first; soon, hers and gone have sections of their own', () => {
    const coupons = [refused('coupon.sold_out'), refused('coupon.limit_reached'), tonight, aClaimable()];
    const sections = claimSections(coupons, NOW).map(({ title, rows }) => [
      title,
      rows.map((row) => row.templateId),
    ]);
    expect(sections).toEqual([
      ['现在能领', ['template-1']],
      ['快开抢', ['tonight']],
      ['已经领到', ['coupon.limit_reached']],
      ['这次没赶上', ['coupon.sold_out']],
    ]);
  });

  test.each([
    ['free to claim, plenty', aClaimable({ remaining: 51 }), 'claim', 'berry', null],
    ['nearly gone', aClaimable({ remaining: 50 }), 'claim', 'berry', '仅剩 50 张'],
    [
      'one of two had',
      aClaimable({ claimedByMe: 1, limitPerCustomer: 2 }),
      'claim',
      'berry',
      '已领 1 张，每人限 2 张',
    ],
    ['open tonight', tonight, 'soon', 'berry', '今天 20:00 开抢'],
    ['sold out', refused('coupon.sold_out'), 'gone', 'off', '刚刚领完了，看看别的券吧'],
    ['for others', refused('coupon.not_for_you', { who: '银卡' }), 'not_yours', 'off', '限银卡使用'],
  ])('a coupon %s', (_, coupon, state, tone, mark) => {
    expect(claimRow(coupon, NOW)).toMatchObject({ state, tone, mark });
  });
});

describe('my coupons', () => {
  const below = {
    offerId: 'coupon:coupon-1',
    couponId: 'coupon-1',
    label: '',
    code: 'coupon.below_threshold' as const,
    params: { thresholdFen: 30_000, shortByFen: 2100 },
  };

  test('a coupon the cart is too small for says how much is missing, and where to add it', () => {
    expect(couponRow(aCoupon(), [below], NOW)).toMatchObject({
      tone: 'off',
      reason: { text: '现在还不能用：满 ¥300 可用，还差 ¥21', wayOut: 'menu' },
    });
  });

  test('with an empty cart only reasons that hold for any cart are told', () => {
    expect(couponRow(aCoupon(), null, NOW)).toMatchObject({ tone: 'berry', reason: null });
    const frozen = aCoupon({ state: 'frozen', orderId: 'o', reason: { code: 'coupon.in_use', params: {} } });
    expect(couponRow(frozen, null, NOW).reason).toEqual({
      text: '现在还不能用：正被另一笔待付款订单使用',
      wayOut: 'order',
    });
  });

  test('that another coupon is better on this cart is no obstacle', () => {
    const beaten = { ...below, code: 'coupon.one_per_order' as const, params: { with: '别的券' } };
    expect(couponRow(aCoupon(), [beaten], NOW).reason).toBeNull();
  });

  test('"through 30 September" is said by its last day, not by the moment after it', () => {
    expect(couponRow(aCoupon(), null, NOW).lines).toEqual(['全部商品', '9月30日到期']);
  });

  test.each([
    ['2026-09-20T16:00:00.000Z', '9月20日到期，还有 2 天'],
    ['2026-09-18T16:00:00.000Z', '今天到期'],
  ])('one that ends soon (%s) is marked', (validTo, mark) => {
    expect(couponRow(aCoupon({ validTo, isEndingSoon: true }), null, NOW)).toMatchObject({
      mark,
      lines: ['全部商品'],
    });
  });

  test('each state has its tab, and what can be used stands first', () => {
    const coupons = [
      aCoupon(),
      aCoupon({ id: 'back', state: 'returned' }),
      aCoupon({ id: 'used', state: 'redeemed', orderId: 'o' }),
      aCoupon({ id: 'late', state: 'expired' }),
      aCoupon({ id: 'void', state: 'void' }),
    ];
    const ids = (tab: 'usable' | 'used' | 'over') =>
      couponRows(coupons, tab, [below], NOW).map(({ id }) => id);
    expect(ids('usable')).toEqual(['back', 'coupon-1']);
    expect(couponRows(coupons, 'used', null, NOW)).toMatchObject([
      { id: 'used', stamp: '已使用', reason: null },
    ]);
    expect(ids('over')).toEqual(['late', 'void']);
  });
});

describe('the ticket', () => {
  test.each([
    ['15', false],
    ['8.5', false],
    ['1,280.50', true],
    ['兑换', false],
    ['买一送一', true],
  ])('the figure %s is set small: %s', (figure, isLong) => {
    expect(isLongFigure(aFace({ figure }).figure)).toBe(isLong);
  });

  test('a refusal without numbers of its own is said as everywhere else', () => {
    expect(refusalText({ code: 'coupon.limit_reached', params: { limit: 1 } }, NOW)).toBe(
      '您已经领过了，去我的券里看看',
    );
  });
});
