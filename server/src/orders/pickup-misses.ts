import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { affected, Clock, Database, Ids, insert, Problem, row, UnitOfWork } from '../platform';

const MISSES_PER_MINUTE = 5;
const WINDOW_MS = 60_000;

/** The only writer of `pickup_misses`: nobody finds a code by trying all ten thousand. */
@Injectable()
export class PickupMisses {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Runs one try. A wrong code counts against the member of staff; the sixth try within a minute of five wrong ones
   * is `request.too_many` (429). The try is counted before it is made, so fifty at once are no way around it.
   */
  async guard<T>(staffId: Id, attempt: () => Promise<T>): Promise<T> {
    const id = await this.#count(staffId);
    try {
      const result = await attempt();
      await this.#forget(id);
      return result;
    } catch (error) {
      const isWrong = error instanceof Problem && error.code === 'pickup.code_unknown';
      if (!isWrong) await this.#forget(id);
      throw error;
    }
  }

  async removeOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - WINDOW_MS);
    await this.unitOfWork.run((tx) =>
      affected(tx, 'DELETE FROM pickup_misses WHERE missed_at < ? LIMIT 1000', [before]),
    );
  }

  async #count(staffId: Id): Promise<Id> {
    const id = this.ids.next();
    const now = this.clock.now();
    await this.unitOfWork.run((tx) => insert(tx, 'pickup_misses', { id, staff_id: staffId, missed_at: now }));
    const counted = await row<{ tries: number; oldest: Date }>(
      this.database.source,
      'SELECT COUNT(*) AS tries, MIN(missed_at) AS oldest FROM pickup_misses WHERE staff_id = ? AND missed_at > ?',
      [staffId, new Date(now.getTime() - WINDOW_MS)],
    );
    if (counted === undefined || counted.tries <= MISSES_PER_MINUTE) return id;
    await this.#forget(id);
    const waitMs = counted.oldest.getTime() + WINDOW_MS - now.getTime();
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
    throw new Problem('request.too_many', { retryAfterSeconds }, { retryAfterSeconds });
  }

  async #forget(id: Id): Promise<void> {
    await this.unitOfWork.run((tx) => affected(tx, 'DELETE FROM pickup_misses WHERE id = ?', [id]));
  }
}
