import type { OrderSummary } from '@tianpu/shared/api';
import {
  actionsFor,
  customerStatusLabel,
  type OrderStatus,
  OWED_STATUSES,
  PAYMENT_WINDOW_MINUTES,
} from '@tianpu/shared/orders';
import { formatDay, formatTime, shopDateOf, toMs } from '@tianpu/shared/time';
import type { OrdersSegment } from '@/features/orders/segment-state';

export const SEGMENTS: readonly { value: OrdersSegment; label: string }[] = [
  { value: 'active', label: '进行中' },
  { value: 'all', label: '全部' },
];

export interface OrderRow {
  id: string;
  storeName: string;
  modeText: string;
  statusText: string;
  statusTone: 'berry' | 'honey' | 'matcha' | 'muted';
  /** 草莓云朵奶油蛋糕 等 3 件 */
  nameText: string;
  /** Each picture once, however many sizes of it were bought. */
  pictures: string[];
  /** 今天 周五 10:30 取 */
  timeText: string;
  payableFen: number;
  countText: string;
  /** 请在 14:21 前付款; null when there is nothing to pay. */
  payText: string | null;
  /** The one button of the row. */
  action: 'pay' | 'show_code' | null;
}

const MAX_PICTURES = 4;
/** Orders are booked at most two weeks ahead: older pages hold none that is still under way. */
const ACTIVE_DAYS = 30;

/** Still something to do or to wait for. */
export function isActive(status: OrderStatus): boolean {
  return status === 'pending_payment' || status === 'refunding' || OWED_STATUSES.includes(status);
}

/** The rows of a segment, newest first as the server sends them. Pure. */
export function orderRows(orders: readonly OrderSummary[], segment: OrdersSegment, now: Date): OrderRow[] {
  return orders
    .filter((order) => segment === 'all' || isActive(order.status))
    .map((order) => orderRow(order, now));
}

/**
 * One order of the list.
 *
 * Example: a ready pickup of two products, three pieces: `待取货`, `草莓云朵奶油蛋糕 等 3 件`, button 取货码.
 */
export function orderRow(order: OrderSummary, now: Date): OrderRow {
  const actions = actionsFor(order, now);
  const day = formatDay(shopDateOf(order.slotStartsAt), shopDateOf(now));
  const first = order.lines[0];
  return {
    id: order.id,
    storeName: order.storeName,
    modeText: order.mode === 'pickup' ? '自提' : '外送',
    statusText: customerStatusLabel(order.status, order.mode),
    statusTone: toneOf(order.status),
    nameText: nameText(first, order.itemCount),
    pictures: [...new Set(order.lines.map((line) => line.thumbnailUrl))].slice(0, MAX_PICTURES),
    timeText: `${day} ${formatTime(order.slotStartsAt)} ${order.mode === 'pickup' ? '取' : '送'}`,
    payableFen: order.payableFen,
    countText: `共 ${order.itemCount} 件`,
    payText: payText(order, now),
    action: actions.includes('pay') ? 'pay' : actions.includes('show_code') ? 'show_code' : null,
  };
}

/** Whether pages behind the oldest loaded order can still hold one under way. */
export function mayHoldActive(oldest: OrderSummary | undefined, now: Date): boolean {
  if (!oldest) return false;
  return now.getTime() - toMs(oldest.placedAt) < ACTIVE_DAYS * 24 * 3_600_000;
}

function nameText(first: OrderSummary['lines'][number] | undefined, itemCount: number): string {
  if (!first) return '';
  if (itemCount === first.quantity)
    return first.quantity > 1 ? `${first.productName} ×${first.quantity}` : first.productName;
  return `${first.productName} 等 ${itemCount} 件`;
}

function payText(order: OrderSummary, now: Date): string | null {
  if (order.status !== 'pending_payment' || order.payBefore === null) return null;
  return toMs(now) < toMs(order.payBefore)
    ? `请在 ${formatTime(order.payBefore)} 前付款`
    : `超过 ${PAYMENT_WINDOW_MINUTES} 分钟未付，正在关闭`;
}

function toneOf(status: OrderStatus): OrderRow['statusTone'] {
  if (status === 'pending_payment') return 'berry';
  if (status === 'ready' || status === 'delivering') return 'matcha';
  if (status === 'paid' || status === 'making' || status === 'refunding') return 'honey';
  return 'muted';
}
