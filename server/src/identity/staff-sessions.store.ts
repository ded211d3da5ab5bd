import { Injectable } from '@nestjs/common';
import type { Id, StaffRole } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, readJson, row, type Tx } from '../platform';
import { DAY_MS, MINUTE_MS, SECOND_MS, STAFF_IDLE_MINUTES, STAFF_SESSION_SECONDS } from './identity.rules';

export interface OpenStaffSession {
  role: StaffRole;
  storeIds: Id[];
  lastSeenAt: Date;
}

/** The only writer of staff_sessions. */
@Injectable()
export class StaffSessionsStore {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Good for 12 hours, or until 30 minutes pass without a request. */
  async open(tx: Tx, staffId: Id, tokenVersion: number): Promise<Id> {
    const now = this.clock.now();
    const id = this.ids.next();
    await insert(tx, 'staff_sessions', {
      id,
      staff_id: staffId,
      token_version: tokenVersion,
      signed_in_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + STAFF_SESSION_SECONDS * SECOND_MS),
    });
    return id;
  }

  /** The session with what its owner may do today; undefined when it, or the owner's right to it, has ended. */
  async findOpen(db: Db, sessionId: Id, staffId: Id, now: Date): Promise<OpenStaffSession | undefined> {
    const idleSince = new Date(now.getTime() - STAFF_IDLE_MINUTES * MINUTE_MS);
    const found = await row<{ role: StaffRole; store_ids: unknown; last_seen_at: Date }>(
      db,
      `SELECT m.role, m.store_ids, s.last_seen_at
       FROM staff_sessions s JOIN staff_members m ON m.id = s.staff_id
       WHERE s.id = ? AND s.staff_id = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND s.last_seen_at > ?
         AND m.disabled_at IS NULL AND m.token_version = s.token_version`,
      [sessionId, staffId, now, idleSince],
    );
    return (
      found && { role: found.role, storeIds: readJson<Id[]>(found.store_ids), lastSeenAt: found.last_seen_at }
    );
  }

  async see(tx: Tx, sessionId: Id, now: Date): Promise<void> {
    await affected(tx, 'UPDATE staff_sessions SET last_seen_at = GREATEST(last_seen_at, ?) WHERE id = ?', [
      now,
      sessionId,
    ]);
  }

  async revoke(tx: Tx, sessionId: Id): Promise<void> {
    await affected(tx, 'UPDATE staff_sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [
      this.clock.now(),
      sessionId,
    ]);
  }

  /** Deletes sessions that ended more than 30 days ago; answers how many. */
  deleteEnded(tx: Tx, atMost: number): Promise<number> {
    return affected(tx, 'DELETE FROM staff_sessions WHERE expires_at < ? ORDER BY expires_at LIMIT ?', [
      new Date(this.clock.now().getTime() - 30 * DAY_MS),
      atMost,
    ]);
  }
}
