import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin';
const REFERENCE = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';

/** Payment attempts, refunds, what WeChat told us, and everything a person has to look at. */
export class Payments1763700000009 implements MigrationInterface {
  readonly name = 'Payments1763700000009';

  async up(runner: QueryRunner): Promise<void> {
    // `applied_order_id` is unique: the database itself refuses a second payment applied to one order.
    await runner.query(`
      CREATE TABLE payments (
        id ${ID} NOT NULL,
        order_id ${ID} NOT NULL,
        customer_id ${ID} NOT NULL,
        attempt INT NOT NULL,
        channel ${WORD} NOT NULL,
        status ${WORD} NOT NULL,
        out_trade_no VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        description VARCHAR(127) NOT NULL,
        amount_fen INT NOT NULL,
        currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        appid ${WORD} NOT NULL,
        mchid ${WORD} NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        prepay_id ${REFERENCE} NULL,
        prepaid_at DATETIME(3) NULL,
        transaction_id ${WORD} NULL,
        payer_total_fen INT NULL,
        payer_is_customer BOOLEAN NULL,
        paid_at DATETIME(3) NULL,
        settled_at DATETIME(3) NULL,
        settled_by ${WORD} NULL,
        applied_order_id ${ID} NULL,
        refund_fen INT NOT NULL,
        opened_at DATETIME(3) NOT NULL,
        query_count INT NOT NULL,
        next_query_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_payments_out_trade_no (out_trade_no),
        UNIQUE KEY uq_payments_order_attempt (order_id, attempt),
        UNIQUE KEY uq_payments_transaction_id (transaction_id),
        UNIQUE KEY uq_payments_applied_order_id (applied_order_id),
        KEY ix_payments_next_query_at (next_query_at),
        KEY ix_payments_paid_at (paid_at),
        CONSTRAINT ck_payments_refund CHECK (refund_fen >= 0 AND refund_fen <= amount_fen),
        CONSTRAINT ck_payments_status CHECK (
          status IN ('created', 'prepared', 'disputed', 'closed', 'succeeded')),
        CONSTRAINT ck_payments_applied CHECK (applied_order_id IS NULL OR status = 'succeeded')
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE payment_notifications (
        event_id ${REFERENCE} NOT NULL,
        kind ${WORD} NOT NULL,
        reference ${REFERENCE} NOT NULL,
        transaction_id ${WORD} NULL,
        result ${WORD} NOT NULL,
        received_at DATETIME(3) NOT NULL,
        PRIMARY KEY (event_id),
        KEY ix_payment_notifications_transaction_id (transaction_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE refunds (
        id ${ID} NOT NULL,
        payment_id ${ID} NOT NULL,
        order_id ${ID} NOT NULL,
        out_refund_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        reason ${WORD} NOT NULL,
        refund_fen INT NOT NULL,
        status ${WORD} NOT NULL,
        refund_id ${WORD} NULL,
        reissue INT NOT NULL,
        tries INT NOT NULL,
        last_sent_at DATETIME(3) NULL,
        next_try_at DATETIME(3) NULL,
        requested_at DATETIME(3) NOT NULL,
        succeeded_at DATETIME(3) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_refunds_out_refund_no (out_refund_no),
        KEY ix_refunds_payment (payment_id),
        KEY ix_refunds_order (order_id),
        KEY ix_refunds_next_try_at (next_try_at),
        CONSTRAINT ck_refunds_amount CHECK (refund_fen > 0),
        CONSTRAINT ck_refunds_status CHECK (
          status IN ('requested', 'unknown', 'processing', 'succeeded', 'abnormal', 'closed'))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE payment_cases (
        id ${ID} NOT NULL,
        kind ${WORD} NOT NULL,
        dedupe_key VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        order_id ${ID} NULL,
        reference ${REFERENCE} NOT NULL,
        transaction_id ${WORD} NULL,
        expected_fen INT NULL,
        actual_fen INT NULL,
        opened_at DATETIME(3) NOT NULL,
        resolved_at DATETIME(3) NULL,
        resolved_by ${ID} NULL,
        resolution VARCHAR(200) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_payment_cases_dedupe_key (dedupe_key),
        KEY ix_payment_cases_resolved_at (resolved_at),
        KEY ix_payment_cases_transaction_id (transaction_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE bill_imports (
        bill_on DATE NOT NULL,
        sha1 CHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
        row_count INT NOT NULL,
        difference_count INT NOT NULL,
        compared_at DATETIME(3) NOT NULL,
        PRIMARY KEY (bill_on)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE bill_differences (
        bill_on DATE NOT NULL,
        kind ${WORD} NOT NULL,
        reference ${REFERENCE} NOT NULL,
        ours_fen INT NULL,
        bill_fen INT NULL,
        found_at DATETIME(3) NOT NULL,
        resolved_at DATETIME(3) NULL,
        PRIMARY KEY (bill_on, kind, reference)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'bill_differences',
      'bill_imports',
      'payment_cases',
      'refunds',
      'payment_notifications',
      'payments',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
