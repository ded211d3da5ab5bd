import { isReasonCode, type Offer, quote, type ReasonCode, reasonText } from '@tianpu/shared/pricing';
import { isProblemCode, PROBLEMS } from '@tianpu/shared/problems';
import { amountOff, CAKE, facts, inCategory, NEARBY, NOW, offer, request } from './support/offers';

const TODAY = { from: '2026-11-11T04:00:00.000Z', to: '2026-12-31T16:00:00.000Z' };

describe('why an offer does nothing here', () => {
  const ticket = amountOff('1', 2000);
  const reasonOf = (one: Offer, now: string = NOW) => {
    const [unused] = quote(request({ lines: [CAKE], offers: [one], facts: facts({ now }) })).unused;
    return unused === undefined ? 'applied' : `${unused.code}: ${reasonText(unused)}`;
  };

  it.each<[string, Offer, string, string]>([
    ['C17: at its first moment it is valid', { ...ticket, validity: TODAY }, NOW, 'applied'],
    [
      'C17: 1 ms before, not yet',
      { ...ticket, validity: TODAY },
      '2026-11-11T03:59:59.999Z',
      'coupon.not_started: 2026年11月11日 12:00 起可用',
    ],
    [
      'C17: through 31 Dec is valid 1 ms before midnight in Shanghai',
      { ...ticket, validity: TODAY },
      '2026-12-31T15:59:59.999Z',
      'applied',
    ],
    [
      'C17: and over at midnight',
      { ...ticket, validity: TODAY },
      '2026-12-31T16:00:00.000Z',
      'coupon.ended: 有效期到 2026年12月31日，已过期',
    ],
    [
      'for silver only',
      { ...ticket, who: { anyOf: ['tier:silver'], label: '银卡会员' } },
      NOW,
      'coupon.not_for_you: 限银卡会员使用',
    ],
    [
      'for other goods',
      { ...ticket, scope: inCategory('drinks') },
      NOW,
      'coupon.no_matching_goods: 购物车里没有可用的商品',
    ],
    [
      'held by an unpaid order',
      { ...ticket, state: 'frozen' },
      NOW,
      'coupon.in_use: 正被另一笔待付款订单使用',
    ],
    ['used', { ...ticket, state: 'redeemed' }, NOW, 'coupon.redeemed: 已使用'],
    ['taken back by the shop', { ...ticket, state: 'void' }, NOW, 'coupon.void: 已作废'],
    [
      'marked expired',
      { ...ticket, state: 'expired', validity: TODAY },
      NOW,
      'coupon.ended: 有效期到 2026年12月31日，已过期',
    ],
    ['come back from a refund it is good again', { ...ticket, state: 'returned' }, NOW, 'applied'],
    [
      'R114: not the first order',
      offer({ kind: 'first_order', id: 'f', percent: 90, capFen: null }),
      NOW,
      'offer.first_order_only: 仅限首单',
    ],
    [
      'for drives only',
      offer({ kind: 'delivery_offer', id: 'd', thresholdFen: 0, feeFen: 0 }),
      NOW,
      'offer.no_delivery: 仅外送订单可用',
    ],
    [
      '满 ¥128 可用，还差 ¥16',
      amountOff('1', 2000, 21400),
      NOW,
      'coupon.below_threshold: 满 ¥214 可用，还差 ¥16',
    ],
  ])('%s', (_title, one, now, expected) => {
    expect(reasonOf(one, now)).toBe(expected);
  });

  it('an audience she belongs to is enough', () => {
    const who = { anyOf: ['tier:silver', 'role:store_manager'], label: '银卡会员' };
    const mine = facts({ audiences: ['tier:normal', 'role:store_manager'] });
    expect(quote(request({ offers: [{ ...ticket, who }], facts: mine })).unused).toEqual([]);
  });

  it('nobody known is offered nothing and told nothing', () => {
    const result = quote(request({ offers: [ticket], facts: null, delivery: NEARBY }));
    expect([result.applied, result.unused, result.payableFen]).toEqual([[], [], 34000]);
  });
});

describe('the words for reasons', () => {
  const PARAMS = {
    ...{ startsAt: NOW, endedAt: NOW, who: '银卡会员', thresholdFen: 12800, shortByFen: 1600, quantity: 2 },
    ...{ shortBy: 1, with: '首单 9 折', savesFen: 500, totalSavedFen: 900 },
  };
  const codes = Object.keys(PROBLEMS).filter(isReasonCode);

  it('there are reasons, and all of them are problem codes', () => {
    expect(codes).toHaveLength(2 * 11 + 2 + 5);
    expect(codes.every(isProblemCode)).toBe(true);
    expect(
      ['offer.in_use', 'coupon.first_order_only', 'coupon.sold_out', 'slot.ended', ''].filter(isReasonCode),
    ).toEqual([]);
  });

  it.each(codes)('%s has a sentence', (code: ReasonCode) => {
    expect(reasonText({ code, params: PARAMS })).toMatch(/^[\u4e00-\u9fff0-9][^\n]{2,60}$/);
    expect(reasonText({ code, params: PARAMS })).not.toContain('undefined');
  });

  it.each<[ReasonCode, string]>([
    ['coupon.below_threshold', '满 ¥128 可用，还差 ¥16'],
    ['offer.below_quantity', '满 2 件可用，还差 1 件'],
    ['offer.one_rate_only', '每单只用一个折扣，已用「首单 9 折」（单独用省 ¥5，现共省 ¥9）'],
    ['coupon.not_chosen', '未选用，可省 ¥5'],
  ])('%s: %s', (code, text) => {
    expect(reasonText({ code, params: PARAMS })).toBe(text);
  });
});
