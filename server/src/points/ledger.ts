import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { LotShare, PlannedEntry, PointsPlan } from '@tianpu/shared/points';
import { affected, Ids, insert, insertMany, row, type Tx } from '../platform';
import { PointsAccountsStore } from './accounts.store';
import type { LockedAccount, PointsCause } from './points.types';

/**
 * The only writer of entries, lots, consumptions and restorations. It writes a plan exactly as the shared rule made it,
 * under the lock of the account, and believes nothing: every lot changes by a conditional update, and a plan that does
 * not fit fails as a bug and takes the whole transaction with it.
 */
@Injectable()
export class PointsLedger {
  constructor(
    private readonly accounts: PointsAccountsStore,
    private readonly ids: Ids,
  ) {}

  /**
   * Writes the entries of a plan. The first carries the cause itself; those that follow from it (a debt that what came
   * in pays) carry it too, told apart by their part. `undoes` is the spend whose consumptions a restore gives back.
   * Answers the id of the first entry.
   */
  async write(
    tx: Tx,
    account: LockedAccount,
    plan: PointsPlan,
    { cause, firstPart = 0, undoes }: { cause: PointsCause; firstPart?: number; undoes?: Id },
  ): Promise<Id> {
    let { balance, debtPoints, entryCount } = account;
    const entryIds: Id[] = [];
    for (const entry of plan.entries) {
      const id = this.ids.next();
      balance += entry.points;
      debtPoints += entry.debtPoints;
      entryCount += 1;
      await insert(tx, 'points_entries', {
        id,
        customer_id: account.customerId,
        seq: entryCount,
        kind: entry.kind,
        points: entry.points,
        debt_points: entry.debtPoints,
        balance_after: balance,
        debt_after: debtPoints,
        source: cause.source,
        source_id: cause.sourceId,
        part: firstPart + entryIds.length,
        label: cause.label,
        entered_at: account.now,
      });
      await this.#move(tx, account, id, entry, undoes);
      entryIds.push(id);
    }
    await this.accounts.changeBalance(tx, account, { balance, debtPoints, entryCount });
    const [first] = entryIds;
    if (first === undefined) throw new Error('a plan without entries was to be written');
    return first;
  }

  /** How often this cause was booked as this kind; the part of the next one. */
  async parts(tx: Tx, { source, sourceId }: Omit<PointsCause, 'label'>, kind: string): Promise<number> {
    const found = await row<{ parts: number }>(
      tx,
      'SELECT COUNT(*) AS parts FROM points_entries WHERE source = ? AND source_id = ? AND kind = ?',
      [source, sourceId, kind],
    );
    return found?.parts ?? 0;
  }

  async #move(
    tx: Tx,
    { customerId }: LockedAccount,
    entryId: Id,
    entry: PlannedEntry,
    undoes: Id | undefined,
  ): Promise<void> {
    await insertMany(
      tx,
      'points_lots',
      entry.opens.map((lot) => ({
        id: lot.id,
        customer_id: customerId,
        entry_id: entryId,
        points: lot.points,
        remaining: lot.remaining,
        expired: 0,
        opened_at: new Date(lot.openedAt),
        expires_at: new Date(lot.expiresAt),
      })),
    );
    for (const share of entry.takes) await take(tx, entryId, share, entry.kind === 'expire');
    const back = [...entry.returns, ...entry.revives];
    if (back.length > 0 && undoes === undefined) throw new Error('a restore must name the spend it undoes');
    for (const share of back) {
      await giveBack(tx, entryId, String(undoes), share, entry.revives.includes(share));
    }
  }
}

async function take(tx: Tx, entryId: Id, { lotId, points }: LotShare, isEnd: boolean): Promise<void> {
  const taken = await affected(
    tx,
    'UPDATE points_lots SET remaining = remaining - ?, expired = expired + ? WHERE id = ? AND remaining >= ?',
    [points, isEnd ? points : 0, lotId, points],
  );
  if (taken !== 1) throw new Error(`lot ${lotId} does not hold ${points} points`);
  await insert(tx, 'points_consumptions', { entry_id: entryId, lot_id: lotId, points, restored_points: 0 });
}

async function giveBack(
  tx: Tx,
  entryId: Id,
  spendEntryId: Id,
  { lotId, points }: LotShare,
  isRevived: boolean,
): Promise<void> {
  const restored = await affected(
    tx,
    `UPDATE points_consumptions SET restored_points = restored_points + ?
      WHERE entry_id = ? AND lot_id = ? AND restored_points + ? <= points`,
    [points, spendEntryId, lotId, points],
  );
  if (restored !== 1) throw new Error(`spend ${spendEntryId} did not take ${points} points of lot ${lotId}`);
  await insert(tx, 'points_restorations', {
    entry_id: entryId,
    spend_entry_id: spendEntryId,
    lot_id: lotId,
    points,
    is_revived: isRevived ? 1 : 0,
  });
  if (isRevived) return;
  const returned = await affected(tx, 'UPDATE points_lots SET remaining = remaining + ? WHERE id = ?', [
    points,
    lotId,
  ]);
  if (returned !== 1) throw new Error(`lot ${lotId} is gone`);
}
