import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE events (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    aggregate_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload JSON NOT NULL,
    occurred_at DATETIME(3) NOT NULL,
    recorded_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    CONSTRAINT pk_events PRIMARY KEY (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  // The key is the queue of one subscriber for one aggregate, in its order: "is an earlier one open?" is a range of it.
  `CREATE TABLE event_deliveries (
    aggregate_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subscriber VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recorded_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status ENUM('waiting', 'delivered', 'parked') NOT NULL DEFAULT 'waiting',
    attempts TINYINT UNSIGNED NOT NULL DEFAULT 0,
    due_at DATETIME(3) NOT NULL,
    delivered_at DATETIME(3) NULL,
    last_error VARCHAR(500) NULL,
    CONSTRAINT pk_event_deliveries PRIMARY KEY (aggregate_id, subscriber, recorded_at, event_id),
    INDEX ix_event_deliveries_status_due (status, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE job_runs (
    job VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due_at DATETIME(3) NOT NULL,
    instance CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at DATETIME(3) NOT NULL,
    lease_until DATETIME(3) NOT NULL,
    tries TINYINT UNSIGNED NOT NULL DEFAULT 1,
    finished_at DATETIME(3) NULL,
    failure VARCHAR(500) NULL,
    CONSTRAINT pk_job_runs PRIMARY KEY (job, due_at),
    INDEX ix_job_runs_due (due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE idempotency_keys (
    actor VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash BINARY(32) NOT NULL,
    status SMALLINT UNSIGNED NULL,
    body MEDIUMTEXT NULL,
    created_at DATETIME(3) NOT NULL,
    lease_until DATETIME(3) NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (actor, idempotency_key),
    INDEX ix_idempotency_keys_created (created_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  `CREATE TABLE audit_entries (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at DATETIME(3) NOT NULL,
    actor_kind ENUM('customer', 'staff', 'system') NOT NULL,
    actor_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_state VARCHAR(64) NULL,
    to_state VARCHAR(64) NULL,
    request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    CONSTRAINT pk_audit_entries PRIMARY KEY (id),
    INDEX ix_audit_entries_subject (subject, subject_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  // Append only, beside the entries, so that the app's account needs no UPDATE on either.
  `CREATE TABLE audit_seals (
    seq BIGINT UNSIGNED NOT NULL,
    entry_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash BINARY(32) NOT NULL,
    CONSTRAINT pk_audit_seals PRIMARY KEY (seq),
    CONSTRAINT uq_audit_seals_entry UNIQUE (entry_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
];

/** Tables of the platform: recorded events and their deliveries, job runs, idempotency keys, the audit trail. */
export class Platform1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'audit_seals',
      'audit_entries',
      'idempotency_keys',
      'job_runs',
      'event_deliveries',
      'events',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
