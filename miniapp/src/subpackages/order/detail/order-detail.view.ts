import type { OrderResponse } from '@tianpu/shared/api';
import { formatYuan } from '@tianpu/shared/money';
import {
  actionsFor,
  cancellationTarget,
  hasPickupCode,
  isPayable,
  type OrderAction,
  progressSteps,
  readableOrderNumber,
  statusWords,
} from '@tianpu/shared/orders';
import { formatMoment, formatSlot, formatTime, toMs } from '@tianpu/shared/time';
import type { Amounts } from '@/features/orders/amounts.view';
import { orderSavedText, pointsText, type RefundView, refundViews } from './benefits.view';

export interface StepView {
  label: string;
  state: 'done' | 'current' | 'todo';
  timeText: string;
}

export interface OrderDetailView {
  headline: string;
  text: string;
  steps: StepView[] | null;
  /** Null when there is no code to show. */
  pickupCode: string | null;
  slotLabel: string;
  slotText: string;
  refund: { title: string; text: string; tone: 'honey' | 'matcha' | 'berry' } | null;
  /** What each refund brought back. */
  refunds: RefundView[];
  savedText: string | null;
  /** Facts at the foot, e.g. 下单时间. */
  facts: { label: string; text: string }[];
  numberText: string;
  amounts: Amounts;
  totalLabel: string;
  actions: OrderAction[];
  cancel: { title: string; text: string } | null;
  /** How soon to ask again, or false when nothing will change any more. */
  pollMs: number | false;
}

/** The order's page: its state in words, what to do next, and every fact. Pure. */
export function orderDetailView(order: OrderResponse, now: Date): OrderDetailView {
  const steps = progressSteps(order.status, order.mode, order.timeline);
  return {
    headline: headline(order),
    text: explanation(order, now),
    steps: steps?.map((step) => ({ ...step, timeText: step.at ? formatMoment(step.at, now) : '' })) ?? null,
    pickupCode: hasPickupCode(order) ? order.pickupCode : null,
    slotLabel: order.mode === 'pickup' ? '取货时间' : '送达时间',
    slotText: formatSlot(order.slotStartsAt, order.slotEndsAt, now),
    refund: refundNotice(order),
    refunds: refundViews(order, now),
    savedText: orderSavedText(order),
    facts: facts(order, now),
    numberText: readableOrderNumber(order.orderNumber),
    amounts: {
      goodsTotalFen: order.goodsTotalFen,
      adjustments: order.adjustments,
      mode: order.mode,
      itemCount: order.lines.reduce((count, line) => count + line.quantity, 0),
    },
    totalLabel: order.paidAt ? '实付' : '应付',
    actions: actionsFor(order, now),
    cancel: cancelQuestion(order),
    pollMs: pollMs(order),
  };
}

/**
 * How long to wait before fetching the next QR: until the server says, within bounds, because this phone's clock may be
 * wrong by minutes. Example: refreshAt 40 s ahead → 40,500 ms; 10 minutes ahead by a wrong clock → 60,000 ms.
 */
export function nextCodeMs(refreshAt: string, now: number): number {
  return Math.min(60_000, Math.max(5000, toMs(refreshAt) - now + 500));
}

function headline(order: OrderResponse): string {
  if (order.closedBecause === 'late_payment_refunded') return '订单已关闭，款会退回';
  return statusWords(order.status, order.mode).headline;
}

function explanation(order: OrderResponse, now: Date): string {
  const { status, mode, store } = order;
  const slot = formatSlot(order.slotStartsAt, order.slotEndsAt, now);
  if (order.closedBecause === 'late_payment_refunded')
    return '款到的时候订单已经关闭，时间和蛋糕放回去了，钱会全额退给您。';
  switch (status) {
    case 'pending_payment':
      return isPayable(order, now)
        ? `请在 ${formatTime(order.payBefore ?? order.placedAt)} 前付款，时间和蛋糕先替您留着。`
        : '付款时间过了，正在关闭。';
    case 'paid':
      return `${slot} ${mode === 'pickup' ? `到${store.name}取` : '送到'}，开始制作前可以全额取消。`;
    case 'making':
      return mode === 'pickup'
        ? `预计 ${formatTime(order.slotStartsAt)} 可取，做好这里会变。`
        : `${slot} 送到，出门前这里会变。`;
    case 'ready':
      return mode === 'pickup' ? `${slot}，到${store.name}出示取货码。` : '骑手马上来取。';
    case 'delivering':
      return `${slot} 送到，到之前会打电话给收货人。`;
    case 'cancelled':
      return order.closedBecause === 'customer'
        ? '您取消了这笔订单，没有扣款。'
        : '没有在时间内付款，时间和蛋糕已经放回。';
    case 'refunding':
    case 'refunded':
    case 'partially_refunded':
      return '退款到微信的原支付方式，进度在下面。';
    default:
      return '谢谢光临，吃得开心。';
  }
}

function refundNotice({ refund, store }: OrderResponse): OrderDetailView['refund'] {
  if (!refund) return null;
  const amount = formatYuan(refund.amountFen);
  if (refund.status === 'succeeded')
    return {
      title: `${amount} 已退回`,
      text: '原路退到微信，零钱立刻到，银行卡 1–3 个工作日。',
      tone: 'matcha',
    };
  if (refund.status === 'failed')
    return {
      title: `${amount} 没退成功`,
      text: `${store.name}会处理好，也可以打电话问：${store.phone}。`,
      tone: 'berry',
    };
  return {
    title: `${amount} 正在退回`,
    text: '已经交给微信，一般几分钟到零钱，银行卡 1–3 个工作日。',
    tone: 'honey',
  };
}

function facts(order: OrderResponse, now: Date): OrderDetailView['facts'] {
  const rows = [{ label: '下单时间', text: formatMoment(order.placedAt, now) }];
  if (order.paidAt) rows.push({ label: '支付', text: `微信支付 · ${formatMoment(order.paidAt, now)}` });
  const points = pointsText(order);
  if (points) rows.push({ label: '积分', text: points });
  if (order.note) rows.push({ label: '备注', text: order.note });
  return rows;
}

function cancelQuestion(order: OrderResponse): OrderDetailView['cancel'] {
  const target = cancellationTarget(order.status);
  if (target === null) return null;
  return target === 'cancelled'
    ? { title: '取消这笔订单？', text: '还没有扣款。取消后时间和蛋糕会放回给别人，要的话可以「再来一单」。' }
    : {
        title: '取消并退款？',
        text: `${formatYuan(order.payableFen)} 会全额原路退回微信。取消后时间和蛋糕会放回给别人，不能恢复。`,
      };
}

function pollMs({ status }: OrderResponse): number | false {
  if (status === 'pending_payment') return 4000;
  if (status === 'refunding') return 10_000;
  return ['paid', 'making', 'ready', 'delivering'].includes(status) ? 12_000 : false;
}
