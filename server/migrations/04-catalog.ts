import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the shop sells: categories, products, their sellable variants, and every price a variant has had. */
export class Catalog1763700000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE categories (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      category_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(40) NOT NULL,
      hint VARCHAR(80) NOT NULL,
      sort_order INT NOT NULL,
      CONSTRAINT pk_categories PRIMARY KEY (id),
      CONSTRAINT uq_categories_key UNIQUE (category_key)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE products (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      product_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      category_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(60) NOT NULL,
      subtitle VARCHAR(120) NOT NULL,
      description VARCHAR(2000) NOT NULL,
      ingredients VARCHAR(1000) NOT NULL,
      allergens JSON NOT NULL,
      storage VARCHAR(200) NOT NULL,
      shelf_life_hours INT UNSIGNED NOT NULL,
      lead_time_minutes INT UNSIGNED NOT NULL,
      tags JSON NOT NULL,
      attributes JSON NOT NULL,
      image_keys JSON NOT NULL,
      hero_colour CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      sort_order INT NOT NULL,
      shown TINYINT(1) NOT NULL DEFAULT 1,
      updated_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_products PRIMARY KEY (id),
      CONSTRAINT uq_products_key UNIQUE (product_key),
      CONSTRAINT fk_products_category FOREIGN KEY (category_id) REFERENCES categories (id),
      CONSTRAINT ck_products_allergens CHECK (JSON_VALID(allergens)),
      CONSTRAINT ck_products_tags CHECK (JSON_VALID(tags)),
      CONSTRAINT ck_products_attributes CHECK (JSON_VALID(attributes)),
      CONSTRAINT ck_products_images CHECK (JSON_VALID(image_keys))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE skus (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      sku_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      product_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      options JSON NOT NULL,
      list_price_fen INT UNSIGNED NOT NULL,
      serves_text VARCHAR(40) NULL,
      weight_text VARCHAR(40) NULL,
      daily_capacity INT UNSIGNED NULL,
      on_sale TINYINT(1) NOT NULL,
      sort_order INT NOT NULL,
      CONSTRAINT pk_skus PRIMARY KEY (id),
      CONSTRAINT uq_skus_key UNIQUE (sku_key),
      CONSTRAINT fk_skus_product FOREIGN KEY (product_id) REFERENCES products (id),
      CONSTRAINT ck_skus_options CHECK (JSON_VALID(options)),
      CONSTRAINT ck_skus_price CHECK (list_price_fen >= 1 AND list_price_fen <= 10000000)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE sku_price_changes (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      sku_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      from_fen INT UNSIGNED NULL,
      to_fen INT UNSIGNED NOT NULL,
      changed_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_sku_price_changes PRIMARY KEY (id),
      CONSTRAINT fk_sku_price_changes_sku FOREIGN KEY (sku_id) REFERENCES skus (id),
      INDEX ix_sku_price_changes_sku (sku_id, changed_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['sku_price_changes', 'skus', 'products', 'categories']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
