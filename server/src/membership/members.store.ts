import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { ConsentGiven, SpendRecord } from '@tianpu/shared/membership';
import { affected, type Db, Ids, insertMany, row, rows, type Tx } from '../platform';

interface SpendRow {
  orderId: Id;
  completedAt: Date;
  netFen: number;
}

/** The only writer of members, member_consents, member_roles and member_spends. */
@Injectable()
export class MembersStore {
  constructor(private readonly ids: Ids) {}

  /** Makes somebody a member; false when she was one already. */
  async add(tx: Tx, customerId: Id, enrolledAt: Date): Promise<boolean> {
    if ((await this.lock(tx, customerId)) !== undefined) return false;
    const added = await affected(
      tx,
      `INSERT INTO members (customer_id, enrolled_at) VALUES (?, ?)
        ON DUPLICATE KEY UPDATE enrolled_at = enrolled_at`,
      [customerId, enrolledAt],
    );
    return added === 1;
  }

  /** Locks the member's own row: what every change of her tier, uses and birthdays waits for. */
  lock(tx: Tx, customerId: Id): Promise<{ enrolledAt: Date } | undefined> {
    return row(tx, 'SELECT enrolled_at AS enrolledAt FROM members WHERE customer_id = ? FOR UPDATE', [
      customerId,
    ]);
  }

  /** Consents are only ever added, also those not given. */
  async addConsents(
    tx: Tx,
    customerId: Id,
    consents: readonly ConsentGiven[],
    recordedAt: Date,
  ): Promise<void> {
    await insertMany(
      tx,
      'member_consents',
      consents.map((consent) => ({
        id: this.ids.next(),
        customer_id: customerId,
        purpose: consent.purpose,
        version: consent.version,
        text_sha256: consent.textSha256,
        granted: consent.granted ? 1 : 0,
        channel: 'mini_program',
        recorded_at: recordedAt,
      })),
    );
  }

  /** The last word on one purpose; false when it was never asked. */
  async hasConsent(db: Db, customerId: Id, purpose: ConsentGiven['purpose']): Promise<boolean> {
    const last = await row<{ granted: number }>(
      db,
      'SELECT granted FROM member_consents WHERE customer_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1',
      [customerId, purpose],
    );
    return last?.granted === 1;
  }

  /** Gives a role once; a second time changes nothing. */
  async addRole(
    tx: Tx,
    { customerId, role, because, at }: { customerId: Id; role: string; because: string; at: Date },
  ): Promise<void> {
    await affected(
      tx,
      `INSERT INTO member_roles (customer_id, role, because, granted_at) VALUES (?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE role = role`,
      [customerId, role, because, at],
    );
  }

  async rolesOf(db: Db, customerId: Id): Promise<string[]> {
    const held = await rows<{ role: string }>(
      db,
      'SELECT role FROM member_roles WHERE customer_id = ? ORDER BY role',
      [customerId],
    );
    return held.map(({ role }) => role);
  }

  /** A completed order, once. */
  async addSpend(
    tx: Tx,
    spend: { orderId: Id; customerId: Id; completedAt: Date; cashFen: number },
  ): Promise<void> {
    await affected(
      tx,
      `INSERT INTO member_spends (order_id, customer_id, completed_at, cash_fen, refunded_fen)
        VALUES (?, ?, ?, ?, 0) ON DUPLICATE KEY UPDATE order_id = order_id`,
      [spend.orderId, spend.customerId, spend.completedAt, spend.cashFen],
    );
  }

  /** Takes a refund off a completed order; one that is not completed yet arrives net of it. */
  async lowerSpend(tx: Tx, orderId: Id, refundedFen: number): Promise<void> {
    await affected(
      tx,
      'UPDATE member_spends SET refunded_fen = LEAST(cash_fen, refunded_fen + ?) WHERE order_id = ?',
      [refundedFen, orderId],
    );
  }

  /** Everything the tiers look at. */
  async spendsOf(db: Db, customerId: Id): Promise<SpendRecord[]> {
    const spends = await rows<SpendRow>(
      db,
      `SELECT order_id AS orderId, completed_at AS completedAt, cash_fen - refunded_fen AS netFen
        FROM member_spends WHERE customer_id = ? ORDER BY completed_at`,
      [customerId],
    );
    return spends.map(recordOf);
  }

  /** The same for many at once, for the preview of a ladder. */
  async spendsOfMany(db: Db, customerIds: readonly Id[]): Promise<Map<Id, SpendRecord[]>> {
    const all = new Map<Id, SpendRecord[]>(customerIds.map((id) => [id, []]));
    if (customerIds.length === 0) return all;
    const spends = await rows<SpendRow & { customerId: Id }>(
      db,
      `SELECT customer_id AS customerId, order_id AS orderId, completed_at AS completedAt,
          cash_fen - refunded_fen AS netFen
        FROM member_spends WHERE customer_id IN (?) ORDER BY completed_at`,
      [customerIds],
    );
    for (const spend of spends) all.get(spend.customerId)?.push(recordOf(spend));
    return all;
  }
}

function recordOf({ orderId, completedAt, netFen }: SpendRow): SpendRecord {
  return { orderId, at: completedAt.toISOString(), netFen };
}
