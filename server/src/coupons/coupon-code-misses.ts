import { Injectable } from '@nestjs/common';
import {
  affected,
  BlindIndex,
  Clock,
  Database,
  Ids,
  insertMany,
  Problem,
  row,
  UnitOfWork,
} from '../platform';

const WINDOW_MS = 3_600_000;
/** Wrong codes within an hour: a person mistypes, a machine tries addresses full of people. */
const LIMITS = { actor: 10, address: 100 } as const;
type Guesser = keyof typeof LIMITS;

/** The only writer of `coupon_code_misses`: nobody finds a code by trying. */
@Injectable()
export class CouponCodeMisses {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly index: BlindIndex,
  ) {}

  /**
   * Runs one try of a person at an address. A wrong code counts against both; with ten wrong of hers, or a hundred from
   * her address, within an hour the next try is `request.too_many` (429), right or wrong. A try is counted before it is
   * made, so fifty at once are no way round it. Addresses are kept as keyed hashes only.
   */
  async guard<T>(who: Record<Guesser, string>, attempt: () => Promise<T>): Promise<T> {
    const guessers = (Object.keys(LIMITS) as Guesser[]).map((kind) => ({
      limit: LIMITS[kind],
      hash: this.index.of('coupon_code_misses.guesser', `${kind}:${who[kind]}`),
      id: this.ids.next(),
    }));
    const ids = guessers.map(({ id }) => id);
    const now = this.clock.now();
    const misses = guessers.map(({ id, hash }) => ({ id, guesser: hash, missed_at: now }));
    await this.unitOfWork.run((tx) => insertMany(tx, 'coupon_code_misses', misses));
    try {
      for (const { hash, limit } of guessers) await this.#refuseBeyond(hash, limit, now);
      const result = await attempt();
      await this.#forget(ids);
      return result;
    } catch (error) {
      const isWrong = error instanceof Problem && error.code === 'coupon.code_unknown';
      if (!isWrong) await this.#forget(ids);
      throw error;
    }
  }

  async removeOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - WINDOW_MS);
    await this.unitOfWork.run((tx) =>
      affected(tx, 'DELETE FROM coupon_code_misses WHERE missed_at < ? LIMIT 1000', [before]),
    );
  }

  async #refuseBeyond(guesser: Buffer, limit: number, now: Date): Promise<void> {
    const counted = await row<{ tries: number; oldest: Date }>(
      this.database.source,
      'SELECT COUNT(*) AS tries, MIN(missed_at) AS oldest FROM coupon_code_misses WHERE guesser = ? AND missed_at > ?',
      [guesser, new Date(now.getTime() - WINDOW_MS)],
    );
    if (counted === undefined || counted.tries <= limit) return;
    const waitMs = counted.oldest.getTime() + WINDOW_MS - now.getTime();
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
    throw new Problem('request.too_many', { retryAfterSeconds }, { retryAfterSeconds });
  }

  async #forget(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run((tx) => affected(tx, 'DELETE FROM coupon_code_misses WHERE id IN (?)', [ids]));
  }
}
