import type { Id } from '@tianpu/shared/api';
import { type PointsEntry, replayEntries } from '@tianpu/shared/points';
import { type Db, rows } from '../platform';

export interface ReplayFault {
  customerId: Id;
  /** What the entries say, and what the account shows. */
  rebuilt: { balance: number; debt: number };
  shown: { balance: number; debt: number };
  /** The first entry that disagrees with those before it; null when only the account is wrong. */
  brokenEntryId: Id | null;
  /** Lots whose remaining points are not what their movements leave. */
  brokenLotIds: Id[];
}

export interface ReplayReport {
  accounts: number;
  entries: number;
  faults: ReplayFault[];
}

interface AccountRow {
  customerId: Id;
  balance: number;
  debt: number;
}

const BATCH = 200;

/**
 * Rebuilds every balance, debt and lot from the movements alone, reading nothing that was ever updated, and names what
 * disagrees. It only reads.
 *
 * Example: 3 accounts with 41 entries and no fault; after somebody raised a balance by hand, that customer with
 * `rebuilt.balance` 128 and `shown.balance` 1128.
 */
export async function replayPoints(db: Db): Promise<ReplayReport> {
  const report: ReplayReport = { accounts: 0, entries: 0, faults: [] };
  let after: Id = '';
  for (;;) {
    const accounts = await rows<AccountRow>(
      db,
      `SELECT customer_id AS customerId, balance, debt FROM points_accounts
        WHERE customer_id > ? ORDER BY customer_id LIMIT ${BATCH}`,
      [after],
    );
    for (const account of accounts) await replayOne(db, account, report);
    const last = accounts[accounts.length - 1];
    if (last === undefined || accounts.length < BATCH) return report;
    after = last.customerId;
  }
}

async function replayOne(db: Db, account: AccountRow, report: ReplayReport): Promise<void> {
  const { customerId, ...shown } = account;
  const entries = await entriesOf(db, customerId);
  const { balance, debt, brokenEntryId } = replayEntries(entries);
  const brokenLotIds = await brokenLots(db, customerId);
  report.accounts += 1;
  report.entries += entries.length;
  const agrees = balance === shown.balance && debt === shown.debt;
  if (agrees && brokenEntryId === null && brokenLotIds.length === 0) return;
  report.faults.push({ customerId, rebuilt: { balance, debt }, shown, brokenEntryId, brokenLotIds });
}

async function entriesOf(db: Db, customerId: Id): Promise<PointsEntry[]> {
  const found = await rows<Omit<PointsEntry, 'at'> & { at: Date }>(
    db,
    `SELECT id, kind, points, debt_points AS debtPoints, balance_after AS balanceAfter, debt_after AS debtAfter, source,
        source_id AS sourceId, label, entered_at AS at
      FROM points_entries WHERE customer_id = ? ORDER BY seq`,
    [customerId],
  );
  return found.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}

async function brokenLots(db: Db, customerId: Id): Promise<Id[]> {
  const found = await rows<{ id: Id }>(
    db,
    `SELECT l.id FROM points_lots l WHERE l.customer_id = ? AND l.remaining <> l.points
        - COALESCE((SELECT SUM(c.points) FROM points_consumptions c WHERE c.lot_id = l.id), 0)
        + COALESCE((SELECT SUM(r.points) FROM points_restorations r WHERE r.lot_id = l.id AND r.is_revived = 0), 0)
      ORDER BY l.id`,
    [customerId],
  );
  return found.map(({ id }) => id);
}
