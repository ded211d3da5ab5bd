import { Injectable } from '@nestjs/common';
import { affected, BlindIndex, Clock, row, type Tx } from '../platform';
import { DAY_MS, LOCK_MINUTES, MAX_FAILED_SIGN_INS, MINUTE_MS } from './identity.rules';
import { normaliseLogin } from './staff.store';

/**
 * The only writer of staff_sign_in_attempts. Attempts are counted for whatever was typed as login, whether somebody
 * has it or not, so a lock does not tell who works here.
 */
@Injectable()
export class SignInAttemptsStore {
  constructor(
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as failed before the password is looked at, so that a hundred parallel guesses are still five.
   * Answers the seconds to wait when the login is locked already, else null. The fifth attempt sets the lock; a right
   * password takes it off again with `clear`. Failures older than the lock time are forgotten.
   */
  async begin(tx: Tx, login: string): Promise<number | null> {
    const now = this.clock.now();
    const key = this.keyOf(login);
    const stale = new Date(now.getTime() - LOCK_MINUTES * MINUTE_MS);
    await affected(
      tx,
      `INSERT INTO staff_sign_in_attempts (login_index, failed, last_failed_at) VALUES (?, 0, ?)
       ON DUPLICATE KEY UPDATE failed = failed`,
      [key, now],
    );
    const attempts = await row<{ failed: number; lastFailedAt: Date; lockedUntil: Date | null }>(
      tx,
      `SELECT failed, last_failed_at lastFailedAt, locked_until lockedUntil FROM staff_sign_in_attempts
       WHERE login_index = ? FOR UPDATE`,
      [key],
    );
    if (attempts?.lockedUntil && attempts.lockedUntil > now) {
      return Math.ceil((attempts.lockedUntil.getTime() - now.getTime()) / 1000);
    }
    const remembered =
      attempts && attempts.lastFailedAt > stale && !attempts.lockedUntil ? attempts.failed : 0;
    const failed = remembered + 1;
    const lockedUntil =
      failed >= MAX_FAILED_SIGN_INS ? new Date(now.getTime() + LOCK_MINUTES * MINUTE_MS) : null;
    await affected(
      tx,
      'UPDATE staff_sign_in_attempts SET failed = ?, last_failed_at = ?, locked_until = ? WHERE login_index = ?',
      [failed, now, lockedUntil, key],
    );
    return null;
  }

  /** The password was right: nothing failed. */
  async clear(tx: Tx, login: string): Promise<void> {
    await affected(tx, 'DELETE FROM staff_sign_in_attempts WHERE login_index = ?', [this.keyOf(login)]);
  }

  deleteOld(tx: Tx, atMost: number): Promise<number> {
    return affected(
      tx,
      'DELETE FROM staff_sign_in_attempts WHERE last_failed_at < ? ORDER BY last_failed_at LIMIT ?',
      [new Date(this.clock.now().getTime() - DAY_MS), atMost],
    );
  }

  private keyOf(login: string): Buffer {
    return this.index.of('staff_sign_in_attempts.login', normaliseLogin(login));
  }
}
