import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** Members with what they agreed to, the ladder in force, tiers with their history, uses of benefits, birthdays, roles. */
export class Membership1763700000012 implements MigrationInterface {
  readonly name = 'Membership1763700000012';

  async up(db: QueryRunner): Promise<void> {
    await createMembers(db);
    await createTiers(db);
    await db.query(`CREATE TABLE benefit_uses (
      id ${ID} NOT NULL,
      customer_id ${ID} NOT NULL,
      benefit_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      store_id ${ID} NOT NULL,
      note VARCHAR(300) NOT NULL,
      used_by ${ID} NOT NULL,
      used_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_benefit_uses_customer (customer_id, used_at)
    ) ${TABLE}`);
    // The name is what the customer calls somebody; it is sealed, because it may be a child's.
    await db.query(`CREATE TABLE family_birthdays (
      id ${ID} NOT NULL,
      customer_id ${ID} NOT NULL,
      name_sealed VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      relation ${WORD} NOT NULL,
      calendar ${WORD} NOT NULL,
      month INT NOT NULL,
      day INT NOT NULL,
      is_leap_month TINYINT(1) NOT NULL,
      guardian_confirmed_at DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_family_birthdays_customer (customer_id, id),
      CONSTRAINT ck_family_birthdays_day CHECK (month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31),
      CONSTRAINT ck_family_birthdays_calendar CHECK (calendar = 'lunar' OR (calendar = 'solar' AND is_leap_month = 0)),
      CONSTRAINT ck_family_birthdays_guardian CHECK (relation <> 'child' OR guardian_confirmed_at IS NOT NULL)
    ) ${TABLE}`);
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = [
      'family_birthdays',
      'benefit_uses',
      'tier_changes',
      'tier_states',
      'member_spends',
      'tier_ladders',
      'member_roles',
      'member_consents',
      'members',
    ];
    for (const table of tables) await db.query(`DROP TABLE ${table}`);
  }
}

async function createMembers(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE members (
    customer_id ${ID} NOT NULL,
    enrolled_at DATETIME(3) NOT NULL,
    PRIMARY KEY (customer_id)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE member_consents (
    id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    purpose ${WORD} NOT NULL,
    version VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    text_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    granted TINYINT(1) NOT NULL,
    channel ${WORD} NOT NULL,
    recorded_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY ix_member_consents_customer (customer_id, purpose, id)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE member_roles (
    customer_id ${ID} NOT NULL,
    role ${WORD} NOT NULL,
    because ${WORD} NOT NULL,
    granted_at DATETIME(3) NOT NULL,
    PRIMARY KEY (customer_id, role)
  ) ${TABLE}`);
}

async function createTiers(db: QueryRunner): Promise<void> {
  // `live` is 1 for the ladder in force and NULL for all others, so there is at most one.
  await db.query(`CREATE TABLE tier_ladders (
    id ${ID} NOT NULL,
    ladder JSON NOT NULL,
    status ${WORD} NOT NULL,
    base_id ${ID} NULL,
    written_by ${ID} NOT NULL,
    written_at DATETIME(3) NOT NULL,
    in_force_at DATETIME(3) NULL,
    live TINYINT(1) AS (IF(status = 'in_force', 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uq_tier_ladders_live (live),
    CONSTRAINT ck_tier_ladders_status CHECK (status IN ('previewed', 'in_force', 'retired'))
  ) ${TABLE}`);
  await db.query(`CREATE TABLE member_spends (
    order_id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    completed_at DATETIME(3) NOT NULL,
    cash_fen INT NOT NULL,
    refunded_fen INT NOT NULL,
    PRIMARY KEY (order_id),
    KEY ix_member_spends_customer (customer_id, completed_at),
    CONSTRAINT ck_member_spends_fen CHECK (cash_fen >= 0 AND refunded_fen >= 0 AND refunded_fen <= cash_fen)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE tier_states (
    customer_id ${ID} NOT NULL,
    ladder_id ${ID} NULL,
    tier_key ${WORD} NOT NULL,
    tier_rank INT NOT NULL,
    through_on DATE NULL,
    changed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (customer_id),
    KEY ix_tier_states_through (through_on),
    KEY ix_tier_states_ladder (ladder_id),
    CONSTRAINT ck_tier_states_rank CHECK (tier_rank >= 0)
  ) ${TABLE}`);
  await db.query(`CREATE TABLE tier_changes (
    id ${ID} NOT NULL,
    customer_id ${ID} NOT NULL,
    from_key ${WORD} NULL,
    from_name VARCHAR(20) NULL,
    from_rank INT NULL,
    to_key ${WORD} NOT NULL,
    to_name VARCHAR(20) NOT NULL,
    to_rank INT NOT NULL,
    direction ${WORD} NOT NULL,
    because VARCHAR(200) NOT NULL,
    title VARCHAR(60) NOT NULL,
    text VARCHAR(200) NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    shown_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY ix_tier_changes_customer (customer_id, id),
    CONSTRAINT ck_tier_changes_direction CHECK (direction IN ('up', 'down'))
  ) ${TABLE}`);
}
