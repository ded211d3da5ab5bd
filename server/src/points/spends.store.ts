import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { PointsConsumption } from '@tianpu/shared/points';
import { row, rows, type Tx } from '../platform';
import type { PointsCause, SpendReference } from './points.types';

/** Reads what was booked for a cause. Ask under the account's lock: then nothing of it can change meanwhile. */
@Injectable()
export class SpendsStore {
  /** The spend of an order or gift with what it took from each lot; undefined when it spent nothing. */
  async of(
    tx: Tx,
    customerId: Id,
    { source, sourceId }: SpendReference,
  ): Promise<{ entryId: Id; consumptions: PointsConsumption[] } | undefined> {
    const entry = await row<{ entryId: Id }>(
      tx,
      `SELECT id AS entryId FROM points_entries
        WHERE source = ? AND source_id = ? AND kind = 'spend' AND part = 0 AND customer_id = ?`,
      [source, sourceId, customerId],
    );
    if (entry === undefined) return undefined;
    const consumptions = await rows<PointsConsumption>(
      tx,
      `SELECT lot_id AS lotId, points, restored_points AS restoredPoints FROM points_consumptions WHERE entry_id = ?`,
      [entry.entryId],
    );
    return { entryId: entry.entryId, consumptions };
  }

  /** Whether this cause was booked as this kind before: a repeated command has nothing to do. */
  async isBooked(tx: Tx, { source, sourceId }: Omit<PointsCause, 'label'>, kind: string): Promise<boolean> {
    const found = await row(
      tx,
      'SELECT 1 AS booked FROM points_entries WHERE source = ? AND source_id = ? AND kind = ? AND part = 0',
      [source, sourceId, kind],
    );
    return found !== undefined;
  }
}
