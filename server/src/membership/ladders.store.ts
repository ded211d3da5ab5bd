import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { DEFAULT_LADDER, type TierLadder } from '@tianpu/shared/membership';
import { affected, type Db, Ids, insert, readJson, row, type Tx } from '../platform';

export interface LadderInForce {
  /** Null = the built-in one: nobody has chosen another yet. */
  id: Id | null;
  ladder: TierLadder;
}

/** The only writer of tier_ladders: what was previewed, what is in force, what was. */
@Injectable()
export class LaddersStore {
  constructor(private readonly ids: Ids) {}

  async current(db: Db): Promise<LadderInForce> {
    const live = await row<{ id: Id; ladder: unknown }>(
      db,
      'SELECT id, ladder FROM tier_ladders WHERE live = 1',
    );
    if (live === undefined) return { id: null, ladder: DEFAULT_LADDER };
    return { id: live.id, ladder: readJson<TierLadder>(live.ladder) };
  }

  /** Keeps what was previewed, against which ladder; its id is the token a switch must carry. */
  async addPreview(
    tx: Tx,
    preview: { ladder: TierLadder; baseId: Id | null; writtenBy: Id; at: Date },
  ): Promise<Id> {
    const id = this.ids.next();
    await insert(tx, 'tier_ladders', {
      id,
      ladder: JSON.stringify(preview.ladder),
      status: 'previewed',
      base_id: preview.baseId,
      written_by: preview.writtenBy,
      written_at: preview.at,
    });
    return id;
  }

  /** The preview of this token, if the ladder it was compared with is still the one in force. */
  async livePreview(tx: Tx, token: Id): Promise<TierLadder | undefined> {
    const { id: currentId } = await this.current(tx);
    const preview = await row<{ ladder: unknown }>(
      tx,
      `SELECT ladder FROM tier_ladders WHERE id = ? AND status = 'previewed' AND base_id <=> ? FOR UPDATE`,
      [token, currentId],
    );
    return preview && readJson<TierLadder>(preview.ladder);
  }

  async putInForce(tx: Tx, id: Id, at: Date): Promise<void> {
    await affected(tx, `UPDATE tier_ladders SET status = 'retired' WHERE live = 1`);
    await affected(tx, `UPDATE tier_ladders SET status = 'in_force', in_force_at = ? WHERE id = ?`, [at, id]);
  }
}
