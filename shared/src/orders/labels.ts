import type { FulfilmentMode } from '../api/fulfilment';
import type { OrderStatus } from './status';

interface StatusWords {
  /** Badge on the customer's list. */
  customer: string;
  /** Badge on the staff page. */
  staff: string;
  /** The order page's first line: the state in words, as a shop assistant would say it. */
  headline: string;
}

const WORDS: Readonly<Record<OrderStatus, StatusWords>> = {
  pending_payment: { customer: '待付款', staff: '未付款', headline: '等您付款' },
  paid: { customer: '已付款', staff: '待制作', headline: '订单已收到' },
  making: { customer: '制作中', staff: '制作中', headline: '蛋糕正在做' },
  ready: { customer: '待取货', staff: '可取', headline: '做好了，等您来取' },
  delivering: { customer: '配送中', staff: '配送中', headline: '正在送来' },
  picked_up: { customer: '已取货', staff: '已取', headline: '已取货，请慢用' },
  delivered: { customer: '已送达', staff: '已送达', headline: '已送达，请慢用' },
  completed: { customer: '已完成', staff: '已完成', headline: '订单已完成' },
  cancelled: { customer: '已取消', staff: '已取消', headline: '订单已取消' },
  refunding: { customer: '退款中', staff: '退款中', headline: '正在退款' },
  partially_refunded: { customer: '部分退款', staff: '部分退款', headline: '已退还部分款项' },
  refunded: { customer: '已退款', staff: '已退款', headline: '已全额退款' },
};

/** A finished cake that will be driven out waits for the courier, not for the customer. */
const READY_FOR_DELIVERY: StatusWords = { customer: '待配送', staff: '待配送', headline: '做好了，马上送出' };

/** Words for a status of an order. Example: `ready` is `待取货` for a pickup and `待配送` for a delivery. */
export function statusWords(status: OrderStatus, mode: FulfilmentMode): StatusWords {
  return status === 'ready' && mode === 'delivery' ? READY_FOR_DELIVERY : WORDS[status];
}

/** Badge on the customer's list. Example: `customerStatusLabel('making', 'pickup')` is `制作中`. */
export function customerStatusLabel(status: OrderStatus, mode: FulfilmentMode): string {
  return statusWords(status, mode).customer;
}

/** Badge on the staff page. Example: `staffStatusLabel('paid', 'pickup')` is `待制作`. */
export function staffStatusLabel(status: OrderStatus, mode: FulfilmentMode): string {
  return statusWords(status, mode).staff;
}

const MOVE_LABELS: Readonly<Partial<Record<OrderStatus, string>>> = {
  making: '开始制作',
  ready: '做好了',
  delivering: '交骑手',
  picked_up: '确认交付',
  delivered: '已送达',
  refunding: '退款',
};

/** What the staff button says that moves an order to `to`. Example: `moveLabel('ready')` is `做好了`. */
export function moveLabel(to: OrderStatus): string {
  return MOVE_LABELS[to] ?? WORDS[to].staff;
}
