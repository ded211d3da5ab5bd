import { Injectable } from '@nestjs/common';
import type { GiftRedemptionStatus, Id, ShopDate } from '@tianpu/shared/api';
import type { GiftKind } from '@tianpu/shared/points';
import { affected, type Db, insert, row, rows, type Tx } from '../platform';

export interface Redemption {
  id: Id;
  customerId: Id;
  giftId: Id;
  kind: GiftKind;
  name: string;
  imageUrl: string;
  points: number;
  status: GiftRedemptionStatus;
  code: string | null;
  storeId: Id | null;
  couponId: Id | null;
  pickupThrough: ShopDate | null;
  redeemedAt: Date;
}

const REDEMPTION = `SELECT r.id, r.customer_id AS customerId, r.gift_id AS giftId, g.kind, g.name,
    g.image_url AS imageUrl, r.points, r.status, r.code, r.store_id AS storeId, r.coupon_id AS couponId,
    r.pickup_through AS pickupThrough, r.redeemed_at AS redeemedAt
  FROM points_gift_redemptions r JOIN points_gifts g ON g.id = r.gift_id`;

/** The only writer of points_gift_redemptions. */
@Injectable()
export class RedemptionsStore {
  async add(tx: Tx, redemption: Omit<Redemption, 'kind' | 'name' | 'imageUrl'>): Promise<void> {
    await insert(tx, 'points_gift_redemptions', {
      id: redemption.id,
      customer_id: redemption.customerId,
      gift_id: redemption.giftId,
      points: redemption.points,
      status: redemption.status,
      code: redemption.code,
      store_id: redemption.storeId,
      coupon_id: redemption.couponId,
      pickup_through: redemption.pickupThrough,
      redeemed_at: redemption.redeemedAt,
    });
  }

  of(db: Db, id: Id): Promise<Redemption | undefined> {
    return row<Redemption>(db, `${REDEMPTION} WHERE r.id = ?`, [id]);
  }

  /** Newest first. */
  ofCustomer(db: Db, customerId: Id): Promise<Redemption[]> {
    return rows<Redemption>(db, `${REDEMPTION} WHERE r.customer_id = ? ORDER BY r.id DESC LIMIT 100`, [
      customerId,
    ]);
  }

  byCode(tx: Tx, code: string, storeId: Id): Promise<Redemption | undefined> {
    return row<Redemption>(tx, `${REDEMPTION} WHERE r.code = ? AND r.store_id = ?`, [code, storeId]);
  }

  /** Handed over, once: false when somebody was first. */
  async handOver(tx: Tx, id: Id, by: Id, at: Date): Promise<boolean> {
    const done = await affected(
      tx,
      `UPDATE points_gift_redemptions SET status = 'handed_over', handed_over_at = ?, handed_over_by = ?
        WHERE id = ? AND status = 'waiting'`,
      [at, by, id],
    );
    return done === 1;
  }

  /** Nobody came for it: false when it was fetched or ended before. */
  async end(tx: Tx, id: Id, status: 'cancelled' | 'expired'): Promise<boolean> {
    const ended = await affected(
      tx,
      `UPDATE points_gift_redemptions SET status = ? WHERE id = ? AND status = 'waiting'`,
      [status, id],
    );
    return ended === 1;
  }

  /** Gifts that nobody fetched in time. */
  overdue(db: Db, today: ShopDate, limit: number): Promise<Redemption[]> {
    return rows<Redemption>(
      db,
      `${REDEMPTION} WHERE r.status = 'waiting' AND r.pickup_through < ? ORDER BY r.id LIMIT ${limit}`,
      [today],
    );
  }
}
