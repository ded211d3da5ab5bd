import { formatYuan } from '../money/format';
import type { AppliedOffer, QuotedGift, UnusedOffer } from './quote';
import { reasonText } from './reason-text';

interface Explained {
  applied: readonly AppliedOffer[];
  gifts: readonly QuotedGift[];
  unused: readonly UnusedOffer[];
  /** The coupon the customer asked for by name, if any. */
  askedCouponId: string | null;
  pointsUsed: number;
  pointsToEarn: number;
}

/**
 * Why this combination, in sentences for the customer.
 *
 * Example: `已为您选最省的搭配：首单 9 折、满 200 减 30，共省 ¥49.80`.
 */
export function explain({
  applied,
  gifts,
  unused,
  askedCouponId,
  pointsUsed,
  pointsToEarn,
}: Explained): string[] {
  const sentences: string[] = [];
  const saving = applied.filter((offer) => offer.savedFen > 0);
  const savedFen = saving.reduce((sum, offer) => sum + offer.savedFen, 0);
  const names = saving.map((offer) => offer.label).join('、');
  if (saving.length === 1) sentences.push(`已用${names}，省 ${formatYuan(savedFen)}`);
  if (saving.length > 1) sentences.push(`已为您选最省的搭配：${names}，共省 ${formatYuan(savedFen)}`);
  for (const gift of gifts) sentences.push(`赠${gift.label} ×${gift.quantity}`);
  const refused = unused.find((offer) => offer.couponId !== null && offer.couponId === askedCouponId);
  if (refused !== undefined) sentences.push(`您选的${refused.label}没有用上：${reasonText(refused)}`);
  if (unused.some((offer) => offer.code === 'offer.one_rate_only' || offer.code === 'coupon.one_rate_only'))
    sentences.push('每单只用一个折扣，已选更省的一个');
  if (pointsUsed > 0) sentences.push(`用 ${pointsUsed} 积分抵 ${formatYuan(pointsUsed)}`);
  if (pointsToEarn > 0) sentences.push(`订单完成后得 ${pointsToEarn} 积分`);
  return sentences;
}
