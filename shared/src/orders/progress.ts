import type { Instant } from '../api/common';
import type { FulfilmentMode } from '../api/fulfilment';
import type { OrderTimelineEntry } from '../api/orders';
import type { OrderStatus } from './status';

export interface ProgressStep {
  label: string;
  state: 'done' | 'current' | 'todo';
  /** When it was reached, if the timeline says so. */
  at: Instant | null;
}

/** The four steps of the order page, each with the statuses that stand on it. */
const LINES: Readonly<Record<FulfilmentMode, readonly { label: string; on: readonly OrderStatus[] }[]>> = {
  pickup: [
    { label: '已付款', on: ['paid'] },
    { label: '制作中', on: ['making'] },
    { label: '待取', on: ['ready'] },
    { label: '已完成', on: ['picked_up', 'completed'] },
  ],
  delivery: [
    { label: '已付款', on: ['paid'] },
    { label: '制作中', on: ['making', 'ready'] },
    { label: '配送中', on: ['delivering'] },
    { label: '已送达', on: ['delivered', 'completed'] },
  ],
};

/**
 * The four-step line of an order: steps behind are done, the one it stands on is current, and on the last step all
 * are done. An unpaid order stands before the first step (all `todo`). Orders that left the way (cancelled, refunds)
 * have no line: null.
 *
 * Example: a pickup in `making` is 已付款 done · 制作中 current · 待取 todo · 已完成 todo.
 */
export function progressSteps(
  status: OrderStatus,
  mode: FulfilmentMode,
  timeline: readonly OrderTimelineEntry[] = [],
): ProgressStep[] | null {
  const line = LINES[mode];
  const position = status === 'pending_payment' ? -1 : line.findIndex((step) => step.on.includes(status));
  if (position < 0 && status !== 'pending_payment') return null;
  const isOver = position === line.length - 1;
  return line.map((step, index) => ({
    label: step.label,
    state: index < position || isOver ? 'done' : index === position ? 'current' : 'todo',
    at: timeline.find((entry) => step.on.includes(entry.status))?.at ?? null,
  }));
}
