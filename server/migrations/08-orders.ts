import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin';

/** Orders with everything frozen at purchase: names, prices, every adjustment and its share per line. */
export class Orders1763700000008 implements MigrationInterface {
  readonly name = 'Orders1763700000008';

  async up(runner: QueryRunner): Promise<void> {
    // `live_pickup_code` is null once handed over, so a code is unique per store and day only while it lives.
    await runner.query(`
      CREATE TABLE orders (
        id ${ID} NOT NULL,
        order_number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        customer_id ${ID} NOT NULL,
        client_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        store_id ${ID} NOT NULL,
        status ${WORD} NOT NULL,
        mode ${WORD} NOT NULL,
        slot_starts_at DATETIME(3) NOT NULL,
        slot_ends_at DATETIME(3) NOT NULL,
        pickup_on DATE NOT NULL,
        delivery_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
        note VARCHAR(300) NOT NULL,
        note_review ${WORD} NOT NULL,
        item_count INT NOT NULL,
        goods_total_fen INT NOT NULL,
        delivery_fee_fen INT NOT NULL,
        payable_fen INT NOT NULL,
        placed_at DATETIME(3) NOT NULL,
        pay_before DATETIME(3) NOT NULL,
        paid_at DATETIME(3) NULL,
        closed_at DATETIME(3) NULL,
        closed_because ${WORD} NULL,
        refund_fen INT NULL,
        refund_status ${WORD} NULL,
        pickup_code VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
        handed_over_at DATETIME(3) NULL,
        handed_over_by ${ID} NULL,
        live_pickup_code VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin
          AS (IF(handed_over_at IS NULL, pickup_code, NULL)) STORED,
        PRIMARY KEY (id),
        UNIQUE KEY uq_orders_order_number (order_number),
        UNIQUE KEY uq_orders_customer_client_key (customer_id, client_key),
        UNIQUE KEY uq_orders_live_pickup_code (store_id, pickup_on, live_pickup_code),
        KEY ix_orders_customer (customer_id, id),
        KEY ix_orders_status_pay_before (status, pay_before),
        KEY ix_orders_store_pickup_code (store_id, pickup_code),
        CONSTRAINT ck_orders_money CHECK (goods_total_fen >= 0 AND delivery_fee_fen >= 0 AND payable_fen >= 0),
        CONSTRAINT ck_orders_slot CHECK (slot_ends_at > slot_starts_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE order_lines (
        id ${ID} NOT NULL,
        order_id ${ID} NOT NULL,
        position INT NOT NULL,
        sku_id ${ID} NOT NULL,
        product_id ${ID} NOT NULL,
        category_id ${ID} NOT NULL,
        product_name VARCHAR(120) NOT NULL,
        options_text VARCHAR(200) NOT NULL,
        thumbnail_url VARCHAR(300) NOT NULL,
        quantity INT NOT NULL,
        unit_price_fen INT NOT NULL,
        line_total_fen INT NOT NULL,
        allocated_net_fen INT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY uq_order_lines_position (order_id, position),
        CONSTRAINT ck_order_lines_money CHECK (
          quantity > 0 AND unit_price_fen >= 0 AND line_total_fen = unit_price_fen * quantity AND allocated_net_fen >= 0)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE order_adjustments (
        order_id ${ID} NOT NULL,
        position INT NOT NULL,
        source VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        label VARCHAR(60) NOT NULL,
        amount_fen INT NOT NULL,
        PRIMARY KEY (order_id, position)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE order_adjustment_allocations (
        order_id ${ID} NOT NULL,
        position INT NOT NULL,
        line_id ${ID} NOT NULL,
        amount_fen INT NOT NULL,
        PRIMARY KEY (order_id, position, line_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE order_status_history (
        order_id ${ID} NOT NULL,
        position INT NOT NULL,
        from_status ${WORD} NULL,
        to_status ${WORD} NOT NULL,
        actor_kind ${WORD} NOT NULL,
        actor_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        changed_at DATETIME(3) NOT NULL,
        PRIMARY KEY (order_id, position)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE pickup_misses (
        id ${ID} NOT NULL,
        staff_id ${ID} NOT NULL,
        missed_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        KEY ix_pickup_misses_staff (staff_id, missed_at),
        KEY ix_pickup_misses_missed_at (missed_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'pickup_misses',
      'order_status_history',
      'order_adjustment_allocations',
      'order_adjustments',
      'order_lines',
      'orders',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
