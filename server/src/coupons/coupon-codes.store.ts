import type { Id } from '@tianpu/shared/api';
import { affected, type Db, insert, insertMany, row, rows, type Tx } from '../platform';

/** `typed`: a customer enters it and gets a coupon. `paper`: the coupon exists, staff take it at the counter. */
export type CodeKind = 'typed' | 'paper';

export interface CodeRow {
  batchId: Id;
  batchName: string;
  kind: CodeKind;
  templateId: Id;
  serial: number;
  state: 'open' | 'used' | 'void';
  couponId: Id | null;
  usedAt: Date | null;
}

export interface BatchRow {
  id: Id;
  templateId: Id;
  kind: CodeKind;
  name: string;
  size: number;
  voidedAt: Date | null;
}

/** The only writer of `coupon_batches` and `coupon_codes`. */
export const couponCodesStore = {
  async insertBatch(tx: Tx, batch: Omit<BatchRow, 'voidedAt'>, by: Id, at: Date): Promise<void> {
    await insert(tx, 'coupon_batches', {
      id: batch.id,
      template_id: batch.templateId,
      kind: batch.kind,
      name: batch.name,
      size: batch.size,
      created_at: at,
      created_by: by,
    });
  },

  async insertCodes(
    tx: Tx,
    batchId: Id,
    codes: readonly { serial: number; hash: Buffer; couponId: Id | null }[],
  ): Promise<void> {
    await insertMany(
      tx,
      'coupon_codes',
      codes.map(({ serial, hash, couponId }) => ({
        code_hash: hash,
        batch_id: batchId,
        serial,
        state: 'open',
        coupon_id: couponId,
      })),
    );
  },

  find(db: Db, hash: Buffer): Promise<CodeRow | undefined> {
    return row<CodeRow>(
      db,
      `SELECT c.batch_id AS batchId, b.name AS batchName, b.kind, b.template_id AS templateId, c.serial, c.state,
          c.coupon_id AS couponId, c.used_at AS usedAt
        FROM coupon_codes c JOIN coupon_batches b ON b.id = c.batch_id WHERE c.code_hash = ?`,
      [hash],
    );
  },

  /** Uses an open code, once; false when somebody was faster or it is void. */
  async use(tx: Tx, hash: Buffer, use: { by: Id; at: Date; storeId?: Id }): Promise<boolean> {
    const used = await affected(
      tx,
      `UPDATE coupon_codes SET state = 'used', used_at = ?, used_by = ?, store_id = ?
        WHERE code_hash = ? AND state = 'open'`,
      [use.at, use.by, use.storeId ?? null, hash],
    );
    return used === 1;
  },

  async noteCoupon(tx: Tx, hash: Buffer, couponId: Id): Promise<void> {
    await affected(tx, 'UPDATE coupon_codes SET coupon_id = ? WHERE code_hash = ?', [couponId, hash]);
  },

  batch(db: Db, batchId: Id): Promise<BatchRow | undefined> {
    return row<BatchRow>(
      db,
      `SELECT id, template_id AS templateId, kind, name, size, voided_at AS voidedAt FROM coupon_batches WHERE id = ?`,
      [batchId],
    );
  },

  /** Ends every code of a batch that nobody has used; answers how many, and the coupons behind them. */
  async voidBatch(tx: Tx, batchId: Id, at: Date): Promise<{ voided: number; couponIds: Id[] }> {
    await affected(tx, 'UPDATE coupon_batches SET voided_at = ? WHERE id = ? AND voided_at IS NULL', [
      at,
      batchId,
    ]);
    const open = await rows<{ couponId: Id | null }>(
      tx,
      `SELECT coupon_id AS couponId FROM coupon_codes WHERE batch_id = ? AND state = 'open' ORDER BY serial FOR UPDATE`,
      [batchId],
    );
    await affected(tx, `UPDATE coupon_codes SET state = 'void' WHERE batch_id = ? AND state = 'open'`, [
      batchId,
    ]);
    const couponIds = open.flatMap(({ couponId }) => (couponId === null ? [] : [couponId]));
    return { voided: open.length, couponIds };
  },
};
