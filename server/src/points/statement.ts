import { Injectable } from '@nestjs/common';
import type { Id, PointsStatementResponse, PointsStatementRow } from '@tianpu/shared/api';
import { entryTitle, type PointsEntry, usableThrough } from '@tianpu/shared/points';
import { type Db, rows } from '../platform';
import { AwardsStore } from './awards.store';

const PAGE = 30;
const NEWEST = 2 ** 31 - 1;

/** Every entry of a customer's ledger, and what is promised beside it. */
@Injectable()
export class PointsStatement {
  constructor(private readonly awards: AwardsStore) {}

  /**
   * One page, newest first; the cursor is the number of the last entry shown, so entries written meanwhile move
   * nothing. Each entry says where it is from, the balance after it and, for what came in, its last day.
   */
  async page(db: Db, customerId: Id, cursor: number = NEWEST): Promise<PointsStatementResponse> {
    const [entries, promised] = await Promise.all([
      this.#entries(db, customerId, cursor),
      this.awards.pendingOf(db, customerId),
    ]);
    const last = entries[PAGE - 1];
    return {
      items: entries.slice(0, PAGE).map(statementRow),
      nextCursor: last && entries.length > PAGE ? String(last.seq) : null,
      pending: promised.map(({ orderId, orderNumber, points, reversed, paidAt }) => ({
        orderId,
        orderNumber,
        points: points - reversed,
        paidAt: paidAt.toISOString(),
      })),
    };
  }

  #entries(db: Db, customerId: Id, beforeSeq: number): Promise<EntryRow[]> {
    return rows<EntryRow>(
      db,
      `SELECT e.id, e.seq, e.kind, e.points, e.debt_points AS debtPoints, e.balance_after AS balanceAfter, e.source,
          e.source_id AS sourceId, e.label, e.entered_at AS at, l.expires_at AS expiresAt, c.order_id AS refundOf
        FROM points_entries e LEFT JOIN points_lots l ON l.entry_id = e.id
        LEFT JOIN points_claw_backs c ON e.source = 'refund' AND c.refund_id = e.source_id
        WHERE e.customer_id = ? AND e.seq < ? ORDER BY e.seq DESC LIMIT ${PAGE + 1}`,
      [customerId, beforeSeq],
    );
  }
}

interface EntryRow extends Omit<PointsEntry, 'at' | 'debtAfter'> {
  seq: number;
  at: Date;
  expiresAt: Date | null;
  refundOf: Id | null;
}

function statementRow({ at, expiresAt, refundOf, label, ...entry }: EntryRow): PointsStatementRow {
  return {
    id: entry.id,
    kind: entry.kind,
    title: entryTitle(entry),
    detail: label,
    points: entry.points,
    balanceAfter: entry.balanceAfter,
    debtPoints: entry.debtPoints,
    at: at.toISOString(),
    usableThrough: expiresAt === null ? null : usableThrough({ expiresAt: expiresAt.toISOString() }),
    orderId: entry.source === 'order' ? entry.sourceId : refundOf,
  };
}
