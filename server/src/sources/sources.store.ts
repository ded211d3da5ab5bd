import { Injectable } from '@nestjs/common';
import type { Id, SourceKind } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, row, type Tx } from '../platform';
import { VISIT_LASTS_HOURS } from './sources.rules';

export interface SourceCodeRow {
  id: Id;
  kind: SourceKind;
  label: string;
  store_id: Id | null;
}

/** One printed or linked code as the shop writes it; `sceneCode` is what the code carries. */
export interface SourceCodeDraft {
  sceneCode: string;
  kind: SourceKind;
  label: string;
  storeId: Id | null;
}

/** The only writer of source_codes, visits and attributions. */
@Injectable()
export class SourcesStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Creates the code or brings label, kind and store up to date; answers its id. */
  async saveCode(tx: Tx, draft: SourceCodeDraft): Promise<Id> {
    const known = await this.findCode(tx, draft.sceneCode);
    if (known) {
      await affected(tx, 'UPDATE source_codes SET kind = ?, label = ?, store_id = ? WHERE id = ?', [
        draft.kind,
        draft.label,
        draft.storeId,
        known.id,
      ]);
      return known.id;
    }
    const id = this.ids.next();
    await insert(tx, 'source_codes', {
      id,
      scene_code: draft.sceneCode,
      kind: draft.kind,
      label: draft.label,
      store_id: draft.storeId,
      created_at: this.clock.now(),
    });
    return id;
  }

  findCode(db: Db, sceneCode: string): Promise<SourceCodeRow | undefined> {
    return row<SourceCodeRow>(db, 'SELECT id, kind, label, store_id FROM source_codes WHERE scene_code = ?', [
      sceneCode,
    ]);
  }

  /** Writes the scan down and, if it is the customer's first, makes it the source she came from. */
  async addVisit(tx: Tx, customerId: Id, sourceCodeId: Id, visitedAt: Date): Promise<Id> {
    const id = this.ids.next();
    await insert(tx, 'visits', {
      id,
      customer_id: customerId,
      source_code_id: sourceCodeId,
      visited_at: visitedAt,
    });
    // The assignments run left to right and each looks at a column not yet changed, so a later scan changes nothing.
    await affected(
      tx,
      `INSERT INTO attributions (customer_id, first_visit_id, first_source_code_id, first_visited_at)
       VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE
         first_source_code_id = IF(first_visit_id IS NULL, VALUES(first_source_code_id), first_source_code_id),
         first_visited_at = IF(first_visit_id IS NULL, VALUES(first_visited_at), first_visited_at),
         first_visit_id = COALESCE(first_visit_id, VALUES(first_visit_id))`,
      [customerId, id, sourceCodeId, visitedAt],
    );
    return id;
  }

  /** Once per customer; a second call changes nothing. */
  async noteRegistration(tx: Tx, customerId: Id, registeredAt: Date): Promise<void> {
    await affected(
      tx,
      `INSERT INTO attributions (customer_id, registered_at) VALUES (?, ?)
       ON DUPLICATE KEY UPDATE registered_at = COALESCE(registered_at, VALUES(registered_at))`,
      [customerId, registeredAt],
    );
  }

  /** Keeps the earliest paid order of the customer, whichever is told first. */
  async noteOrder(tx: Tx, customerId: Id, orderId: Id, paidAt: Date): Promise<void> {
    await affected(
      tx,
      `INSERT INTO attributions (customer_id, first_order_id, first_order_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE
         first_order_id = IF(first_order_at IS NULL OR VALUES(first_order_at) < first_order_at,
           VALUES(first_order_id), first_order_id),
         first_order_at = LEAST(COALESCE(first_order_at, VALUES(first_order_at)), VALUES(first_order_at))`,
      [customerId, orderId, paidAt],
    );
  }

  /** The customer's latest scan, if it is recent enough to explain what she does now. */
  async currentVisitOf(db: Db, customerId: Id): Promise<Id | null> {
    const since = new Date(this.clock.now().getTime() - VISIT_LASTS_HOURS * 3_600_000);
    const visit = await row<{ id: Id }>(
      db,
      `SELECT id FROM visits WHERE customer_id = ? AND visited_at >= ?
       ORDER BY visited_at DESC, id DESC LIMIT 1`,
      [customerId, since],
    );
    return visit?.id ?? null;
  }
}
