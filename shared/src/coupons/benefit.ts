import type { GiftItem } from '../pricing/gift';

/** What a coupon does. Thresholds are goods in its scope after the offers before it, in fen; 0 = from the first fen. */
export type CouponBenefit =
  /** 满减券: `amountFen` off from `thresholdFen` on. */
  | { kind: 'amount_off'; thresholdFen: number; amountFen: number }
  /** 折扣券: the goods cost `percent` (88 = 88 折), at most `capFen` is taken off. */
  | { kind: 'rate'; thresholdFen: number; percent: number; capFen: number | null }
  /** 兑换券: the dearest piece in scope costs `payFen` instead (0 = free); the piece may cost up to `maxUnitFen`. */
  | { kind: 'product'; payFen: number; maxUnitFen: number | null }
  /** 买一送一券: of two pieces in scope the cheaper is free, once. */
  | { kind: 'buy_one_get_one' }
  /** 免运费券: takes up to `capFen` off the drive. */
  | { kind: 'free_delivery'; thresholdFen: number; capFen: number | null }
  /** 尝新券: a piece given with any purchase from `thresholdFen` on. */
  | { kind: 'tasting'; thresholdFen: number; gift: GiftItem };
export type CouponKind = CouponBenefit['kind'];

/** A coupon that takes a part of the price; at most one such rate per order by default. */
export function isRateBenefit(benefit: CouponBenefit): boolean {
  return benefit.kind === 'rate';
}
