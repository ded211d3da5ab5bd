import type { StaffOrderRow, StaffRole } from '@tianpu/shared/api';
import { canMove, moveLabel, type OrderStatus, staffStatusLabel, tapMovesFor } from '@tianpu/shared/orders';
import { formatClock, formatTime, MINUTE_MS, minuteOfDay, toMs } from '@tianpu/shared/time';

export interface StaffAct {
  /** What the button says: named after the act. */
  label: string;
  /** `move` is one tap; `hand_over` opens the check of the pickup code. */
  kind: 'move' | 'hand_over';
  to: OrderStatus;
}

export type ChipTone = 'late' | 'wait' | 'making' | 'ready' | 'way' | 'done';

export interface StaffRowView {
  id: string;
  /** The number the customer says; for a delivery the end of the order number. */
  code: string;
  timeText: string;
  /** 草莓云朵 6 寸, 可颂 ×4, or 草莓云朵 6 寸 等 3 件: name and size, the rest is on the sheet. */
  whatText: string;
  chip: { text: string; tone: ChipTone };
  whoText: string;
  isLate: boolean;
  /** All that this person may do next, the usual one first; the row shows the first. */
  acts: StaffAct[];
  order: StaffOrderRow;
}

/**
 * One order as staff see it in a list. Pure.
 *
 * Example: a ready pickup of 14:00–14:30 at 14:46 seen by the counter: chip `晚 16 分`, act 交付.
 */
export function staffRowView(order: StaffOrderRow, role: StaffRole, now: Date): StaffRowView {
  return {
    id: order.id,
    code: order.pickupCode ?? order.orderNumber.slice(-4),
    timeText: formatTime(order.slotStartsAt),
    whatText: whatText(order),
    chip: chipOf(order, now),
    whoText: [order.customerName, order.note && '有备注'].filter(Boolean).join(' · '),
    isLate: order.isLate,
    acts: actsFor(order, role),
    order,
  };
}

/** What this person may do with the order now; empty = somebody else's turn. */
export function actsFor(order: Pick<StaffOrderRow, 'status' | 'mode'>, role: StaffRole): StaffAct[] {
  const moves = tapMovesFor(order.status, role, order.mode).map(
    (to): StaffAct => ({ label: moveLabel(to), kind: 'move', to }),
  );
  const handsOver = canMove({ from: order.status, to: 'picked_up', by: role, mode: order.mode });
  return handsOver ? [{ label: '交付', kind: 'hand_over', to: 'picked_up' }, ...moves] : moves;
}

/** 10:30–11:00 */
export function slotText(order: Pick<StaffOrderRow, 'slotStartsAt' | 'slotEndsAt'>): string {
  const minutes = Math.round((toMs(order.slotEndsAt) - toMs(order.slotStartsAt)) / MINUTE_MS);
  return `${formatTime(order.slotStartsAt)}–${formatClock(minuteOfDay(order.slotStartsAt) + minutes)}`;
}

/** How late an order is. Example: slot over at 14:30, now 14:46: `晚 16 分`; from an hour on `晚 1 小时 5 分`. */
export function lateText(slotEndsAt: string, now: Date): string {
  const minutes = Math.max(1, Math.floor((now.getTime() - toMs(slotEndsAt)) / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `晚 ${Math.floor(hours / 24)} 天`;
  return hours === 0 ? `晚 ${minutes} 分` : `晚 ${hours} 小时 ${minutes % 60} 分`;
}

function whatText({ lines }: StaffOrderRow): string {
  const first = lines[0];
  if (!first) return '';
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  const size = first.optionsText.split(' · ')[0];
  const name = [first.productName, size].filter(Boolean).join(' ');
  if (lines.length > 1) return `${name} 等 ${count} 件`;
  return first.quantity > 1 ? `${name} ×${first.quantity}` : name;
}

const TONES: Partial<Record<OrderStatus, ChipTone>> = {
  making: 'making',
  ready: 'ready',
  delivering: 'way',
  picked_up: 'done',
  delivered: 'done',
  completed: 'done',
};

function chipOf(order: StaffOrderRow, now: Date): StaffRowView['chip'] {
  if (order.isLate) return { text: lateText(order.slotEndsAt, now), tone: 'late' };
  return { text: staffStatusLabel(order.status, order.mode), tone: TONES[order.status] ?? 'wait' };
}
