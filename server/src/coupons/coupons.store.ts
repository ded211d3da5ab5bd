import type { Id } from '@tianpu/shared/api';
import { type CouponState, couponOrigins } from '@tianpu/shared/coupons';
import { affected, type Db, insertMany, row, rows, type Tx } from '../platform';
import type { CouponRow } from './coupons.types';

export const COUPON_COLUMNS = `id, template_id AS templateId, customer_id AS customerId, channel, state,
  order_id AS orderId, valid_from AS validFrom, valid_to AS validTo, issued_at AS issuedAt`;

export interface NewCoupon extends Omit<CouponRow, 'state' | 'orderId'> {
  customerSeq: number | null;
  dedupeKey: string;
}

/** The only writer of `coupons`, `coupon_counters` and `coupon_changes`. */
export const couponsStore = {
  /**
   * How many coupons of a template the customer has had, held until the transaction ends: two of her claims at one
   * moment are decided one after the other.
   */
  async lockCounter(tx: Tx, templateId: Id, customerId: Id): Promise<number> {
    const key = [templateId, customerId];
    await affected(
      tx,
      `INSERT INTO coupon_counters (template_id, customer_id, issued) VALUES (?, ?, 0)
        ON DUPLICATE KEY UPDATE issued = issued`,
      key,
    );
    return this.issuedTo(tx, templateId, customerId);
  },

  async issuedTo(db: Db, templateId: Id, customerId: Id): Promise<number> {
    const found = await row<{ issued: number }>(
      db,
      'SELECT issued FROM coupon_counters WHERE template_id = ? AND customer_id = ?',
      [templateId, customerId],
    );
    return found?.issued ?? 0;
  },

  /** One more for this customer, if her limit allows; false when it does not. */
  async countOne(tx: Tx, templateId: Id, customerId: Id, limit: number): Promise<boolean> {
    const counted = await affected(
      tx,
      `UPDATE coupon_counters SET issued = issued + 1 WHERE template_id = ? AND customer_id = ? AND issued < ?`,
      [templateId, customerId, limit],
    );
    return counted === 1;
  },

  async insert(tx: Tx, coupons: readonly NewCoupon[]): Promise<void> {
    await insertMany(
      tx,
      'coupons',
      coupons.map((coupon) => ({
        id: coupon.id,
        template_id: coupon.templateId,
        customer_id: coupon.customerId,
        customer_seq: coupon.customerSeq,
        channel: coupon.channel,
        dedupe_key: coupon.dedupeKey,
        state: 'issued' satisfies CouponState,
        valid_from: coupon.validFrom,
        valid_to: coupon.validTo,
        issued_at: coupon.issuedAt,
        changed_at: coupon.issuedAt,
      })),
    );
    await insertMany(
      tx,
      'coupon_changes',
      coupons.map(({ id, issuedAt }) => ({
        coupon_id: id,
        position: 1,
        to_state: 'issued',
        changed_at: issuedAt,
      })),
    );
  },

  byId(db: Db, couponId: Id): Promise<CouponRow | undefined> {
    return row<CouponRow>(db, `SELECT ${COUPON_COLUMNS} FROM coupons WHERE id = ?`, [couponId]);
  },

  byDedupeKey(db: Db, customerId: Id, templateId: Id, dedupeKey: string): Promise<CouponRow | undefined> {
    return row<CouponRow>(
      db,
      `SELECT ${COUPON_COLUMNS} FROM coupons WHERE customer_id = ? AND template_id = ? AND dedupe_key = ?`,
      [customerId, templateId, dedupeKey],
    );
  },

  /** The coupon an order holds or has used, kept still until the transaction ends. */
  lockByOrder(tx: Tx, orderId: Id): Promise<CouponRow | undefined> {
    return row<CouponRow>(tx, `SELECT ${COUPON_COLUMNS} FROM coupons WHERE order_id = ? FOR UPDATE`, [
      orderId,
    ]);
  },

  /** Puts a usable coupon of this customer, valid now, into an unpaid order; false when it is not hers to use now. */
  async freeze(tx: Tx, couponId: Id, customerId: Id, orderId: Id, now: Date): Promise<boolean> {
    const frozen = await affected(
      tx,
      `UPDATE coupons SET state = 'frozen', order_id = ?, changed_at = ?
        WHERE id = ? AND customer_id = ? AND state IN (?) AND valid_from <= ? AND valid_to > ?`,
      [orderId, now, couponId, customerId, couponOrigins('frozen'), now, now],
    );
    if (frozen === 1) await noteChange(tx, couponId, 'frozen', orderId, now);
    return frozen === 1;
  },

  /** Moves a coupon on if it still stands where its row was read and the table of moves allows it. */
  async move(
    tx: Tx,
    coupon: Pick<CouponRow, 'id' | 'state'>,
    to: CouponState,
    after: { orderId: Id | null; validTo?: Date },
    now: Date,
  ): Promise<boolean> {
    if (!couponOrigins(to).includes(coupon.state)) return false;
    const moved = await affected(
      tx,
      `UPDATE coupons SET state = ?, order_id = ?, valid_to = COALESCE(?, valid_to), changed_at = ?
        WHERE id = ? AND state = ?`,
      [to, after.orderId, after.validTo ?? null, now, coupon.id, coupon.state],
    );
    if (moved === 1) await noteChange(tx, coupon.id, to, after.orderId, now);
    return moved === 1;
  },

  /** Coupons nobody holds in an order and whose time is over; printed ones when they were over before `paperBefore`. */
  over(db: Db, now: Date, paperBefore: Date, limit: number): Promise<CouponRow[]> {
    return rows<CouponRow>(
      db,
      `SELECT ${COUPON_COLUMNS} FROM coupons WHERE state IN (?) AND valid_to <= IF(customer_id IS NULL, ?, ?)
        AND valid_to <= ? ORDER BY valid_to LIMIT ${limit}`,
      [couponOrigins('expired'), paperBefore, now, now],
    );
  },

  /** Usable coupons of customers that are over before `before` and were not spoken of yet. */
  toRemind(db: Db, now: Date, before: Date, limit: number): Promise<CouponRow[]> {
    return rows<CouponRow>(
      db,
      `SELECT ${COUPON_COLUMNS} FROM coupons WHERE state IN ('issued', 'returned') AND customer_id IS NOT NULL
        AND valid_from <= ? AND valid_to > ? AND valid_to <= ? AND reminded_at IS NULL ORDER BY valid_to LIMIT ${limit}`,
      [now, now, before],
    );
  },

  /** False when somebody reminded first. */
  async markReminded(tx: Tx, couponId: Id, now: Date): Promise<boolean> {
    const marked = await affected(
      tx,
      `UPDATE coupons SET reminded_at = ? WHERE id = ? AND reminded_at IS NULL AND state IN ('issued', 'returned')`,
      [now, couponId],
    );
    return marked === 1;
  },
};

/** The next row of a coupon's history, from where the last one left it; its row is locked by the update before. */
async function noteChange(
  tx: Tx,
  couponId: Id,
  to: CouponState,
  orderId: Id | null,
  now: Date,
): Promise<void> {
  await affected(
    tx,
    `INSERT INTO coupon_changes (coupon_id, position, from_state, to_state, order_id, changed_at)
      SELECT coupon_id, position + 1, to_state, ?, ?, ? FROM coupon_changes
      WHERE coupon_id = ? ORDER BY position DESC LIMIT 1`,
    [to, orderId, now, couponId],
  );
}
