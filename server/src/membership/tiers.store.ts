import { Injectable } from '@nestjs/common';
import type { Id, ShopDate, TierChangeResponse, TierFace } from '@tianpu/shared/api';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';

export interface TierState {
  customerId: Id;
  /** Null = the built-in ladder. */
  ladderId: Id | null;
  tierKey: string;
  rank: number;
  throughOn: ShopDate | null;
}

export interface NewTierChange {
  id: Id;
  customerId: Id;
  from: TierFace | null;
  to: TierFace;
  direction: 'up' | 'down';
  because: string;
  title: string;
  text: string;
  at: Date;
}

interface ChangeRow {
  id: Id;
  fromKey: string | null;
  fromName: string | null;
  fromRank: number | null;
  toKey: string;
  toName: string;
  toRank: number;
  direction: 'up' | 'down';
  because: string;
  title: string;
  text: string;
  at: Date;
}

const CHANGE = `SELECT id, from_key AS fromKey, from_name AS fromName, from_rank AS fromRank, to_key AS toKey,
  to_name AS toName, to_rank AS toRank, direction, because, title, text, changed_at AS at FROM tier_changes`;
const STATE = `SELECT customer_id AS customerId, ladder_id AS ladderId, tier_key AS tierKey, tier_rank AS \`rank\`,
  through_on AS throughOn FROM tier_states`;

/** The only writer of tier_states and tier_changes. */
@Injectable()
export class TiersStore {
  stateOf(db: Db, customerId: Id): Promise<TierState | undefined> {
    return row<TierState>(db, `${STATE} WHERE customer_id = ?`, [customerId]);
  }

  async save(tx: Tx, state: TierState, at: Date): Promise<void> {
    await affected(
      tx,
      `INSERT INTO tier_states (customer_id, ladder_id, tier_key, tier_rank, through_on, changed_at)
        VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE ladder_id = VALUES(ladder_id), tier_key = VALUES(tier_key),
          tier_rank = VALUES(tier_rank), through_on = VALUES(through_on), changed_at = VALUES(changed_at)`,
      [state.customerId, state.ladderId, state.tierKey, state.rank, state.throughOn, at],
    );
  }

  async addChange(tx: Tx, change: NewTierChange): Promise<void> {
    await insert(tx, 'tier_changes', {
      id: change.id,
      customer_id: change.customerId,
      from_key: change.from?.key ?? null,
      from_name: change.from?.name ?? null,
      from_rank: change.from?.rank ?? null,
      to_key: change.to.key,
      to_name: change.to.name,
      to_rank: change.to.rank,
      direction: change.direction,
      because: change.because,
      title: change.title,
      text: change.text,
      changed_at: change.at,
    });
  }

  /** Newest first. */
  async changesOf(db: Db, customerId: Id): Promise<TierChangeResponse[]> {
    const changes = await rows<ChangeRow>(db, `${CHANGE} WHERE customer_id = ? ORDER BY id DESC LIMIT 100`, [
      customerId,
    ]);
    return changes.map(({ id, direction, because, at, ...change }) => ({
      id,
      from: faceBefore(change),
      to: faceAfter(change),
      direction,
      because,
      at: at.toISOString(),
    }));
  }

  /** The newest change that the app has not shown; older ones are history by then. */
  async unshownOf(
    db: Db,
    customerId: Id,
  ): Promise<{ changeId: Id; title: string; text: string; tier: TierFace } | null> {
    const change = await row<ChangeRow & { shownAt: Date | null }>(
      db,
      `SELECT c.*, t.shown_at AS shownAt FROM (${CHANGE} WHERE customer_id = ? ORDER BY id DESC LIMIT 1) c
        JOIN tier_changes t ON t.id = c.id`,
      [customerId],
    );
    if (change === undefined || change.shownAt !== null) return null;
    return { changeId: change.id, title: change.title, text: change.text, tier: faceAfter(change) };
  }

  /** The app has shown a change, and with it all before. False for a change that is not the customer's. */
  async markShown(tx: Tx, customerId: Id, changeId: Id, at: Date): Promise<boolean> {
    const shown = await affected(
      tx,
      `UPDATE tier_changes SET shown_at = COALESCE(shown_at, ?) WHERE customer_id = ? AND id <= ?`,
      [at, customerId, changeId],
    );
    return shown > 0;
  }

  /** Members whose tier has to be looked at: it ends, or it was worked out by another ladder. After `after`, by id. */
  async due(
    db: Db,
    { today, ladderId, after, limit }: { today: ShopDate; ladderId: Id | null; after: Id; limit: number },
  ): Promise<Id[]> {
    const due = await rows<{ customerId: Id }>(
      db,
      `SELECT customer_id AS customerId FROM tier_states
        WHERE customer_id > ? AND (through_on < ? OR NOT (ladder_id <=> ?)) ORDER BY customer_id LIMIT ${limit}`,
      [after, today, ladderId],
    );
    return due.map(({ customerId }) => customerId);
  }

  /** All members with the tier they have, a batch after `after`. */
  page(db: Db, after: Id, limit: number): Promise<TierState[]> {
    return rows<TierState>(db, `${STATE} WHERE customer_id > ? ORDER BY customer_id LIMIT ${limit}`, [after]);
  }
}

type FacesOfChange = Pick<ChangeRow, 'fromKey' | 'fromName' | 'fromRank' | 'toKey' | 'toName' | 'toRank'>;

function faceBefore({ fromKey, fromName, fromRank }: FacesOfChange): TierFace | null {
  if (fromKey === null || fromName === null || fromRank === null) return null;
  return { key: fromKey, name: fromName, rank: fromRank };
}

function faceAfter({ toKey, toName, toRank }: FacesOfChange): TierFace {
  return { key: toKey, name: toName, rank: toRank };
}
