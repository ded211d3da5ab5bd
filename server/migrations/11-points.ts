import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/**
 * The points ledger. The account row is what a command locks; entries are never changed; lots and consumptions say which
 * points were used for what. The CHECKs are the last guard: a wrong plan does not fit into these tables.
 */
export class Points1763700000011 implements MigrationInterface {
  readonly name = 'Points1763700000011';

  async up(db: QueryRunner): Promise<void> {
    await createLedger(db);
    await createEarning(db);
    await createMall(db);
    await db.query(`CREATE TABLE points_adjustments (
      id ${ID} NOT NULL,
      customer_id ${ID} NOT NULL,
      points INT NOT NULL,
      reason VARCHAR(300) NOT NULL,
      status ${WORD} NOT NULL,
      requested_by ${ID} NOT NULL,
      requested_at DATETIME(3) NOT NULL,
      decided_by ${ID} NULL,
      decided_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      KEY ix_points_adjustments_status (status, id),
      CONSTRAINT ck_points_adjustments_points CHECK (points <> 0),
      CONSTRAINT ck_points_adjustments_status CHECK (status IN ('applied', 'waiting', 'rejected')),
      CONSTRAINT ck_points_adjustments_four_eyes CHECK (decided_by IS NULL OR decided_by <> requested_by),
      CONSTRAINT ck_points_adjustments_decided CHECK (
        (decided_by IS NULL) = (decided_at IS NULL) AND (status <> 'waiting' OR decided_by IS NULL)
        AND (status <> 'rejected' OR decided_by IS NOT NULL))
    ) ${TABLE}`);
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = [
      'points_adjustments',
      'points_gift_redemptions',
      'points_gift_counts',
      'points_gifts',
      'points_campaigns',
      'points_product_rates',
      'points_sign_ins',
      'points_claw_backs',
      'points_awards',
      'points_restorations',
      'points_consumptions',
      'points_lots',
      'points_entries',
      'points_accounts',
    ];
    for (const table of tables) await db.query(`DROP TABLE ${table}`);
  }
}

async function createLedger(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE points_accounts (
    customer_id ${ID} NOT NULL,
    balance INT NOT NULL,
    debt INT NOT NULL,
    entry_count INT NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (customer_id),
    CONSTRAINT ck_points_accounts_balance CHECK (balance >= 0),
    CONSTRAINT ck_points_accounts_debt CHECK (debt >= 0)
  ) ${TABLE}`);
  // `part` tells entries of one cause apart: the debt that what came in pays, the second end of the same lot.
  await db.query(`CREATE TABLE points_entries (
    id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    seq INT NOT NULL,
    kind ${WORD} NOT NULL,
    points INT NOT NULL,
    debt_points INT NOT NULL,
    balance_after INT NOT NULL,
    debt_after INT NOT NULL,
    source ${WORD} NOT NULL,
    source_id ${ID} NOT NULL,
    part INT NOT NULL,
    label VARCHAR(300) NOT NULL,
    entered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_points_entries_seq (customer_id, seq),
    UNIQUE KEY uq_points_entries_cause (source, source_id, kind, part),
    CONSTRAINT fk_points_entries_account FOREIGN KEY (customer_id) REFERENCES points_accounts (customer_id),
    CONSTRAINT ck_points_entries_kind CHECK ((kind IN ('earn', 'restore') AND points > 0)
      OR (kind IN ('spend', 'expire') AND points < 0) OR (kind = 'claw_back' AND points <= 0)
      OR (kind = 'adjust' AND points <> 0)),
    CONSTRAINT ck_points_entries_debt CHECK (debt_points = 0 OR kind = 'claw_back'),
    CONSTRAINT ck_points_entries_after CHECK (balance_after >= 0 AND debt_after >= 0),
    CONSTRAINT ck_points_entries_source CHECK (source IN
      ('order', 'refund', 'sign_in', 'gift', 'adjustment', 'lot', 'campaign'))
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_lots (
    id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    entry_id ${ID} NOT NULL,
    points INT NOT NULL,
    remaining INT NOT NULL,
    expired INT NOT NULL,
    opened_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY ix_points_lots_customer (customer_id, expires_at),
    KEY ix_points_lots_end (expires_at, customer_id),
    CONSTRAINT fk_points_lots_entry FOREIGN KEY (entry_id) REFERENCES points_entries (id),
    CONSTRAINT ck_points_lots_remaining CHECK (
      points > 0 AND remaining >= 0 AND expired >= 0 AND remaining + expired <= points),
    CONSTRAINT ck_points_lots_life CHECK (expires_at > opened_at)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_consumptions (
    entry_id ${ID} NOT NULL,
    lot_id ${ID} NOT NULL,
    points INT NOT NULL,
    restored_points INT NOT NULL,
    PRIMARY KEY (entry_id, lot_id),
    KEY ix_points_consumptions_lot (lot_id),
    CONSTRAINT fk_points_consumptions_entry FOREIGN KEY (entry_id) REFERENCES points_entries (id),
    CONSTRAINT fk_points_consumptions_lot FOREIGN KEY (lot_id) REFERENCES points_lots (id),
    CONSTRAINT ck_points_consumptions_points CHECK (
      points > 0 AND restored_points >= 0 AND restored_points <= points)
  ) ${TABLE}`);
  // A revived part lives on in the lot that its restore opened, because the lot it came from had ended.
  await db.query(`CREATE TABLE points_restorations (
    entry_id ${ID} NOT NULL,
    spend_entry_id ${ID} NOT NULL,
    lot_id ${ID} NOT NULL,
    points INT NOT NULL,
    is_revived TINYINT(1) NOT NULL,
    PRIMARY KEY (entry_id, lot_id),
    KEY ix_points_restorations_spend (spend_entry_id, lot_id),
    CONSTRAINT fk_points_restorations_entry FOREIGN KEY (entry_id) REFERENCES points_entries (id),
    CONSTRAINT fk_points_restorations_spend FOREIGN KEY (spend_entry_id, lot_id)
      REFERENCES points_consumptions (entry_id, lot_id),
    CONSTRAINT ck_points_restorations_points CHECK (points > 0)
  ) ${TABLE}`);
}

async function createEarning(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE points_awards (
    order_id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    order_number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    points INT NOT NULL,
    state ${WORD} NOT NULL,
    lot_id ${ID} NULL,
    paid_at DATETIME(3) NOT NULL,
    settled_at DATETIME(3) NULL,
    PRIMARY KEY (order_id),
    KEY ix_points_awards_customer (customer_id, state),
    CONSTRAINT ck_points_awards_points CHECK (points >= 0),
    CONSTRAINT ck_points_awards_state CHECK (state IN ('pending', 'released', 'dropped')),
    CONSTRAINT ck_points_awards_settled CHECK ((state = 'pending') = (settled_at IS NULL))
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_claw_backs (
    refund_id ${ID} NOT NULL,
    order_id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    points INT NOT NULL,
    forgiven_points INT NOT NULL,
    was_pending TINYINT(1) NOT NULL,
    clawed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (refund_id),
    KEY ix_points_claw_backs_order (order_id),
    CONSTRAINT ck_points_claw_backs_points CHECK (
      points > 0 AND forgiven_points >= 0 AND forgiven_points <= points)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_sign_ins (
    id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    signed_on DATE NOT NULL,
    streak_days INT NOT NULL,
    points INT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_points_sign_ins_day (customer_id, signed_on),
    CONSTRAINT ck_points_sign_ins_points CHECK (streak_days > 0 AND points > 0)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_product_rates (
    product_id ${ID} NOT NULL,
    percent INT NOT NULL,
    PRIMARY KEY (product_id),
    CONSTRAINT ck_points_product_rates_percent CHECK (percent >= 0 AND percent <= 1000)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_campaigns (
    id ${ID} NOT NULL,
    label VARCHAR(60) NOT NULL,
    percent INT NOT NULL,
    product_ids JSON NULL,
    starts_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY ix_points_campaigns_end (ends_at),
    CONSTRAINT ck_points_campaigns_percent CHECK (percent >= 0 AND percent <= 1000),
    CONSTRAINT ck_points_campaigns_time CHECK (ends_at > starts_at)
  ) ${TABLE}`);
}

async function createMall(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE points_gifts (
    id ${ID} NOT NULL,
    gift_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind ${WORD} NOT NULL,
    name VARCHAR(60) NOT NULL,
    description VARCHAR(300) NOT NULL,
    image_url VARCHAR(300) NOT NULL,
    points INT NOT NULL,
    from_tier_key VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    remaining INT NULL,
    limit_per_customer INT NULL,
    coupon_template_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    sku_id ${ID} NULL,
    on_sale_from DATETIME(3) NULL,
    on_sale_to DATETIME(3) NULL,
    position INT NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_points_gifts_key (gift_key),
    CONSTRAINT ck_points_gifts_numbers CHECK (points > 0 AND (remaining IS NULL OR remaining >= 0)
      AND (limit_per_customer IS NULL OR limit_per_customer > 0)),
    CONSTRAINT ck_points_gifts_kind CHECK (
      kind IN ('gift', 'product', 'coupon') AND (kind = 'coupon') = (coupon_template_key IS NOT NULL)
      AND (kind = 'product') = (sku_id IS NOT NULL))
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_gift_counts (
    gift_id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    redeemed INT NOT NULL,
    PRIMARY KEY (gift_id, customer_id),
    CONSTRAINT fk_points_gift_counts_gift FOREIGN KEY (gift_id) REFERENCES points_gifts (id),
    CONSTRAINT ck_points_gift_counts_redeemed CHECK (redeemed >= 0)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE points_gift_redemptions (
    id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    gift_id ${ID} NOT NULL,
    points INT NOT NULL,
    status ${WORD} NOT NULL,
    code VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    store_id ${ID} NULL,
    coupon_id ${ID} NULL,
    pickup_through DATE NULL,
    redeemed_at DATETIME(3) NOT NULL,
    handed_over_at DATETIME(3) NULL,
    handed_over_by ${ID} NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_points_gift_redemptions_code (code),
    KEY ix_points_gift_redemptions_customer (customer_id, id),
    KEY ix_points_gift_redemptions_pickup (status, pickup_through),
    CONSTRAINT fk_points_gift_redemptions_gift FOREIGN KEY (gift_id) REFERENCES points_gifts (id),
    CONSTRAINT ck_points_gift_redemptions_status CHECK (
      status IN ('waiting', 'handed_over', 'issued', 'cancelled', 'expired')),
    CONSTRAINT ck_points_gift_redemptions_handed CHECK (
      (status = 'handed_over') = (handed_over_at IS NOT NULL AND handed_over_by IS NOT NULL)),
    CONSTRAINT ck_points_gift_redemptions_goal CHECK (points > 0 AND (status <> 'issued' OR coupon_id IS NOT NULL)
      AND (status NOT IN ('waiting', 'handed_over') OR (code IS NOT NULL AND store_id IS NOT NULL)))
  ) ${TABLE}`);
}
