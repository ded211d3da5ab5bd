import type { PointsStatementResponse, PointsStatementRow } from '@tianpu/shared/api';
import { formatPoints, formatPointsSigned } from '@tianpu/shared/points';
import { formatDate, formatMoment, shopDateOf } from '@tianpu/shared/time';

export interface StatementRow {
  id: string;
  title: string;
  detail: string;
  change: string;
  isGain: boolean;
  balanceText: string;
  timeText: string;
  /** `2027年9月30日到期` for what came in. */
  endsText: string | null;
  orderId: string | null;
}

export interface StatementMonth {
  /** `2026年9月`. */
  title: string;
  rows: StatementRow[];
}

/** The ledger by month, in the order it came (newest first). */
export function statementMonths(items: readonly PointsStatementRow[], now: Date): StatementMonth[] {
  const months: StatementMonth[] = [];
  for (const item of items) {
    const [year, month] = shopDateOf(item.at).split('-').map(Number);
    const title = `${year}年${month}月`;
    let last = months[months.length - 1];
    if (last?.title !== title) {
      last = { title, rows: [] };
      months.push(last);
    }
    last.rows.push(statementRow(item, now));
  }
  return months;
}

/**
 * One entry of the ledger.
 *
 * Example: +198 from an order, balance 1,860, good through 30 September 2027: `+198`, `余 1,860`,
 * `2027年9月30日到期`; a claw-back that became a debt of 30: `欠 30 分，下次获得时补`.
 */
export function statementRow(item: PointsStatementRow, now: Date): StatementRow {
  const today = shopDateOf(now);
  const owes = item.debtPoints > 0 ? ` · 欠 ${formatPoints(item.debtPoints)} 分，下次获得时补` : '';
  return {
    id: item.id,
    title: item.title,
    detail: `${item.detail}${owes}`,
    change: formatPointsSigned(item.points),
    isGain: item.points > 0,
    balanceText: `余 ${formatPoints(item.balanceAfter)}`,
    timeText: formatMoment(item.at, now),
    endsText: item.usableThrough ? `${formatDate(item.usableThrough, today)}到期` : null,
    orderId: item.orderId,
  };
}

export interface PendingRow {
  orderId: string;
  title: string;
  detail: string;
  change: string;
}

/** What is promised and comes with the cake. */
export function pendingRows(pending: PointsStatementResponse['pending']): PendingRow[] {
  return pending.map(({ orderId, orderNumber, points }) => ({
    orderId,
    title: '待到账',
    detail: `订单 ${orderNumber}，完成后到账`,
    change: formatPointsSigned(points),
  }));
}
