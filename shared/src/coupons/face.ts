import type { CouponFace } from '../api/coupons';
import { formatYuan } from '../money/format';
import type { OfferScope } from '../pricing/scope';
import type { CouponBenefit } from './benefit';
import type { CouponTemplate } from './template';

/**
 * A coupon as its ticket shows it; the app draws it, the server puts the same words into messages and on paper.
 *
 * Example: −20.00 from 128.00 is figure `20`, unit `元`, `满 ¥128 可用`; 88 折 with a cap is `8.8`, `折`,
 * `无门槛，最多减 ¥30`.
 */
export function couponFace({
  label,
  benefit,
  scope,
}: Pick<CouponTemplate, 'label' | 'benefit' | 'scope'>): CouponFace {
  const { figure, unit } = figureOf(benefit);
  return {
    kind: benefit.kind,
    label,
    figure,
    unit,
    condition: conditionOf(benefit),
    scopeText: scopeText(scope),
  };
}

function figureOf(benefit: CouponBenefit): { figure: string; unit: string } {
  switch (benefit.kind) {
    case 'amount_off':
      return { figure: formatYuan(benefit.amountFen).replace('¥', ''), unit: '元' };
    case 'rate':
      return { figure: String(benefit.percent / 10), unit: '折' };
    case 'product':
      return { figure: benefit.payFen === 0 ? '兑换' : formatYuan(benefit.payFen), unit: '' };
    case 'buy_one_get_one':
      return { figure: '买一送一', unit: '' };
    case 'free_delivery':
      return { figure: '免运费', unit: '' };
    case 'tasting':
      return { figure: '尝新', unit: '' };
  }
}

function conditionOf(benefit: CouponBenefit): string {
  const threshold =
    'thresholdFen' in benefit && benefit.thresholdFen > 0
      ? `满 ${formatYuan(benefit.thresholdFen)} 可用`
      : '无门槛';
  switch (benefit.kind) {
    case 'rate':
    case 'free_delivery':
      return benefit.capFen === null ? threshold : `${threshold}，最多减 ${formatYuan(benefit.capFen)}`;
    case 'product':
      return benefit.payFen === 0 ? '兑换 1 件' : `加 ${formatYuan(benefit.payFen)} 换 1 件`;
    case 'buy_one_get_one':
      return '两件中较低价的一件免费';
    case 'tasting':
      return `${threshold}，赠${benefit.gift.label}`;
    default:
      return threshold;
  }
}

function scopeText({ only, except }: OfferScope): string {
  if (only !== null)
    return only.categoryIds.length > 0 && only.productIds.length === 0 ? '指定分类' : '指定商品';
  return except === null ? '全部商品' : '部分商品除外';
}
