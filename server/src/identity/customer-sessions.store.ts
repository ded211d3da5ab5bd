import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { affected, Clock, type Db, Ids, insert, row, type Tx } from '../platform';
import { CUSTOMER_SESSION_DAYS, DAY_MS } from './identity.rules';

export type Rotation =
  | { outcome: 'rotated'; sessionId: Id; customerId: Id; refreshToken: string }
  | { outcome: 'refused' };

interface TokenRow {
  sessionId: Id;
  customerId: Id;
  usedAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** A refresh token is 256 random bits; only its digest is stored, so the table opens no session. */
const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The only writer of customer_sessions and refresh_tokens. One session is one family of refresh tokens. */
@Injectable()
export class CustomerSessionsStore {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** A new session, good for 30 days however often it is refreshed. */
  async open(tx: Tx, customerId: Id): Promise<{ sessionId: Id; refreshToken: string }> {
    const now = this.clock.now();
    const sessionId = this.ids.next();
    const expiresAt = new Date(now.getTime() + CUSTOMER_SESSION_DAYS * DAY_MS);
    await insert(tx, 'customer_sessions', {
      id: sessionId,
      customer_id: customerId,
      signed_in_at: now,
      expires_at: expiresAt,
    });
    return { sessionId, refreshToken: await this.addToken(tx, sessionId, expiresAt) };
  }

  /**
   * Exchanges a refresh token for the next one. A token that was used before is in two hands, and nobody can tell
   * which is the thief's: the whole session ends. Ended, unknown and foreign tokens are refused alike.
   */
  async rotate(tx: Tx, refreshToken: string): Promise<Rotation> {
    const now = this.clock.now();
    const token = await row<TokenRow>(
      tx,
      `SELECT t.session_id sessionId, s.customer_id customerId, t.used_at usedAt, t.expires_at expiresAt,
         s.revoked_at revokedAt
       FROM refresh_tokens t JOIN customer_sessions s ON s.id = t.session_id WHERE t.token_hash = ? FOR UPDATE`,
      [digest(refreshToken)],
    );
    if (!token || token.revokedAt !== null || token.expiresAt <= now) return { outcome: 'refused' };
    if (token.usedAt !== null) {
      await this.revoke(tx, token.sessionId, 'token_reused');
      return { outcome: 'refused' };
    }
    await affected(tx, 'UPDATE refresh_tokens SET used_at = ? WHERE token_hash = ?', [
      now,
      digest(refreshToken),
    ]);
    const next = await this.addToken(tx, token.sessionId, token.expiresAt);
    return {
      outcome: 'rotated',
      sessionId: token.sessionId,
      customerId: token.customerId,
      refreshToken: next,
    };
  }

  async revoke(tx: Tx, sessionId: Id, because: 'signed_out' | 'token_reused'): Promise<void> {
    await affected(
      tx,
      'UPDATE customer_sessions SET revoked_at = ?, revoked_because = ? WHERE id = ? AND revoked_at IS NULL',
      [this.clock.now(), because, sessionId],
    );
  }

  /** True while nobody signed out of it and its 30 days are not over. */
  async isOpen(db: Db, sessionId: Id, customerId: Id): Promise<boolean> {
    const open = await row(
      db,
      `SELECT 1 AS isOpen FROM customer_sessions
       WHERE id = ? AND customer_id = ? AND revoked_at IS NULL AND expires_at > ?`,
      [sessionId, customerId, this.clock.now()],
    );
    return open !== undefined;
  }

  /** Deletes sessions that ended more than 30 days ago, with their tokens; answers how many. */
  deleteEnded(tx: Tx, atMost: number): Promise<number> {
    const before = new Date(this.clock.now().getTime() - CUSTOMER_SESSION_DAYS * DAY_MS);
    return affected(tx, 'DELETE FROM customer_sessions WHERE expires_at < ? ORDER BY expires_at LIMIT ?', [
      before,
      atMost,
    ]);
  }

  private async addToken(tx: Tx, sessionId: Id, expiresAt: Date): Promise<string> {
    const refreshToken = randomBytes(32).toString('base64url');
    await insert(tx, 'refresh_tokens', {
      token_hash: digest(refreshToken),
      session_id: sessionId,
      issued_at: this.clock.now(),
      expires_at: expiresAt,
    });
    return refreshToken;
  }
}
