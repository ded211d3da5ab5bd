import type { OrderRefundResponse } from '@tianpu/shared/api';
import { type Adjustment, quote, type UnusedOffer } from '@tianpu/shared/pricing';
import { cartOffers } from '@/features/offers/cart-offers.view';
import { blockedOffers, couponPanel, pointsPanel, savedFen, sourceText } from '@/features/offers/offers.view';
import { orderSavedText, pointsText, refundViews } from '@/subpackages/order/detail/benefits.view';
import { aPlacedOrder, aQuoteResult } from '../support/orders';
import { NOW } from '../support/shop';

const coupon = (id: string, code: UnusedOffer['code'], params: UnusedOffer['params'] = {}): UnusedOffer => ({
  offerId: `coupon:${id}`,
  couponId: id,
  label: `券 ${id}`,
  code,
  params,
});

const off = (source: string, amountFen: number, lineId = 'l1'): Adjustment => ({
  source,
  label: source,
  amountFen,
  allocations: [{ lineId, amountFen }],
});

describe('the coupon of an order', () => {
  const unused = [
    coupon('B', 'coupon.one_per_order', { with: '券 A', savesFen: 500, totalSavedFen: 1500 }),
    coupon('C', 'coupon.below_threshold', { thresholdFen: 12800, shortByFen: 1600 }),
    coupon('D', 'coupon.no_delivery'),
    coupon('E', 'coupon.in_use'),
  ];
  const chosen = {
    chosenCouponId: 'A',
    unused,
    applied: [{ offerId: 'coupon:A', label: '满 128 减 15', savedFen: 1500 }],
  };

  test('the best one is chosen, the one that lost may be taken instead, the rest say why not', () => {
    const panel = couponPanel(chosen, [], 'best', NOW);
    expect(panel.tag).toBe('已选最省的 1 张');
    expect(panel.chosen?.label).toBe('满 128 减 15');
    expect(panel.others.map(({ couponId }) => couponId)).toEqual(['B']);
    expect(panel.blocked.map(({ text, way }) => [text, way])).toEqual([
      ['满 ¥128 可用，还差 ¥16', 'add_goods'],
      ['仅外送订单可用', 'deliver'],
      ['正被另一笔待付款订单使用', null],
    ]);
  });

  test.each([
    ['she chose herself', 'A', chosen, '已选 1 张'],
    ['she wants none', 'none', { ...chosen, chosenCouponId: null }, '这单不用券'],
    ['none saves more', 'best', { ...chosen, chosenCouponId: null }, '不用券更省'],
    ['she has none', 'best', aQuoteResult(), null],
  ])('%s', (_, choice, quoted, tag) => {
    expect(couponPanel(quoted, [], choice, NOW).tag).toBe(tag);
  });

  test('an offer of the shop that does nothing says why as well', () => {
    const offer = { ...coupon('X', 'offer.first_order_only'), couponId: null };
    expect(blockedOffers({ unused: [offer, coupon('B', 'coupon.in_use')] })).toEqual([
      { key: 'coupon:X', label: '券 X', text: '仅限首单', way: null },
    ]);
  });
});

describe('points as cash', () => {
  test.each([
    [1800, { available: 1860, opensAt: 400 }, true, '用 1,800 积分抵 ¥18，剩 60 积分'],
    [0, { available: 320, opensAt: 400 }, false, '现有 320 积分，还差 80 积分可抵现'],
    [0, { available: 900, opensAt: 400 }, false, '这单没有可以抵的金额'],
  ])('%i usable', (pointsUsable, account, canUse, text) => {
    expect(pointsPanel({ pointsUsable }, account)).toMatchObject({ canUse, text });
  });

  test('R110: the threshold of her tier is named, and who is no member has no switch', () => {
    expect(pointsPanel({ pointsUsable: 0 }, { available: 0, opensAt: 200 })?.ruleText).toContain(
      '满 200 积分可用',
    );
    expect(pointsPanel({ pointsUsable: 0 }, null)).toBeNull();
  });
});

describe('the cart explains its price', () => {
  const line = {
    lineId: 'l1',
    skuId: 's1',
    productId: 'p',
    categoryId: 'c',
    unitPriceFen: 1600,
    quantity: 2,
  };

  test('member price per piece, 满减 and a coupon that waits for checkout', () => {
    const offers = cartOffers(
      aQuoteResult({
        lines: [{ ...line, lineTotalFen: 3200, allocatedNetFen: 2500 }],
        goodsTotalFen: 3200,
        payableFen: 2500,
        adjustments: [off('member_price:1', -200), off('full_reduction:2', -500)],
        unused: [coupon('A', 'coupon.not_chosen', { savesFen: 300 })],
      }),
    );
    expect(offers).toMatchObject({
      payableFen: 2500,
      beforeFen: 3200,
      savedText: '已省 ¥7，不含券与积分',
      unitFenBySku: { s1: 1500 },
    });
    expect(offers.rows.map(({ tag, amount }) => [tag, amount])).toEqual([
      ['会员价', '−¥2.00'],
      ['满减', '−¥5.00'],
      ['券', '待抵扣'],
    ]);
  });

  test.each([
    [8000, { doneText: '', text: '再买 ¥120 可减 ¥20' }],
    [17900, { doneText: '', text: '再买 ¥21 可减 ¥20' }],
    [27900, { doneText: '已减 ¥20，', text: '再买 ¥21 可减 ¥40' }],
    [30000, null],
  ])('R118: goods of %i fen', (unitPriceFen, progress) => {
    const quoted = quote({
      lines: [{ ...line, unitPriceFen, quantity: 1 }],
      delivery: null,
      facts: { now: NOW, audiences: [], isFirstOrder: false, points: null, earning: null },
      offers: [
        {
          kind: 'full_reduction',
          id: 'f',
          label: '满减',
          group: 'reduction',
          stacking: 'combinable',
          scope: { only: null, except: null },
          who: null,
          validity: { from: null, to: null },
          levels: [
            { thresholdFen: 20000, amountFen: 2000 },
            { thresholdFen: 30000, amountFen: 4000 },
          ],
        },
      ],
    });
    const shown = cartOffers(quoted).progress;
    expect(shown && { doneText: shown.doneText, text: shown.text }).toEqual(progress);
  });

  test('what was added for the drive is not counted against what was saved', () => {
    expect(savedFen([{ amountFen: -1500 }, { amountFen: -2000 }, { amountFen: 600 }])).toBe(3500);
    expect(savedFen([{ amountFen: 600 }])).toBe(0);
  });

  test.each([
    ['coupon:01J', '优惠券'],
    ['points', '积分'],
    ['unheard_of:1', '优惠'],
  ])('%s is %s', (source, text) => {
    expect(sourceText({ source })).toBe(text);
  });
});

describe('an order remembers its points, and what refunds brought back', () => {
  const refund: OrderRefundResponse = {
    id: 'r1',
    sequence: 1,
    cashFen: 8900,
    deliveryFen: 0,
    points: 500,
    clawedBackPoints: 80,
    couponOutcome: 'returned',
    isComplete: true,
    reason: '奶油化了',
    requestedAt: '2026-09-18T06:00:00.000Z',
    lines: [{ lineId: 'order-line-1', quantity: 1, cashFen: 8900, points: 500 }],
  };

  test.each([
    ['promised', aPlacedOrder({ pointsToEarn: 178 }), '订单完成后得 178 积分'],
    ['given', aPlacedOrder({ pointsToEarn: 178, status: 'completed' }), '得了 178 积分'],
    [
      'less what a refund took',
      aPlacedOrder({ pointsToEarn: 178, refunds: [refund] }),
      '订单完成后得 98 积分',
    ],
    ['used', aPlacedOrder({ pointsUsed: 500, status: 'refunded' }), '用了 500 积分'],
    ['none', aPlacedOrder(), null],
  ])('points: %s', (_, order, text) => {
    expect(pointsText(order)).toBe(text);
  });

  test('money, points and the coupon each have their row', () => {
    const [view] = refundViews(aPlacedOrder({ refunds: [refund] }), NOW);
    expect(view).toMatchObject({ title: '第 1 次退款 · 今天 14:00', linesText: null });
    expect(view?.rows.map(({ label, text }) => `${label} ${text}`)).toEqual([
      '退款 ¥89.00',
      '积分 退回 500 积分',
      '这单的积分 收回 80 积分',
      '优惠券 已退回券包',
      '原因 奶油化了',
    ]);
  });

  test('a partial refund names what came back', () => {
    const part = { ...refund, isComplete: false, couponOutcome: 'kept' as const };
    const [view] = refundViews(aPlacedOrder({ refunds: [part] }), NOW);
    expect(view?.linesText).toBe('草莓云朵奶油蛋糕 ×1');
    expect(view?.rows).toContainEqual({ label: '优惠券', text: '部分退款不退券' });
  });

  test('what all rules took off is said in one figure', () => {
    expect(orderSavedText({ adjustments: [{ label: '首单 9 折', amountFen: -1980 }] })).toBe('共省 ¥19.80');
    expect(orderSavedText({ adjustments: [] })).toBeNull();
  });
});
