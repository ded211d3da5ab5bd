import {
  type Coupon,
  type CouponBenefit,
  type CouponTemplate,
  couponFace,
  couponOffer,
  newCustomerTasting,
  REFERRAL_COUPON,
  templateFlaws,
} from '@tianpu/shared/coupons';
import { ALL_GOODS } from '@tianpu/shared/pricing';
import { GIFT, NOW, template } from './support/templates';

describe('a coupon as people see it', () => {
  it.each<[CouponBenefit, string[]]>([
    [{ kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 }, ['20', '元', '满 ¥128 可用']],
    [{ kind: 'amount_off', thresholdFen: 0, amountFen: 550 }, ['5.50', '元', '无门槛']],
    [{ kind: 'rate', thresholdFen: 0, percent: 88, capFen: 3000 }, ['8.8', '折', '无门槛，最多减 ¥30']],
    [{ kind: 'rate', thresholdFen: 10000, percent: 90, capFen: null }, ['9', '折', '满 ¥100 可用']],
    [{ kind: 'product', payFen: 0, maxUnitFen: 4000 }, ['兑换', '', '兑换 1 件']],
    [{ kind: 'product', payFen: 990, maxUnitFen: 4000 }, ['¥9.90', '', '加 ¥9.90 换 1 件']],
    [{ kind: 'buy_one_get_one' }, ['买一送一', '', '两件中较低价的一件免费']],
    [{ kind: 'free_delivery', thresholdFen: 5000, capFen: null }, ['免运费', '', '满 ¥50 可用']],
    [{ kind: 'tasting', thresholdFen: 0, gift: GIFT }, ['尝新', '', '无门槛，赠新品小样']],
  ])('%j', (benefit, expected) => {
    const { figure, unit, condition } = couponFace(template({ benefit }));
    expect([figure, unit, condition]).toEqual(expected);
  });

  it.each<[string, CouponTemplate['scope']]>([
    ['全部商品', ALL_GOODS],
    ['指定分类', { only: { categoryIds: ['cakes'], productIds: [], skuIds: [] }, except: null }],
    ['指定商品', { only: { categoryIds: [], productIds: ['p'], skuIds: [] }, except: null }],
    ['部分商品除外', { only: null, except: { categoryIds: [], productIds: ['p'], skuIds: [] } }],
  ])('%s', (text, scope) => {
    expect(couponFace(template({ scope })).scopeText).toBe(text);
  });

  it('in a quote it carries its template’s rule and its own dates', () => {
    const mine: Coupon = {
      id: '01COUPON',
      templateId: '01TEMPLATE',
      state: 'returned',
      validFrom: NOW,
      validTo: '2026-12-31T16:00:00.000Z',
    };
    const { benefit, label, group, stacking, scope, who } = template();
    expect(couponOffer(mine, template())).toEqual({
      ...{ kind: 'coupon', id: 'coupon:01COUPON', couponId: '01COUPON', state: 'returned' },
      ...{ benefit, label, group, stacking, scope, who },
      validity: { from: NOW, to: '2026-12-31T16:00:00.000Z' },
    });
  });

  it('R21, R114: the coupons every shop begins with are sound', () => {
    const tasting = newCustomerTasting(GIFT);
    for (const standard of [REFERRAL_COUPON, tasting])
      expect(templateFlaws({ ...standard, id: 'x' })).toEqual([]);
    expect(REFERRAL_COUPON).toMatchObject({
      benefit: { percent: 88 },
      validity: { days: 30 },
      limitPerCustomer: 1,
    });
    expect(tasting).toMatchObject({ who: { anyOf: ['new_customer'] }, benefit: { gift: GIFT } });
  });
});
