import type { StaffDayResponse, StaffOrderRow, StaffRole } from '@tianpu/shared/api';
import { isHandedOver, OWED_STATUSES } from '@tianpu/shared/orders';
import { isWithin, toMs } from '@tianpu/shared/time';
import { type StaffRowView, slotText, staffRowView } from '../parts/staff-order.view';

export type TodayFilter = 'todo' | 'ready' | 'making' | 'delivery' | 'done' | 'unpaid';

const FILTERS: readonly { value: TodayFilter; label: string; holds: (order: StaffOrderRow) => boolean }[] = [
  { value: 'todo', label: '待办', holds: ({ status }) => OWED_STATUSES.includes(status) },
  { value: 'ready', label: '可取', holds: ({ status, mode }) => status === 'ready' && mode === 'pickup' },
  { value: 'making', label: '要做', holds: ({ status }) => status === 'paid' || status === 'making' },
  {
    value: 'delivery',
    label: '外送',
    holds: ({ status, mode }) => mode === 'delivery' && OWED_STATUSES.includes(status),
  },
  { value: 'done', label: '已交', holds: ({ status }) => isHandedOver(status) },
  { value: 'unpaid', label: '未付款', holds: ({ status }) => status === 'pending_payment' },
];

export interface TodayView {
  tone: 'plain' | 'stop' | 'good';
  label: string;
  sentence: string;
  filters: { value: TodayFilter; label: string; count: number }[];
  late: StaffRowView[];
  groups: { key: string; slot: string; remark: string; rows: StaffRowView[] }[];
  /** Nothing to show under the filter: what to say. */
  empty: { title: string; text: string } | null;
}

interface TodayInput {
  day: StaffDayResponse;
  filter: TodayFilter;
  role: StaffRole;
  now: Date;
}

/**
 * Today's orders for the counter: late ones first, then slot by slot, and one sentence for what to do next. Pure.
 *
 * Example: two late orders: `2 单过了时间，先处理这几单`; none late and three to make: `3 单要做，先做 15:00 的`.
 */
export function todayView({ day, filter, role, now }: TodayInput): TodayView {
  const holds = FILTERS.find((each) => each.value === filter)?.holds ?? (() => true);
  const byTime = [...day.orders].sort((a, b) => toMs(a.slotStartsAt) - toMs(b.slotStartsAt));
  const rows = byTime.filter(holds).map((order) => staffRowView(order, role, now));
  const late = rows.filter((row) => row.isLate);
  const groups = groupBySlot(
    rows.filter((row) => !row.isLate),
    now,
  );
  return {
    ...nextAct(day, byTime),
    filters: FILTERS.map(({ value, label, holds: counts }) => ({
      value,
      label,
      count: day.orders.filter(counts).length,
    })),
    late,
    groups,
    empty: rows.length === 0 ? emptyText(filter, day) : null,
  };
}

function nextAct(
  { counts }: StaffDayResponse,
  byTime: StaffOrderRow[],
): Pick<TodayView, 'tone' | 'label' | 'sentence'> {
  const label = '现在要做';
  if (counts.late > 0) return { tone: 'stop', label, sentence: `${counts.late} 单过了时间，先处理这几单` };
  const toMake = byTime.find(({ status }) => status === 'paid' || status === 'making');
  if (toMake)
    return {
      tone: 'plain',
      label,
      sentence: `${counts.toMake} 单要做，先做 ${slotText(toMake).slice(0, 5)} 的`,
    };
  if (counts.ready > 0) return { tone: 'plain', label, sentence: `${counts.ready} 单做好了，等着交付` };
  if (counts.handedOver > 0)
    return { tone: 'good', label: '今天', sentence: `今天 ${counts.handedOver} 单都交完了` };
  return { tone: 'plain', label: '今天', sentence: '还没有单，先把柜台理好' };
}

function groupBySlot(rows: StaffRowView[], now: Date): TodayView['groups'] {
  const groups: TodayView['groups'] = [];
  for (const row of rows) {
    const key = `${row.order.slotStartsAt} ${row.order.slotEndsAt}`;
    const last = groups[groups.length - 1];
    if (last?.key === key) last.rows.push(row);
    else groups.push({ key, slot: slotText(row.order), remark: '', rows: [row] });
  }
  return groups.map((group) => {
    const first = group.rows[0]?.order;
    const range = first && { from: new Date(first.slotStartsAt), to: new Date(first.slotEndsAt) };
    const isNow = range !== undefined && isWithin(range, now);
    return { ...group, remark: `${isNow ? '现在 · ' : ''}${group.rows.length} 单` };
  });
}

function emptyText(filter: TodayFilter, day: StaffDayResponse): TodayView['empty'] {
  if (filter !== 'todo') return { title: '这一类没有单', text: '点上面换一类看看' };
  return day.orders.length === 0
    ? { title: '今天还没有单', text: '新单来了会自己出现，并排到最前面' }
    : { title: '没有待办的单', text: '新单来了会自己出现，并排到最前面' };
}
