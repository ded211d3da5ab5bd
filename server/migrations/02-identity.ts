import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People and their sessions. openid and phone are sealed (AES-256-GCM) beside a keyed blind index for looking up;
 * tokens and passwords are hashes; WeChat's session_key has no column because nothing here needs it.
 */
export class Identity1763700000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE customers (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      openid_sealed VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      openid_index BINARY(32) NOT NULL,
      nickname VARCHAR(80) NULL,
      avatar_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
      phone_sealed VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL,
      phone_index BINARY(32) NULL,
      phone_bound_at DATETIME(3) NULL,
      registered_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_customers PRIMARY KEY (id),
      CONSTRAINT uq_customers_openid UNIQUE (openid_index),
      INDEX ix_customers_phone (phone_index),
      CONSTRAINT ck_customers_phone CHECK ((phone_sealed IS NULL) = (phone_index IS NULL))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE customer_sessions (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      signed_in_at DATETIME(3) NOT NULL,
      revoked_at DATETIME(3) NULL,
      revoked_because VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
      expires_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_customer_sessions PRIMARY KEY (id),
      CONSTRAINT fk_customer_sessions_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
      INDEX ix_customer_sessions_expires (expires_at),
      CONSTRAINT ck_customer_sessions_because CHECK (revoked_because IN ('signed_out', 'token_reused'))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE refresh_tokens (
      token_hash BINARY(32) NOT NULL,
      session_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      issued_at DATETIME(3) NOT NULL,
      expires_at DATETIME(3) NOT NULL,
      used_at DATETIME(3) NULL,
      CONSTRAINT pk_refresh_tokens PRIMARY KEY (token_hash),
      CONSTRAINT fk_refresh_tokens_session FOREIGN KEY (session_id) REFERENCES customer_sessions (id) ON DELETE CASCADE
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE consents (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      purpose VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      version VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      text_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      granted TINYINT(1) NOT NULL,
      channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      recorded_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_consents PRIMARY KEY (id),
      CONSTRAINT fk_consents_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
      INDEX ix_consents_customer (customer_id, purpose, recorded_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE phone_exchanges (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      cost_fen INT UNSIGNED NOT NULL,
      exchanged_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_phone_exchanges PRIMARY KEY (id),
      CONSTRAINT fk_phone_exchanges_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
      INDEX ix_phone_exchanges_at (exchanged_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE avatars (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      webp MEDIUMBLOB NOT NULL,
      uploaded_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_avatars PRIMARY KEY (id),
      CONSTRAINT fk_avatars_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
      INDEX ix_avatars_customer (customer_id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE staff_members (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      login VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(40) NOT NULL,
      password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      store_ids JSON NOT NULL,
      token_version INT UNSIGNED NOT NULL DEFAULT 1,
      disabled_at DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL,
      CONSTRAINT pk_staff_members PRIMARY KEY (id),
      CONSTRAINT uq_staff_members_login UNIQUE (login),
      CONSTRAINT ck_staff_members_role CHECK (role IN ('counter', 'baker', 'manager', 'owner')),
      CONSTRAINT ck_staff_members_stores CHECK (JSON_VALID(store_ids))
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await db.query(`CREATE TABLE staff_sessions (
      id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      staff_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      token_version INT UNSIGNED NOT NULL,
      signed_in_at DATETIME(3) NOT NULL,
      last_seen_at DATETIME(3) NOT NULL,
      expires_at DATETIME(3) NOT NULL,
      revoked_at DATETIME(3) NULL,
      CONSTRAINT pk_staff_sessions PRIMARY KEY (id),
      CONSTRAINT fk_staff_sessions_staff FOREIGN KEY (staff_id) REFERENCES staff_members (id),
      INDEX ix_staff_sessions_expires (expires_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    // Keyed by a blind index of whatever was typed as login, so that a lock tells nothing about who exists.
    await db.query(`CREATE TABLE staff_sign_in_attempts (
      login_index BINARY(32) NOT NULL,
      failed INT UNSIGNED NOT NULL,
      last_failed_at DATETIME(3) NOT NULL,
      locked_until DATETIME(3) NULL,
      CONSTRAINT pk_staff_sign_in_attempts PRIMARY KEY (login_index),
      INDEX ix_staff_sign_in_attempts_at (last_failed_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [
      'staff_sign_in_attempts',
      'staff_sessions',
      'staff_members',
      'avatars',
      'phone_exchanges',
      'consents',
      'refresh_tokens',
      'customer_sessions',
      'customers',
    ]) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
