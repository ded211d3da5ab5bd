import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { affected, type Db, Ids, insert, rows, type Tx } from '../platform';

export interface LoadedCartLine {
  lineId: Id;
  skuId: Id;
  quantity: number;
  unitPriceFenWhenAdded: number;
  addedAt: Date;
}

export interface LoadedCart {
  /** 0 for a customer who never put anything in. */
  version: number;
  lines: LoadedCartLine[];
}

interface CartRow {
  version: number;
  lineId: Id | null;
  skuId: Id;
  quantity: number;
  unitPriceFenWhenAdded: number;
  addedAt: Date;
}

const LIVE = 'l.removed_at IS NULL AND l.ordered_at IS NULL';

/** The only writer of carts and cart_lines. */
@Injectable()
export class CartsStore {
  constructor(private readonly ids: Ids) {}

  /** The cart as one statement sees it, so that version and lines belong together. Oldest line first. */
  async load(db: Db, customerId: Id): Promise<LoadedCart> {
    const found = await rows<CartRow>(
      db,
      `SELECT c.version, l.id lineId, l.sku_id skuId, l.quantity, l.added_at addedAt,
         l.unit_price_fen_when_added unitPriceFenWhenAdded
       FROM carts c LEFT JOIN cart_lines l ON l.customer_id = c.customer_id AND ${LIVE}
       WHERE c.customer_id = ? ORDER BY l.added_at, l.id`,
      [customerId],
    );
    const lines = found.flatMap(({ version: _, lineId, ...line }) =>
      lineId === null ? [] : [{ lineId, ...line }],
    );
    return { version: found[0]?.version ?? 0, lines };
  }

  /**
   * Takes the customer's cart for this transaction and counts the change. Everybody who writes to the cart starts
   * here, so two devices of one customer take turns and neither loses an addition.
   */
  async touch(tx: Tx, customerId: Id, now: Date): Promise<void> {
    await affected(
      tx,
      `INSERT INTO carts (customer_id, version, updated_at) VALUES (?, 1, ?)
       ON DUPLICATE KEY UPDATE version = version + 1, updated_at = VALUES(updated_at)`,
      [customerId, now],
    );
  }

  /** Takes the cart only if nobody changed it since `version`. False when somebody did. */
  async touchVersion(tx: Tx, customerId: Id, version: number, now: Date): Promise<boolean> {
    const changed = await affected(
      tx,
      'UPDATE carts SET version = version + 1, updated_at = ? WHERE customer_id = ? AND version = ?',
      [now, customerId, version],
    );
    return changed === 1;
  }

  async addLine(
    tx: Tx,
    line: {
      customerId: Id;
      skuId: Id;
      quantity: number;
      unitPriceFen: number;
      visitId: Id | null;
      now: Date;
    },
  ): Promise<void> {
    await insert(tx, 'cart_lines', {
      id: this.ids.next(),
      customer_id: line.customerId,
      sku_id: line.skuId,
      quantity: line.quantity,
      unit_price_fen_when_added: line.unitPriceFen,
      visit_id: line.visitId,
      added_at: line.now,
      updated_at: line.now,
    });
  }

  /** New quantity and, when the customer has just put more of it in, the price she saw then. */
  async setLine(
    tx: Tx,
    line: { lineId: Id; quantity: number; unitPriceFen?: number; now: Date },
  ): Promise<void> {
    await affected(
      tx,
      `UPDATE cart_lines SET quantity = ?, updated_at = ?,
         unit_price_fen_when_added = COALESCE(?, unit_price_fen_when_added) WHERE id = ?`,
      [line.quantity, line.now, line.unitPriceFen ?? null, line.lineId],
    );
  }

  async removeLine(tx: Tx, lineId: Id, now: Date): Promise<void> {
    await affected(tx, 'UPDATE cart_lines SET removed_at = ?, updated_at = ? WHERE id = ?', [
      now,
      now,
      lineId,
    ]);
  }

  /** Every line still in the cart becomes part of the order. */
  async orderLines(tx: Tx, customerId: Id, orderId: Id, now: Date): Promise<void> {
    await affected(
      tx,
      `UPDATE cart_lines l SET l.ordered_at = ?, l.updated_at = ?, l.order_id = ?
       WHERE l.customer_id = ? AND ${LIVE}`,
      [now, now, orderId, customerId],
    );
  }
}
