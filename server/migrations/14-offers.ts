import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';

/** What the shop offers to everybody who qualifies: campaign prices, 满减, sets, gifts, the first order. */
export class Offers1763700000014 implements MigrationInterface {
  readonly name = 'Offers1763700000014';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE offers (
      id ${ID} NOT NULL,
      offer_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      label VARCHAR(60) NOT NULL,
      rule LONGTEXT NOT NULL,
      valid_from DATETIME(3) NULL,
      valid_to DATETIME(3) NULL,
      is_active TINYINT NOT NULL,
      created_at DATETIME(3) NOT NULL,
      created_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_offers_key (offer_key),
      KEY ix_offers_active (is_active, valid_to),
      CONSTRAINT ck_offers_validity CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_to > valid_from)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE offers');
  }
}
