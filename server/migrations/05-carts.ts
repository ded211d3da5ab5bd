import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One cart per customer. Lines are never deleted: a removed or ordered line keeps its row, because the add-to-cart
 * audiences are made of it. `is_live` is 1 while the line is in the cart and null after, which lets a unique key allow one
 * live line per SKU and any number of former ones.
 */
export class Carts1763700000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE carts (
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      version INT UNSIGNED NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_carts PRIMARY KEY (customer_id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE cart_lines (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      sku_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      quantity INT UNSIGNED NOT NULL,
      unit_price_fen_when_added INT UNSIGNED NOT NULL,
      visit_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      added_at DATETIME(3) NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      removed_at DATETIME(3) NULL,
      ordered_at DATETIME(3) NULL,
      order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      is_live TINYINT GENERATED ALWAYS AS (IF(removed_at IS NULL AND ordered_at IS NULL, 1, NULL)) STORED,
      CONSTRAINT pk_cart_lines PRIMARY KEY (id),
      CONSTRAINT uq_cart_lines_live UNIQUE (customer_id, sku_id, is_live),
      INDEX ix_cart_lines_sku (sku_id, added_at),
      CONSTRAINT fk_cart_lines_cart FOREIGN KEY (customer_id) REFERENCES carts (customer_id),
      CONSTRAINT ck_cart_lines_quantity CHECK (quantity >= 1 AND quantity <= 50),
      CONSTRAINT ck_cart_lines_end CHECK (removed_at IS NULL OR ordered_at IS NULL),
      CONSTRAINT ck_cart_lines_order CHECK ((ordered_at IS NULL) = (order_id IS NULL))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE cart_lines');
    await db.query('DROP TABLE carts');
  }
}
