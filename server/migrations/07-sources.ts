import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where customers come from: the printed codes, each scan of one, and per customer the road from scan to first order. */
export class Sources1763700000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE source_codes (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      scene_code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      label VARCHAR(80) NOT NULL,
      store_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      created_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_source_codes PRIMARY KEY (id),
      CONSTRAINT uq_source_codes_scene UNIQUE (scene_code),
      CONSTRAINT ck_source_codes_kind CHECK (kind IN
        ('poster', 'table', 'packaging', 'leaflet', 'event', 'oa', 'partner', 'staff', 'share'))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE visits (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_code_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      visited_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_visits PRIMARY KEY (id),
      CONSTRAINT fk_visits_source_code FOREIGN KEY (source_code_id) REFERENCES source_codes (id),
      INDEX ix_visits_customer (customer_id, visited_at),
      INDEX ix_visits_source_code (source_code_id, visited_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE attributions (
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      first_visit_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      first_source_code_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      first_visited_at DATETIME(3) NULL,
      registered_at DATETIME(3) NULL,
      first_order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      first_order_at DATETIME(3) NULL,
      CONSTRAINT pk_attributions PRIMARY KEY (customer_id),
      INDEX ix_attributions_source_code (first_source_code_id, registered_at),
      CONSTRAINT ck_attributions_visit CHECK ((first_visit_id IS NULL) = (first_visited_at IS NULL)),
      CONSTRAINT ck_attributions_order CHECK ((first_order_id IS NULL) = (first_order_at IS NULL))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['attributions', 'visits', 'source_codes']) await db.query(`DROP TABLE ${table}`);
  }
}
