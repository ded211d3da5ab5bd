import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Clock, ensure, type Tx } from '../platform';
import { fulfilmentStore } from './fulfilment.store';
import type { ReserveRequest } from './fulfilment.types';

/**
 * Capacity as commands of the order's own transaction. Slot and stock rows are shared by everybody, so callers
 * take them last: after all private rows, slot before stock, SKUs in id order. That order is what keeps two
 * orders over the same SKUs from waiting for each other in a circle.
 */
@Injectable()
export class Fulfilment {
  constructor(private readonly clock: Clock) {}

  /**
   * Holds one place in the slot and the pieces of every limited SKU, or nothing at all.
   *
   * Refuses with `slot.sold_out` or `sku.sold_out` (params name the SKU); the caller's transaction then rolls
   * back. A slot of capacity 20 that 200 orders ask for gives 20 places and 180 refusals.
   */
  async reserve(tx: Tx, request: ReserveRequest): Promise<void> {
    await fulfilmentStore.insertReservation(tx, request, this.clock.now());
    ensure(await fulfilmentStore.takeSlotPlace(tx, request), 'slot.sold_out', { remaining: 0 });
    for (const claim of inIdOrder(request.stock)) {
      ensure(await fulfilmentStore.takeStock(tx, request.storeId, claim), 'sku.sold_out', {
        skuId: claim.skuId,
        on: claim.on,
      });
    }
  }

  /** Gives place and pieces back, exactly once however often it is called. True when this call did it. */
  async release(tx: Tx, orderId: Id): Promise<boolean> {
    const held = await fulfilmentStore.moveReservation(
      tx,
      orderId,
      ['reserved', 'settled'],
      'released',
      this.clock.now(),
    );
    if (held === undefined) return false;
    await fulfilmentStore.giveSlotPlaceBack(tx, held);
    for (const stock of await fulfilmentStore.heldStock(tx, orderId)) {
      const sold = held.state === 'settled';
      await fulfilmentStore.shiftStock(tx, held.storeId, stock, {
        reserved: sold ? 0 : -stock.quantity,
        sold: sold ? -stock.quantity : 0,
      });
    }
    return true;
  }

  /** The order is paid: reserved pieces become sold ones, once. The slot's place stays taken. */
  async settle(tx: Tx, orderId: Id): Promise<boolean> {
    const held = await fulfilmentStore.moveReservation(
      tx,
      orderId,
      ['reserved'],
      'settled',
      this.clock.now(),
    );
    if (held === undefined) return false;
    for (const stock of await fulfilmentStore.heldStock(tx, orderId)) {
      await fulfilmentStore.shiftStock(tx, held.storeId, stock, {
        reserved: -stock.quantity,
        sold: stock.quantity,
      });
    }
    return true;
  }
}

function inIdOrder<T extends { skuId: Id }>(claims: readonly T[]): T[] {
  return [...claims].sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
}
