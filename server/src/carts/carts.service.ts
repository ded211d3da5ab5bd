import { Injectable } from '@nestjs/common';
import { type Id, MAX_CART_LINES, MAX_QUANTITY_PER_LINE } from '@tianpu/shared/api';
import { CatalogReader } from '../catalog';
import { Clock, type Db, DomainEvents, ensure, type Tx } from '../platform';
import { SourcesReader } from '../sources';
import { CartsStore, type LoadedCart, type LoadedCartLine } from './carts.store';

/** The customer's cart: one per person, kept here so that it is the same on every phone of hers. */
@Injectable()
export class Carts {
  constructor(
    private readonly store: CartsStore,
    private readonly catalog: CatalogReader,
    private readonly sources: SourcesReader,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Version and live lines, oldest first; an empty cart of version 0 for somebody who never used it. */
  load(db: Db, customerId: Id): Promise<LoadedCart> {
    return this.store.load(db, customerId);
  }

  /**
   * Puts pieces in. The same SKU again adds to its line, and the price seen now is the one remembered.
   * Refuses `sku.not_found`, `sku.off_sale`, and `cart.full` beyond 50 pieces of one SKU or 50 lines.
   * Example: 2 in the cart, 3 more of the same SKU: one line of 5.
   */
  async add(tx: Tx, customerId: Id, skuId: Id, quantity: number): Promise<void> {
    const sku = (await this.catalog.skus(tx, [skuId])).get(skuId);
    ensure(sku, 'sku.not_found');
    ensure(sku.onSale, 'sku.off_sale', { skuId });
    const now = this.clock.now();
    await this.store.touch(tx, customerId, now);
    const { lines } = await this.store.load(tx, customerId);
    const known = lines.find((line) => line.skuId === skuId);
    const total = quantity + (known?.quantity ?? 0);
    ensure(total <= MAX_QUANTITY_PER_LINE, 'cart.full', { maxQuantity: MAX_QUANTITY_PER_LINE });
    ensure(known || lines.length < MAX_CART_LINES, 'cart.full', { maxLines: MAX_CART_LINES });
    const visitId = await this.sources.currentVisitOf(tx, customerId);
    const unitPriceFen = sku.listPriceFen;
    if (known) await this.store.setLine(tx, { lineId: known.lineId, quantity: total, unitPriceFen, now });
    else await this.store.addLine(tx, { customerId, skuId, quantity, unitPriceFen, visitId, now });
    await this.events.record(tx, {
      name: 'cart.line_added',
      aggregateId: customerId,
      payload: { customerId, skuId, quantity, at: now.toISOString(), visitId },
    });
  }

  /** Sets a line's quantity, 1 to 50. Refuses `cart.line_not_found`, also for other people's lines. */
  async changeQuantity(tx: Tx, customerId: Id, lineId: Id, quantity: number): Promise<void> {
    const now = this.clock.now();
    const line = await this.takeLine(tx, customerId, lineId, now);
    await this.store.setLine(tx, { lineId: line.lineId, quantity, now });
  }

  /** Takes a line out; its row stays for the add-to-cart audiences. Refuses `cart.line_not_found`. */
  async remove(tx: Tx, customerId: Id, lineId: Id): Promise<void> {
    const now = this.clock.now();
    const line = await this.takeLine(tx, customerId, lineId, now);
    await this.store.removeLine(tx, line.lineId, now);
  }

  /**
   * Turns the cart into the order: its lines are ordered, the cart is empty. Only if it is still the version the
   * customer confirmed, else `cart.changed`; so ten taps on "order" make one order.
   */
  async checkOut(tx: Tx, customerId: Id, cartVersion: number, orderId: Id): Promise<void> {
    const now = this.clock.now();
    ensure(await this.store.touchVersion(tx, customerId, cartVersion, now), 'cart.changed');
    await this.store.orderLines(tx, customerId, orderId, now);
  }

  private async takeLine(tx: Tx, customerId: Id, lineId: Id, now: Date): Promise<LoadedCartLine> {
    await this.store.touch(tx, customerId, now);
    const { lines } = await this.store.load(tx, customerId);
    const line = lines.find((candidate) => candidate.lineId === lineId);
    ensure(line, 'cart.line_not_found');
    return line;
  }
}
