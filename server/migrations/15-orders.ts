import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/**
 * What an order was placed with besides money: coupon, points, gifts and who the customer was at that moment; and what
 * was given back of it, refund by refund and piece by piece.
 */
export class OrdersBenefits1763700000015 implements MigrationInterface {
  readonly name = 'OrdersBenefits1763700000015';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE orders
      ADD COLUMN coupon_id ${ID} NULL,
      ADD COLUMN points_used INT NOT NULL DEFAULT 0,
      ADD COLUMN points_to_earn INT NOT NULL DEFAULT 0,
      ADD COLUMN audiences VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
      ADD KEY ix_orders_coupon (coupon_id),
      ADD CONSTRAINT ck_orders_points CHECK (points_used >= 0 AND points_to_earn >= 0)`);
    await db.query(`CREATE TABLE order_gifts (
      order_id ${ID} NOT NULL,
      position INT NOT NULL,
      offer_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      sku_id ${ID} NOT NULL,
      label VARCHAR(120) NOT NULL,
      thumbnail_url VARCHAR(300) NOT NULL,
      quantity INT NOT NULL,
      worth_fen INT NOT NULL,
      PRIMARY KEY (order_id, position),
      CONSTRAINT ck_order_gifts_quantity CHECK (quantity > 0)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE order_refunds (
      id ${ID} NOT NULL,
      order_id ${ID} NOT NULL,
      sequence INT NOT NULL,
      reason VARCHAR(300) NOT NULL,
      actor_kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      actor_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      cash_fen INT NOT NULL,
      delivery_fen INT NOT NULL,
      points INT NOT NULL,
      clawed_back_points INT NOT NULL,
      is_complete TINYINT NOT NULL,
      coupon_outcome VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      requested_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_order_refunds_sequence (order_id, sequence),
      CONSTRAINT ck_order_refunds_amounts CHECK (
        cash_fen >= delivery_fen AND delivery_fen >= 0 AND points >= 0 AND clawed_back_points >= 0)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE order_refund_lines (
      refund_id ${ID} NOT NULL,
      line_id ${ID} NOT NULL,
      quantity INT NOT NULL,
      cash_fen INT NOT NULL,
      points INT NOT NULL,
      PRIMARY KEY (refund_id, line_id),
      KEY ix_order_refund_lines_line (line_id),
      CONSTRAINT ck_order_refund_lines_amounts CHECK (quantity > 0 AND cash_fen >= 0 AND points >= 0)
    ) ${TABLE}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['order_refund_lines', 'order_refunds', 'order_gifts']) {
      await db.query(`DROP TABLE ${table}`);
    }
    await db.query(`ALTER TABLE orders
      DROP CONSTRAINT ck_orders_points,
      DROP KEY ix_orders_coupon,
      DROP COLUMN audiences, DROP COLUMN points_to_earn, DROP COLUMN points_used, DROP COLUMN coupon_id`);
  }
}
