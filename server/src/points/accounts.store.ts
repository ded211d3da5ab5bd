import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { PointsLot } from '@tianpu/shared/points';
import { affected, Clock, type Db, row, rows, type Tx } from '../platform';
import type { LockedAccount } from './points.types';

interface AccountRow {
  balance: number;
  debtPoints: number;
  entryCount: number;
}

interface LotRow extends Omit<PointsLot, 'openedAt' | 'expiresAt'> {
  openedAt: Date;
  expiresAt: Date;
}

const LOT_COLUMNS = `id, points, remaining, expired, opened_at AS openedAt, expires_at AS expiresAt`;

/** Opens, locks and reads accounts with their lots; the ledger alone changes them. */
@Injectable()
export class PointsAccountsStore {
  constructor(private readonly clock: Clock) {}

  /**
   * Locks the customer's account before anything is read: the row every command over her points waits for. Lots that
   * hold points come with it, and those of `alsoLots`, whatever they hold.
   */
  async lock(tx: Tx, customerId: Id, alsoLots: readonly Id[] = []): Promise<LockedAccount> {
    const account = (await readLocked(tx, customerId)) ?? (await this.#open(tx, customerId));
    const lots = await rows<LotRow>(
      tx,
      `SELECT ${LOT_COLUMNS} FROM points_lots WHERE customer_id = ? AND (remaining > 0 OR id IN (?))`,
      [customerId, alsoLots.length === 0 ? [''] : alsoLots],
    );
    return { ...account, customerId, lots: lots.map(lotOf), now: this.clock.now() };
  }

  /** Writes what an account holds after its entries; the entry count proves that nobody else wrote in between. */
  async changeBalance(
    tx: Tx,
    account: Pick<LockedAccount, 'customerId' | 'entryCount' | 'now'>,
    after: AccountRow,
  ): Promise<void> {
    const changed = await affected(
      tx,
      `UPDATE points_accounts SET balance = ?, debt = ?, entry_count = ?, changed_at = ?
        WHERE customer_id = ? AND entry_count = ?`,
      [
        after.balance,
        after.debtPoints,
        after.entryCount,
        account.now,
        account.customerId,
        account.entryCount,
      ],
    );
    if (changed !== 1) throw new Error(`the points of ${account.customerId} changed under their lock`);
  }

  /** What an account shows; nothing yet for somebody who never had points. */
  async read(db: Db, customerId: Id): Promise<{ debtPoints: number; lots: PointsLot[] }> {
    const [account, lots] = await Promise.all([
      row<{ debtPoints: number }>(
        db,
        'SELECT debt AS debtPoints FROM points_accounts WHERE customer_id = ?',
        [customerId],
      ),
      rows<LotRow>(db, `SELECT ${LOT_COLUMNS} FROM points_lots WHERE customer_id = ? AND remaining > 0`, [
        customerId,
      ]),
    ]);
    return { debtPoints: account?.debtPoints ?? 0, lots: lots.map(lotOf) };
  }

  /** Customers with points in lots that are over, a batch at a time. */
  async withEndedLots(db: Db, now: Date, limit: number): Promise<Id[]> {
    const due = await rows<{ customerId: Id }>(
      db,
      `SELECT DISTINCT customer_id AS customerId FROM points_lots
        WHERE expires_at <= ? AND remaining > 0 ORDER BY customer_id LIMIT ${limit}`,
      [now],
    );
    return due.map(({ customerId }) => customerId);
  }

  async #open(tx: Tx, customerId: Id): Promise<AccountRow> {
    // ON DUPLICATE KEY takes an exclusive lock at once: of two first commands of one person the second waits here.
    await affected(
      tx,
      `INSERT INTO points_accounts (customer_id, balance, debt, entry_count, changed_at) VALUES (?, 0, 0, 0, ?)
        ON DUPLICATE KEY UPDATE balance = balance`,
      [customerId, this.clock.now()],
    );
    const account = await readLocked(tx, customerId);
    if (account === undefined) throw new Error(`the points account of ${customerId} did not open`);
    return account;
  }
}

function readLocked(tx: Tx, customerId: Id): Promise<AccountRow | undefined> {
  return row<AccountRow>(
    tx,
    `SELECT balance, debt AS debtPoints, entry_count AS entryCount FROM points_accounts
      WHERE customer_id = ? FOR UPDATE`,
    [customerId],
  );
}

function lotOf({ openedAt, expiresAt, ...lot }: LotRow): PointsLot {
  return { ...lot, openedAt: openedAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
