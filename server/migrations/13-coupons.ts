import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/**
 * Coupons: the rule of a batch, each issued coupon with its life, how many each customer has had, and the codes people
 * type or show on paper. Counters change by conditional updates; the CHECKs and unique keys are the last guard.
 */
export class Coupons1763700000013 implements MigrationInterface {
  readonly name = 'Coupons1763700000013';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE coupon_templates (
      id ${ID} NOT NULL,
      template_key ${KEY} NOT NULL,
      label VARCHAR(60) NOT NULL,
      rule LONGTEXT NOT NULL,
      claim_from DATETIME(3) NULL,
      claim_to DATETIME(3) NULL,
      stock INT NULL,
      limit_per_customer INT NOT NULL,
      budget_fen BIGINT NULL,
      worst_cost_fen INT NULL,
      is_active TINYINT NOT NULL,
      issued INT NOT NULL DEFAULT 0,
      created_at DATETIME(3) NOT NULL,
      created_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_coupon_templates_key (template_key),
      CONSTRAINT ck_coupon_templates_issued CHECK (issued >= 0 AND (stock IS NULL OR issued <= stock)),
      CONSTRAINT ck_coupon_templates_budget CHECK (budget_fen IS NULL OR issued * worst_cost_fen <= budget_fen),
      CONSTRAINT ck_coupon_templates_limit CHECK (limit_per_customer > 0)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE coupon_counters (
      template_id ${ID} NOT NULL,
      customer_id ${ID} NOT NULL,
      issued INT NOT NULL,
      PRIMARY KEY (template_id, customer_id),
      CONSTRAINT ck_coupon_counters_issued CHECK (issued >= 0)
    ) ${TABLE}`);
    // A printed coupon has no customer: nobody has shown it yet.
    await db.query(`CREATE TABLE coupons (
      id ${ID} NOT NULL,
      template_id ${ID} NOT NULL,
      customer_id ${ID} NULL,
      customer_seq INT NULL,
      channel ${WORD} NOT NULL,
      dedupe_key ${KEY} NOT NULL,
      state ${WORD} NOT NULL,
      order_id ${ID} NULL,
      valid_from DATETIME(3) NOT NULL,
      valid_to DATETIME(3) NOT NULL,
      issued_at DATETIME(3) NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      reminded_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_coupons_customer_seq (template_id, customer_id, customer_seq),
      UNIQUE KEY uq_coupons_dedupe (customer_id, template_id, dedupe_key),
      UNIQUE KEY uq_coupons_order (order_id),
      KEY ix_coupons_customer (customer_id, id),
      KEY ix_coupons_state_valid_to (state, valid_to),
      CONSTRAINT ck_coupons_state CHECK (state IN ('issued', 'frozen', 'redeemed', 'returned', 'expired', 'void')),
      CONSTRAINT ck_coupons_order CHECK (
        (state <> 'frozen' OR order_id IS NOT NULL) AND (state IN ('frozen', 'redeemed') OR order_id IS NULL)),
      CONSTRAINT ck_coupons_validity CHECK (valid_to > valid_from)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE coupon_changes (
      coupon_id ${ID} NOT NULL,
      position INT NOT NULL,
      from_state ${WORD} NULL,
      to_state ${WORD} NOT NULL,
      order_id ${ID} NULL,
      changed_at DATETIME(3) NOT NULL,
      PRIMARY KEY (coupon_id, position)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE coupon_batches (
      id ${ID} NOT NULL,
      template_id ${ID} NOT NULL,
      kind ${WORD} NOT NULL,
      name VARCHAR(60) NOT NULL,
      size INT NOT NULL,
      voided_at DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL,
      created_by ${ID} NOT NULL,
      PRIMARY KEY (id),
      KEY ix_coupon_batches_template (template_id, id)
    ) ${TABLE}`);
    // Only a keyed hash of a code is kept: whoever reads the table cannot use one.
    await db.query(`CREATE TABLE coupon_codes (
      code_hash BINARY(32) NOT NULL,
      batch_id ${ID} NOT NULL,
      serial INT NOT NULL,
      state ${WORD} NOT NULL,
      coupon_id ${ID} NULL,
      used_at DATETIME(3) NULL,
      used_by ${ID} NULL,
      store_id ${ID} NULL,
      PRIMARY KEY (code_hash),
      UNIQUE KEY uq_coupon_codes_serial (batch_id, serial),
      KEY ix_coupon_codes_coupon (coupon_id),
      CONSTRAINT ck_coupon_codes_state CHECK (state IN ('open', 'used', 'void'))
    ) ${TABLE}`);
    await db.query(`CREATE TABLE coupon_code_misses (
      id ${ID} NOT NULL,
      guesser BINARY(32) NOT NULL,
      missed_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_coupon_code_misses_guesser (guesser, missed_at),
      KEY ix_coupon_code_misses_missed_at (missed_at)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE coupon_store_codes (
      source_code_id ${ID} NOT NULL,
      template_id ${ID} NOT NULL,
      PRIMARY KEY (source_code_id, template_id)
    ) ${TABLE}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [
      'coupon_store_codes',
      'coupon_code_misses',
      'coupon_codes',
      'coupon_batches',
      'coupon_changes',
      'coupons',
      'coupon_counters',
      'coupon_templates',
    ]) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
