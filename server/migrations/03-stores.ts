import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The shop's stores: where, when open, and how far they deliver. */
export class Stores1763700000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE stores (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      store_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(60) NOT NULL,
      address VARCHAR(200) NOT NULL,
      phone VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      latitude DOUBLE NOT NULL,
      longitude DOUBLE NOT NULL,
      hours JSON NOT NULL,
      delivery JSON NULL,
      slot_rule JSON NOT NULL,
      notice VARCHAR(200) NULL,
      sort_order INT NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_stores PRIMARY KEY (id),
      CONSTRAINT uq_stores_key UNIQUE (store_key),
      CONSTRAINT ck_stores_latitude CHECK (latitude >= -90 AND latitude <= 90),
      CONSTRAINT ck_stores_longitude CHECK (longitude >= -180 AND longitude <= 180),
      CONSTRAINT ck_stores_hours CHECK (JSON_VALID(hours)),
      CONSTRAINT ck_stores_delivery CHECK (delivery IS NULL OR JSON_VALID(delivery)),
      CONSTRAINT ck_stores_slot_rule CHECK (JSON_VALID(slot_rule))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE stores');
  }
}
