import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FulfilmentMode, Id } from '@tianpu/shared/api';
import {
  formatOrderNumber,
  ORDER_NUMBERS_PER_DAY,
  type OrderStatus,
  payBeforeOf,
} from '@tianpu/shared/orders';
import { deliveryFeeOf } from '@tianpu/shared/pricing';
import { addMinutes, shopDateOf } from '@tianpu/shared/time';
import { CatalogReader } from '../catalog';
import { Fulfilment } from '../fulfilment';
import { PastPayments } from '../payments';
import { type Actor, DomainEvents, ensure, Ids, type Tx } from '../platform';
import { StoresReader } from '../stores';
import { systemActor } from './actors';
import { quoteCart } from './checkout-cart';
import { DeliveryTargets } from './delivery-target';
import { OrderChanges } from './order-changes';
import { linesOf, stockClaims } from './order-draft';
import { cancelled, moved, pickedUp, placed } from './order-events';
import { newOrder, ordersStore, type StatusPatch } from './orders.store';
import type { DeliveryTarget, Order } from './orders.types';

export interface HistoricOrder {
  customerId: Id;
  storeId: Id;
  mode: FulfilmentMode;
  placedAt: Date;
  slotStartsAt: Date;
  slotEndsAt: Date;
  lines: readonly { skuId: Id; quantity: number }[];
  /** `unpaid`: never paid, closed. `cancelled`: paid, then cancelled and refunded. `awaiting_pickup`: made, not fetched. */
  outcome: 'completed' | 'unpaid' | 'cancelled' | 'awaiting_pickup';
  note: string;
  /** Where a delivery went; needed for `mode` delivery. */
  delivery?: DeliveryTarget;
  /** Who made it and handed it over. */
  staffId: Id;
}

/** The past was not held to today's capacity. */
const PAST_CAPACITY = 1000;
const PAID_AFTER_MINUTES = 2;
const CANCELLED_AFTER_MINUTES = 6;

/**
 * Orders that happened before this system did, for a demo or a move from another system: written with the same rows,
 * changes, payments and events as if they had gone through checkout, so that every invariant holds for them too.
 */
@Injectable()
export class HistoricOrders {
  constructor(
    private readonly ids: Ids,
    private readonly stores: StoresReader,
    private readonly catalog: CatalogReader,
    private readonly targets: DeliveryTargets,
    private readonly fulfilment: Fulfilment,
    private readonly payments: PastPayments,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Writes one past order at today's prices and answers its id.
   *
   * Example: placed at 10:00 for the slot 15:00–15:30 and `completed`: paid 10:02, made 14:00, ready 14:30, handed
   * over 15:10, complete 19:10.
   */
  async import(tx: Tx, past: HistoricOrder): Promise<Id> {
    const order = await this.#place(tx, past);
    if (past.outcome === 'unpaid') await this.#close(tx, order);
    else await this.#pay(tx, order);
    if (past.outcome === 'cancelled') await this.#refund(tx, order);
    if (past.outcome === 'awaiting_pickup')
      await this.#walk(tx, order, past.staffId, stepsOf(order, past.staffId).slice(0, 2));
    if (past.outcome === 'completed') await this.#walk(tx, order, past.staffId, stepsOf(order, past.staffId));
    return order.id;
  }

  async #place(tx: Tx, past: HistoricOrder): Promise<Order> {
    const store = await this.stores.get(tx, past.storeId);
    const skus = await this.catalog.skus(
      tx,
      past.lines.map((line) => line.skuId),
    );
    const lines = past.lines.map(({ skuId, quantity }) => {
      const sku = skus.get(skuId);
      ensure(sku !== undefined, 'sku.not_found', { skuId });
      return { ...sku, quantity, lineId: skuId };
    });
    const quote = quoteCart({ version: 0, lines }, store, { mode: past.mode, place: past.delivery ?? null });
    const id = this.ids.next();
    const order = newOrder({
      id,
      orderNumber: formatOrderNumber(past.placedAt, randomInt(ORDER_NUMBERS_PER_DAY)),
      customerId: past.customerId,
      storeId: past.storeId,
      mode: past.mode,
      slotStartsAt: past.slotStartsAt,
      slotEndsAt: past.slotEndsAt,
      pickupOn: shopDateOf(past.slotStartsAt),
      deliverySealed: past.delivery === undefined ? null : this.targets.seal(id, past.delivery),
      note: past.note,
      noteReview: past.note === '' ? 'none' : 'passed',
      itemCount: lines.reduce((count, line) => count + line.quantity, 0),
      goodsTotalFen: quote.goodsTotalFen,
      deliveryFeeFen: deliveryFeeOf(quote),
      payableFen: quote.payableFen,
      couponId: quote.chosenCouponId,
      pointsUsed: quote.pointsUsed,
      pointsToEarn: quote.pointsToEarn,
      audiences: '',
      placedAt: past.placedAt,
      payBefore: payBeforeOf(past.placedAt),
    });
    const written = linesOf(id, lines, quote, this.ids);
    await ordersStore.insert(tx, order, null);
    await ordersStore.insertLines(tx, written.lines);
    await ordersStore.insertAdjustments(tx, id, written.adjustments);
    const actor = { kind: 'customer', id: order.customerId } as const;
    await this.changes.record(tx, { order, from: null, to: order.status, actor, at: order.placedAt });
    await this.events.record(tx, placed(order));
    await this.fulfilment.reserve(tx, {
      orderId: id,
      storeId: order.storeId,
      mode: order.mode,
      slotStartsAt: order.slotStartsAt,
      slotEndsAt: order.slotEndsAt,
      slotCapacity: PAST_CAPACITY,
      stock: stockClaims(lines, order.pickupOn).map((claim) => ({ ...claim, capacity: PAST_CAPACITY })),
    });
    return order;
  }

  async #close(tx: Tx, order: Order): Promise<void> {
    const at = order.payBefore;
    await ordersStore.move(tx, order.id, order.status, 'cancelled', {
      closedAt: at,
      closedBecause: 'unpaid',
    });
    const actor = systemActor('orders.close-unpaid');
    await this.changes.record(tx, { order, from: order.status, to: 'cancelled', actor, at });
    await this.events.record(tx, cancelled(order, 'unpaid', at));
    await this.fulfilment.release(tx, order.id);
  }

  async #pay(tx: Tx, order: Order): Promise<void> {
    await this.payments.importPaid(tx, {
      orderId: order.id,
      customerId: order.customerId,
      outTradeNo: order.orderNumber,
      amountFen: order.payableFen,
      paidAt: paidAt(order),
    });
  }

  async #refund(tx: Tx, order: Order): Promise<void> {
    const at = addMinutes(paidAt(order), CANCELLED_AFTER_MINUTES);
    const actor: Actor = { kind: 'customer', id: order.customerId };
    await this.#step(tx, order, 'paid', { to: 'refunding', at }, actor);
    await this.payments.importRefunded(tx, order.id, at);
  }

  async #walk(tx: Tx, order: Order, staffId: Id, steps: readonly Step[]): Promise<void> {
    const staff: Actor = { kind: 'staff', id: staffId, role: 'counter', storeIds: [order.storeId] };
    let from: OrderStatus = 'paid';
    for (const step of steps) {
      await this.#step(
        tx,
        order,
        from,
        step,
        step.to === 'completed' ? systemActor('orders.complete') : staff,
      );
      from = step.to;
    }
  }

  async #step(tx: Tx, order: Order, from: OrderStatus, { to, at, patch }: Step, actor: Actor): Promise<void> {
    const before = { ...order, status: from };
    await ordersStore.move(tx, order.id, from, to, patch);
    await this.changes.record(tx, { order, from, to, actor, at });
    await this.events.record(tx, to === 'picked_up' ? pickedUp(before, actor.id, at) : moved(before, to, at));
  }
}

interface Step {
  to: OrderStatus;
  at: Date;
  patch?: StatusPatch;
}

/** Baked an hour before the slot, ready half an hour before, gone ten minutes into it; never before it was paid. */
function stepsOf(order: Order, staffId: Id): Step[] {
  const paid = paidAt(order);
  const atLeast = (at: Date): Date => (at > paid ? at : paid);
  const handedOverAt = addMinutes(order.slotStartsAt, 10);
  const patch = { handedOverAt, handedOverBy: staffId };
  const handOver: Step[] =
    order.mode === 'pickup'
      ? [{ to: 'picked_up', at: handedOverAt, patch }]
      : [
          { to: 'delivering', at: order.slotStartsAt },
          { to: 'delivered', at: handedOverAt, patch },
        ];
  return [
    { to: 'making', at: atLeast(addMinutes(order.slotStartsAt, -60)) },
    { to: 'ready', at: atLeast(addMinutes(order.slotStartsAt, -30)) },
    ...handOver,
    { to: 'completed', at: addMinutes(handedOverAt, 240) },
  ];
}

function paidAt(order: Order): Date {
  return addMinutes(order.placedAt, PAID_AFTER_MINUTES);
}
