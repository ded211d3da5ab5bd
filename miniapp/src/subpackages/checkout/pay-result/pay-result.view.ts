import type { OrderResponse } from '@tianpu/shared/api';
import { formatYuan } from '@tianpu/shared/money';
import { isPaid, isPayable } from '@tianpu/shared/orders';
import { formatDuration, formatSlot, formatTime, MINUTE_MS, toMs } from '@tianpu/shared/time';

/** Which of the four pages after paying this is. */
export type PayResultKind = 'checking' | 'paid' | 'unpaid' | 'closed';

export interface PayResultView {
  kind: PayResultKind;
  title: string;
  text: string;
  /** Four digits, for a paid pickup. */
  pickupCode: string | null;
  /** What happens next, one line each. */
  next: { label: string; text: string }[];
}

/** What WeChat's sheet said, and how many times the server has been asked since. */
export interface PaySheetAnswer {
  wxpay: string | undefined;
  checks: number;
}

/** After this many answers "not paid yet" to a sheet that said "paid", the page stops waiting and offers to pay. */
export const MAX_CHECKS = 8;

/**
 * What the result page says. Only the order's own state counts as paid; the sheet's word only decides whether to wait.
 *
 * Example: the sheet said ok and the server has not heard of it yet: 正在确认; after 8 answers: 还没收到付款, payable until
 * its deadline. A cancelled sheet goes there at once.
 */
export function payResultView(order: OrderResponse, answer: PaySheetAnswer, now: Date): PayResultView {
  if (order.status === 'cancelled' || order.closedBecause !== null) return closed(order);
  if (isPaid(order.status)) return paid(order, now);
  if (!isPayable(order, now)) {
    const text = '付款时间过了，时间和蛋糕已经放回。要的话可以再下一单。';
    return { ...NOTHING, kind: 'closed', title: '订单要关闭了', text };
  }
  const isWaiting = answer.wxpay === 'ok' && answer.checks < MAX_CHECKS;
  if (isWaiting) {
    return {
      ...NOTHING,
      kind: 'checking',
      title: '正在确认支付结果',
      text: '微信那边一般几秒就有答复，请稍等。',
    };
  }
  return unpaid(order, answer, now);
}

const NOTHING = { pickupCode: null, next: [] };

function paid(order: OrderResponse, now: Date): PayResultView {
  const slot = formatSlot(order.slotStartsAt, order.slotEndsAt, now);
  const isPickup = order.mode === 'pickup';
  const next = isPickup
    ? [
        { label: '取货时间', text: slot },
        { label: '取货门店', text: `${order.store.name} · ${order.store.address}` },
      ]
    : [
        { label: '送达时间', text: slot },
        { label: '送到', text: order.delivery?.address ?? '' },
      ];
  return {
    kind: 'paid',
    title: '付好了，等我们做',
    text: isPickup ? '到店把取货码给店员看就行。' : '送到之前会打电话给收货人。',
    pickupCode: order.pickupCode,
    next,
  };
}

function unpaid(order: OrderResponse, { wxpay }: PaySheetAnswer, now: Date): PayResultView {
  const minutes = order.payBefore ? Math.ceil((toMs(order.payBefore) - now.getTime()) / MINUTE_MS) : 0;
  const until = order.payBefore ? `请在 ${formatTime(order.payBefore)} 前付款` : '请尽快付款';
  return {
    ...NOTHING,
    kind: 'unpaid',
    title: wxpay === 'ok' ? '还没收到付款' : '还没付款',
    text:
      wxpay === 'ok'
        ? '如果您已经付了，过一会儿订单会自己变过来，不用再付。'
        : `${until}，时间和蛋糕先替您留着。`,
    next: [
      { label: '应付', text: formatYuan(order.payableFen) },
      { label: '还留着', text: formatDuration(Math.max(1, minutes)) },
    ],
  };
}

function closed(order: OrderResponse): PayResultView {
  const texts: Record<NonNullable<OrderResponse['closedBecause']>, string> = {
    unpaid: '没有在时间内付款，时间和蛋糕已经放回。要的话可以再下一单。',
    customer: '您取消了这笔订单，没有扣款。',
    late_payment_refunded: `款到的时候订单已经关闭，${formatYuan(order.refund?.amountFen ?? order.payableFen)} 会全额原路退回微信。`,
  };
  return {
    ...NOTHING,
    kind: 'closed',
    title: '订单已关闭',
    text: texts[order.closedBecause ?? 'unpaid'],
  };
}
