import { Injectable } from '@nestjs/common';

import { Clock } from '../clock';
import { Database } from '../database/database';
import { isDuplicateKey } from '../database/errors';
import { affected, insert, row, type Tx } from '../database/tx';
import type { IdempotencyClaim } from '../http/request-context';

export interface StoredAnswer {
  bodyHash: Buffer;
  /** Null while the first request is still at work, or after it died between its effects and its answer. */
  status: number | null;
  body: string | null;
  leaseUntil: Date;
}

/** Another request wrote the same key first. Raised inside the transaction, which thereby rolls back. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}

/** A first request may take this long before a repeat may finish its work; longer than the slowest call to WeChat. */
const LEASE_MS = 15_000;

/** The only writer of `idempotency_keys`. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  find(actor: string, key: string): Promise<StoredAnswer | undefined> {
    return row<StoredAnswer>(
      this.database.source,
      `SELECT body_hash AS bodyHash, status, body, lease_until AS leaseUntil
       FROM idempotency_keys WHERE actor = ? AND idempotency_key = ?`,
      [actor, key],
    );
  }

  /** Writes the claim in the transaction of the effects: both or neither are there after a crash. */
  async write(tx: Tx, claim: IdempotencyClaim): Promise<void> {
    const now = this.clock.now();
    try {
      await insert(tx, 'idempotency_keys', {
        actor: claim.actor,
        idempotency_key: claim.key,
        body_hash: claim.bodyHash,
        created_at: now,
        lease_until: new Date(now.getTime() + LEASE_MS),
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new KeyTaken(claim.key);
      throw error;
    }
  }

  /** Takes an abandoned key over; false when its answer has arrived or another repeat was faster. */
  async takeOver(tx: Tx, claim: IdempotencyClaim): Promise<boolean> {
    const now = this.clock.now();
    const sql = `UPDATE idempotency_keys SET lease_until = ?
       WHERE actor = ? AND idempotency_key = ? AND status IS NULL AND lease_until <= ?`;
    const until = new Date(now.getTime() + LEASE_MS);
    return (await affected(tx, sql, [until, claim.actor, claim.key, now])) === 1;
  }

  async storeAnswer(tx: Tx, claim: IdempotencyClaim, status: number, body: string): Promise<void> {
    await affected(
      tx,
      'UPDATE idempotency_keys SET status = ?, body = ? WHERE actor = ? AND idempotency_key = ?',
      [status, body, claim.actor, claim.key],
    );
  }

  /** After a refusal the key is free again. */
  async release(tx: Tx, claim: IdempotencyClaim): Promise<void> {
    await affected(
      tx,
      'DELETE FROM idempotency_keys WHERE actor = ? AND idempotency_key = ? AND status IS NULL',
      [claim.actor, claim.key],
    );
  }
}
