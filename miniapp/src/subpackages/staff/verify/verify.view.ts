import type { StaffOrderRow, StaffRole } from '@tianpu/shared/api';
import { canMove, parseScannedPickup, staffStatusLabel } from '@tianpu/shared/orders';
import { formatDuration, formatMoment, formatSlot, formatTime, MINUTE_MS, toMs } from '@tianpu/shared/time';
import { ApiProblem, problemText } from '@/api/problem';
import { lateText } from '../parts/staff-order.view';

/** Where the page stands: typing, one order on the table, refused, or handed over. */
export type VerifyState =
  | { kind: 'entry' }
  | { kind: 'found'; order: StaffOrderRow }
  | { kind: 'refused'; problem: unknown; code: string }
  | { kind: 'done'; order: StaffOrderRow; at: string };

export interface VerifyView {
  tone: 'plain' | 'stop' | 'good';
  label: string;
  sentence: string;
  /** Shown in a white box under the sentence: when and by whom. */
  detail: { title: string; text: string } | null;
  /** What may happen next with the order on the table. */
  act: 'hand_over' | 'make_ready' | null;
  /** How to help the customer, on a refusal. */
  help: { title: string; text: string }[];
}

/**
 * The awning and the dock of the page. A refusal says the time and the person first, then how to help. Pure.
 *
 * Example: handed over by 小陈 at 14:32, seen at 14:47: `这单已经取走，不要再交付`, `已于 今天 14:32 由 小陈 核销`.
 */
export function verifyView(state: VerifyState, role: StaffRole, now: Date): VerifyView {
  switch (state.kind) {
    case 'entry':
      return { ...PLAIN, label: '取货码', sentence: '扫顾客的码，或输入 4 位数字' };
    case 'found':
      return foundView(state.order, role, now);
    case 'refused':
      return refusedView(state.problem, state.code, now);
    case 'done':
      return {
        ...PLAIN,
        tone: 'good',
        label: `已交付 · ${formatTime(state.at)}`,
        sentence: `交给了${nameOf(state.order)}`,
      };
  }
}

/** The scanned or typed text as one of ours, else null: staff are told before the server is asked. */
export function readCode(text: string): string | null {
  return parseScannedPickup(text) === null ? null : text.trim();
}

/** Adds a digit or takes one away ('back'); never more than four. Example: '520' + '8' → '5208'. */
export function typed(code: string, key: string): string {
  if (key === 'back') return code.slice(0, -1);
  return code.length >= 4 ? code : `${code}${key}`;
}

const PLAIN: Omit<VerifyView, 'label' | 'sentence'> = { tone: 'plain', detail: null, act: null, help: [] };

function foundView(order: StaffOrderRow, role: StaffRole, now: Date): VerifyView {
  const late = order.isLate ? ` · ${lateText(order.slotEndsAt, now)}` : '';
  const label = `取货码 ${order.pickupCode ?? ''} · ${formatSlot(order.slotStartsAt, order.slotEndsAt, now)}${late}`;
  const { status, mode } = order;
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  if (canMove({ from: status, to: 'picked_up', by: role, mode }))
    return { ...PLAIN, label, sentence: `核对 ${count} 件，交给${nameOf(order)}`, act: 'hand_over' };
  if (canMove({ from: status, to: 'ready', by: role, mode }))
    return {
      ...PLAIN,
      tone: 'stop',
      label,
      sentence: `这单还没做好（${staffStatusLabel(status, mode)}）`,
      detail: { title: '先别交付', text: '做好装盒以后点「做好了」，再核对交付。' },
      act: 'make_ready',
    };
  return { ...PLAIN, tone: 'stop', label, sentence: `这单现在不能交付（${staffStatusLabel(status, mode)}）` };
}

function refusedView(problem: unknown, code: string, now: Date): VerifyView {
  const label = code.length === 4 ? `取货码 ${code}` : '扫到的码';
  const stop = { ...PLAIN, tone: 'stop' as const, label };
  if (!(problem instanceof ApiProblem)) return { ...stop, sentence: problemText(problem) };
  switch (problem.code) {
    case 'pickup.already_verified':
      return {
        ...stop,
        sentence: '这单已经取走，不要再交付',
        detail: handedOver(problem, now),
        help: [
          { title: '问是不是家人来取过', text: '同一个码只能交付一次，截图给别人也算' },
          { title: '叫店长来处理', text: '店长能查到这一单的每一步' },
        ],
      };
    case 'pickup.code_expired':
      return {
        ...stop,
        sentence: '这个二维码过期了',
        help: [{ title: '请顾客打开订单', text: '二维码每分钟自动刷新；也可以报 4 位数字' }],
      };
    case 'pickup.code_unknown':
      return {
        ...stop,
        sentence: '没有找到这个取货码',
        help: [
          { title: '再核对一遍数字', text: '请顾客打开订单详情，大字就是取货码' },
          { title: '看是不是别家店的单', text: '订单上写着取货门店' },
        ],
      };
    case 'payment.refund_in_progress':
      return {
        ...stop,
        sentence: '这单在退款，不要交付',
        help: [{ title: '问店长', text: '要取的话请顾客重新下一单' }],
      };
    case 'request.too_many':
      return { ...stop, sentence: tooMany(problem) };
    default:
      return { ...stop, sentence: problemText(problem) };
  }
}

function handedOver({ params }: ApiProblem, now: Date): VerifyView['detail'] {
  const { at, by } = params;
  const who = typeof by === 'string' ? ` 由 ${by}` : '';
  if (typeof at !== 'string') return { title: `已经${who}核销`, text: '' };
  const minutes = Math.floor((now.getTime() - toMs(at)) / MINUTE_MS);
  return {
    title: `已于 ${formatMoment(at, now)}${who} 核销`,
    text: minutes < 1 ? '就在刚才' : `${formatDuration(minutes)}前`,
  };
}

function tooMany({ params }: ApiProblem): string {
  const seconds = params['retryAfterSeconds'];
  if (typeof seconds !== 'number') return '错码试得太多，请稍等再试';
  return seconds > 90
    ? `错码试得太多，请 ${Math.ceil(seconds / 60)} 分钟后再试`
    : `错码试得太多，请 ${seconds} 秒后再试`;
}

const nameOf = (order: StaffOrderRow) => (order.customerName === '顾客' ? '顾客' : ` ${order.customerName}`);
