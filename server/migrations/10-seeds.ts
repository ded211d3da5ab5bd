import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which prepared content was loaded, so that a second start neither repeats it nor undoes what the shop has changed. */
export class Seeds1763700000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE seed_runs (
      story VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      content_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      loaded_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_seed_runs PRIMARY KEY (story)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE seed_runs');
  }
}
