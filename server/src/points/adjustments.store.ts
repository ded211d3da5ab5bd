import { Injectable } from '@nestjs/common';
import type { AdjustmentStatus, Id } from '@tianpu/shared/api';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';

export interface Adjustment {
  id: Id;
  customerId: Id;
  points: number;
  reason: string;
  status: AdjustmentStatus;
  requestedBy: Id;
  requestedAt: Date;
  decidedBy: Id | null;
  decidedAt: Date | null;
}

const ADJUSTMENT = `SELECT id, customer_id AS customerId, points, reason, status, requested_by AS requestedBy,
  requested_at AS requestedAt, decided_by AS decidedBy, decided_at AS decidedAt FROM points_adjustments`;

/** The only writer of points_adjustments. */
@Injectable()
export class AdjustmentsStore {
  async add(tx: Tx, adjustment: Omit<Adjustment, 'decidedBy' | 'decidedAt'>): Promise<void> {
    await insert(tx, 'points_adjustments', {
      id: adjustment.id,
      customer_id: adjustment.customerId,
      points: adjustment.points,
      reason: adjustment.reason,
      status: adjustment.status,
      requested_by: adjustment.requestedBy,
      requested_at: adjustment.requestedAt,
    });
  }

  lock(tx: Tx, id: Id): Promise<Adjustment | undefined> {
    return row<Adjustment>(tx, `${ADJUSTMENT} WHERE id = ? FOR UPDATE`, [id]);
  }

  of(db: Db, id: Id): Promise<Adjustment | undefined> {
    return row<Adjustment>(db, `${ADJUSTMENT} WHERE id = ?`, [id]);
  }

  async decide(
    tx: Tx,
    id: Id,
    { status, decidedBy, at }: { status: 'applied' | 'rejected'; decidedBy: Id; at: Date },
  ): Promise<void> {
    await affected(
      tx,
      `UPDATE points_adjustments SET status = ?, decided_by = ?, decided_at = ? WHERE id = ? AND status = 'waiting'`,
      [status, decidedBy, at, id],
    );
  }

  /** What waits first, then the newest. */
  list(db: Db, limit: number): Promise<Adjustment[]> {
    return rows<Adjustment>(db, `${ADJUSTMENT} ORDER BY status = 'waiting' DESC, id DESC LIMIT ${limit}`);
  }
}
