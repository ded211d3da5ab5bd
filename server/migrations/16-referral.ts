import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** Who invited whom, once; what became of the invited people's orders; which rewards were given for it. */
export class Referral1763700000016 implements MigrationInterface {
  readonly name = 'Referral1763700000016';

  async up(db: QueryRunner): Promise<void> {
    // The row of an inviter is what counting her friends locks, so each reward is given once.
    await db.query(`CREATE TABLE referral_codes (
      customer_id ${ID} NOT NULL,
      code CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      qr_png MEDIUMBLOB NULL,
      created_at DATETIME(3) NOT NULL,
      PRIMARY KEY (customer_id),
      UNIQUE KEY uq_referral_codes_code (code)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE referral_invites (
      invitee_id ${ID} NOT NULL,
      inviter_id ${ID} NOT NULL,
      invited_at DATETIME(3) NOT NULL,
      counted_at DATETIME(3) NULL,
      PRIMARY KEY (invitee_id),
      KEY ix_referral_invites_inviter (inviter_id, invited_at),
      CONSTRAINT ck_referral_invites_self CHECK (invitee_id <> inviter_id)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE referral_orders (
      order_id ${ID} NOT NULL,
      customer_id ${ID} NOT NULL,
      placed_at DATETIME(3) NOT NULL,
      paid_at DATETIME(3) NULL,
      completed_at DATETIME(3) NULL,
      cancelled_at DATETIME(3) NULL,
      kept_fen INT NOT NULL,
      PRIMARY KEY (order_id),
      KEY ix_referral_orders_customer (customer_id, placed_at),
      KEY ix_referral_orders_completed (completed_at),
      CONSTRAINT ck_referral_orders_kept CHECK (kept_fen >= 0)
    ) ${TABLE}`);
    await db.query(`CREATE TABLE referral_rewards (
      inviter_id ${ID} NOT NULL,
      step_count INT NOT NULL,
      coupon_id ${ID} NULL,
      role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      rewarded_at DATETIME(3) NOT NULL,
      PRIMARY KEY (inviter_id, step_count),
      CONSTRAINT ck_referral_rewards_one CHECK ((coupon_id IS NULL) <> (role IS NULL))
    ) ${TABLE}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['referral_rewards', 'referral_orders', 'referral_invites', 'referral_codes']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
