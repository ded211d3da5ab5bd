import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Capacity: what a store can hand over per time slot, and how many pieces of one SKU it sells per day. */
export class Fulfilment1763700000006 implements MigrationInterface {
  readonly name = 'Fulfilment1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    // The natural key is the primary key: the hot update then touches one index only.
    await runner.query(`
      CREATE TABLE pickup_slots (
        store_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        mode VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        starts_at DATETIME(3) NOT NULL,
        ends_at DATETIME(3) NOT NULL,
        capacity INT NOT NULL,
        reserved INT NOT NULL,
        PRIMARY KEY (store_id, mode, starts_at),
        CONSTRAINT ck_pickup_slots_reserved CHECK (reserved >= 0 AND reserved <= capacity)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE sku_days (
        store_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        sold_on DATE NOT NULL,
        sku_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        capacity INT NOT NULL,
        reserved INT NOT NULL,
        sold INT NOT NULL,
        PRIMARY KEY (store_id, sold_on, sku_id),
        CONSTRAINT ck_sku_days_counts CHECK (reserved >= 0 AND sold >= 0 AND reserved + sold <= capacity)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE reservations (
        order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        store_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        mode VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        slot_starts_at DATETIME(3) NOT NULL,
        state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        reserved_at DATETIME(3) NOT NULL,
        changed_at DATETIME(3) NOT NULL,
        PRIMARY KEY (order_id),
        CONSTRAINT ck_reservations_state CHECK (state IN ('reserved', 'settled', 'released'))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE reservation_stock (
        order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        sku_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        sold_on DATE NOT NULL,
        quantity INT NOT NULL,
        PRIMARY KEY (order_id, sku_id),
        CONSTRAINT ck_reservation_stock_quantity CHECK (quantity > 0)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['reservation_stock', 'reservations', 'sku_days', 'pickup_slots']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
