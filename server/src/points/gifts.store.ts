import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import type { GiftKind } from '@tianpu/shared/points';
import { affected, Clock, type Db, Ids, row, rows, type Tx } from '../platform';

export interface Gift {
  id: Id;
  kind: GiftKind;
  name: string;
  description: string;
  imageUrl: string;
  points: number;
  fromTierKey: string | null;
  /** Null = no limit. */
  remaining: number | null;
  limitPerCustomer: number | null;
  couponTemplateKey: string | null;
  skuId: Id | null;
  onSaleFrom: Date | null;
  onSaleTo: Date | null;
}

/** A gift as the shop writes it; `giftKey` finds it again. */
export interface GiftDraft extends Omit<Gift, 'id'> {
  giftKey: string;
  position: number;
}

const GIFT = `g.id, g.kind, g.name, g.description, g.image_url AS imageUrl, g.points, g.from_tier_key AS fromTierKey,
  g.remaining, g.limit_per_customer AS limitPerCustomer, g.coupon_template_key AS couponTemplateKey,
  g.sku_id AS skuId, g.on_sale_from AS onSaleFrom, g.on_sale_to AS onSaleTo`;

/** The only writer of points_gifts and points_gift_counts: what the mall offers, and how often each person had it. */
@Injectable()
export class GiftsStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  of(db: Db, giftId: Id): Promise<Gift | undefined> {
    return row<Gift>(db, `SELECT ${GIFT} FROM points_gifts g WHERE g.id = ?`, [giftId]);
  }

  /** Everything not over, in the order of the shelf, with how often the customer had it. */
  shelf(db: Db, customerId: Id): Promise<(Gift & { redeemed: number })[]> {
    return rows(
      db,
      `SELECT ${GIFT}, COALESCE(c.redeemed, 0) AS redeemed FROM points_gifts g
        LEFT JOIN points_gift_counts c ON c.gift_id = g.id AND c.customer_id = ?
        WHERE g.on_sale_to IS NULL OR g.on_sale_to > ? ORDER BY g.position, g.id`,
      [customerId, this.clock.now()],
    );
  }

  /** How often one customer had one gift; ask under the lock of her account. */
  async redeemed(tx: Tx, giftId: Id, customerId: Id): Promise<number> {
    const count = await row<{ redeemed: number }>(
      tx,
      'SELECT redeemed FROM points_gift_counts WHERE gift_id = ? AND customer_id = ?',
      [giftId, customerId],
    );
    return count?.redeemed ?? 0;
  }

  /** +1 for a redemption, −1 for one that came back. */
  async count(tx: Tx, giftId: Id, customerId: Id, change: 1 | -1): Promise<void> {
    await affected(
      tx,
      `INSERT INTO points_gift_counts (gift_id, customer_id, redeemed) VALUES (?, ?, ?)
        ON DUPLICATE KEY UPDATE redeemed = redeemed + ?`,
      [giftId, customerId, Math.max(0, change), change],
    );
  }

  /** Takes one piece; false when none is left. Everybody shares this row: take it last. */
  async takePiece(tx: Tx, giftId: Id): Promise<boolean> {
    const taken = await affected(
      tx,
      `UPDATE points_gifts SET remaining = IF(remaining IS NULL, NULL, remaining - 1)
        WHERE id = ? AND (remaining IS NULL OR remaining > 0)`,
      [giftId],
    );
    return taken === 1;
  }

  async returnPiece(tx: Tx, giftId: Id): Promise<void> {
    await affected(
      tx,
      'UPDATE points_gifts SET remaining = remaining + 1 WHERE id = ? AND remaining IS NOT NULL',
      [giftId],
    );
  }

  /** Creates the gift of this key or brings it up to date; answers its id. Stock in hand is not touched. */
  async save(tx: Tx, draft: GiftDraft): Promise<Id> {
    const known = await row<{ id: Id }>(tx, 'SELECT id FROM points_gifts WHERE gift_key = ? FOR UPDATE', [
      draft.giftKey,
    ]);
    const id = known?.id ?? this.ids.next();
    await affected(
      tx,
      `INSERT INTO points_gifts (id, gift_key, kind, name, description, image_url, points, from_tier_key, remaining,
          limit_per_customer, coupon_template_key, sku_id, on_sale_from, on_sale_to, position, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE kind = VALUES(kind), name = VALUES(name), description = VALUES(description),
          image_url = VALUES(image_url), points = VALUES(points), from_tier_key = VALUES(from_tier_key),
          limit_per_customer = VALUES(limit_per_customer), coupon_template_key = VALUES(coupon_template_key),
          sku_id = VALUES(sku_id), on_sale_from = VALUES(on_sale_from), on_sale_to = VALUES(on_sale_to),
          position = VALUES(position)`,
      [
        id,
        draft.giftKey,
        draft.kind,
        draft.name,
        draft.description,
        draft.imageUrl,
        draft.points,
        draft.fromTierKey,
        draft.remaining,
        draft.limitPerCustomer,
        draft.couponTemplateKey,
        draft.skuId,
        draft.onSaleFrom,
        draft.onSaleTo,
        draft.position,
        this.clock.now(),
      ],
    );
    return id;
  }
}
