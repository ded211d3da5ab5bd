import type { OrderRefundResponse, OrderResponse } from '@tianpu/shared/api';
import { formatYuan, formatYuanExact } from '@tianpu/shared/money';
import { formatPoints } from '@tianpu/shared/points';
import { formatMoment } from '@tianpu/shared/time';
import { savedFen } from '@/features/offers/offers.view';

export interface RefundView {
  key: string;
  /** `第 1 次退款 · 今天 15:20`. */
  title: string;
  rows: { label: string; text: string }[];
  /** Which lines came back; null when all did. */
  linesText: string | null;
}

/** Points of an order in words, given or still promised; null where none are. Pure. Example: 178 after payment is `订单完成后得 178 积分`. */
export function pointsText({
  pointsToEarn,
  pointsUsed,
  status,
  paidAt,
  refunds,
}: OrderResponse): string | null {
  const taken = refunds.reduce((sum, refund) => sum + refund.clawedBackPoints, 0);
  const left = Math.max(0, pointsToEarn - taken);
  const parts: string[] = [];
  if (pointsUsed > 0) parts.push(`用了 ${formatPoints(pointsUsed)} 积分`);
  if (left > 0 && status !== 'cancelled' && status !== 'refunded') {
    const points = formatPoints(left);
    if (status === 'completed') parts.push(`得了 ${points} 积分`);
    else parts.push(paidAt ? `订单完成后得 ${points} 积分` : `付款并完成后得 ${points} 积分`);
  }
  return parts.length > 0 ? parts.join('，') : null;
}

/** `共省 ¥78`; null when nothing was taken off. */
export function orderSavedText({ adjustments }: Pick<OrderResponse, 'adjustments'>): string | null {
  const saved = savedFen(adjustments);
  return saved > 0 ? `共省 ${formatYuan(saved)}` : null;
}

/**
 * What each refund brought back: money, points, the coupon, and the points it took again. Pure.
 *
 * Example: 8900 fen, 500 points and a coupon that came back: `退款 ¥89.00`, `积分 退回 500 积分`, `优惠券 已退回券包`.
 */
export function refundViews({ refunds, lines }: OrderResponse, now: Date): RefundView[] {
  return refunds.map((refund) => ({
    key: refund.id,
    title: `第 ${refund.sequence} 次退款 · ${formatMoment(refund.requestedAt, now)}`,
    rows: rowsOf(refund),
    linesText: refund.isComplete ? null : linesText(refund, lines),
  }));
}

function rowsOf(refund: OrderRefundResponse): RefundView['rows'] {
  const { cashFen, deliveryFen, points, clawedBackPoints, couponOutcome, reason } = refund;
  const rows = [{ label: '退款', text: `¥${formatYuanExact(cashFen)}` }];
  if (deliveryFen > 0) rows.push({ label: '其中外送费', text: `¥${formatYuanExact(deliveryFen)}` });
  if (points > 0) rows.push({ label: '积分', text: `退回 ${formatPoints(points)} 积分` });
  if (clawedBackPoints > 0)
    rows.push({ label: '这单的积分', text: `收回 ${formatPoints(clawedBackPoints)} 积分` });
  if (couponOutcome !== 'none') rows.push({ label: '优惠券', text: COUPON_WORDS[couponOutcome] });
  if (reason) rows.push({ label: '原因', text: reason });
  return rows;
}

const COUPON_WORDS = {
  returned: '已退回券包',
  expired: '已过期，没有退回',
  kept: '部分退款不退券',
} as const;

function linesText({ lines: refunded }: OrderRefundResponse, lines: OrderResponse['lines']): string | null {
  const names = refunded.map(({ lineId, quantity }) => {
    const line = lines.find((each) => each.id === lineId);
    return `${line?.productName ?? '商品'} ×${quantity}`;
  });
  return names.length > 0 ? names.join('、') : null;
}
