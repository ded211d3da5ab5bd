import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id, PlaceOrderRequest, StoreResponse } from '@tianpu/shared/api';
import { checkSlot, type SlotTimes } from '@tianpu/shared/fulfilment';
import {
  formatOrderNumber,
  MAX_UNPAID_ORDERS,
  ORDER_NUMBERS_PER_DAY,
  payBeforeOf,
} from '@tianpu/shared/orders';
import { deliveryFeeOf } from '@tianpu/shared/pricing';
import { shopDateOf } from '@tianpu/shared/time';
import { Carts } from '../carts';
import { Fulfilment } from '../fulfilment';
import { Payments } from '../payments';
import {
  Clock,
  Database,
  DomainEvents,
  ensure,
  FaultPoints,
  Ids,
  isDuplicateKey,
  refuse,
  type Tx,
  UnitOfWork,
} from '../platform';
import { StoresReader } from '../stores';
import { readyAt } from './checkout-cart';
import { CheckoutQuotes, ensureSeenPrice, type PricedCart } from './checkout-quotes';
import { DeliveryTargets } from './delivery-target';
import { NoteCheck } from './note-check';
import { OrderBenefits } from './order-benefits';
import { OrderChanges } from './order-changes';
import { linesOf, paymentDescription, stockClaims } from './order-draft';
import { placed } from './order-events';
import { newOrder, ordersStore } from './orders.store';
import type { DeliveryTarget, NoteReview, Order, OrderDetail } from './orders.types';
import { PaidOrder } from './paid-order';

const TRIES_ON_CLASH = 5;

interface Draft extends PricedCart {
  store: StoreResponse;
  slot: SlotTimes;
  slotCapacity: number;
  target: DeliveryTarget | null;
  note: string;
  noteReview: NoteReview;
}

/** From a confirmed cart to an order that holds its slot, its stock and an open payment: all of it or nothing. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly stores: StoresReader,
    private readonly quotes: CheckoutQuotes,
    private readonly carts: Carts,
    private readonly notes: NoteCheck,
    private readonly targets: DeliveryTargets,
    private readonly benefits: OrderBenefits,
    private readonly fulfilment: Fulfilment,
    private readonly payments: Payments,
    private readonly paidOrder: PaidOrder,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
    private readonly faults: FaultPoints,
  ) {}

  /**
   * Places the order. The server prices the cart itself: another total than `expectedPayableFen` is refused with
   * `quote.price_changed` (params `payableFen`) and nothing is charged. Refuses also `cart.empty`, `cart.changed`,
   * `sku.off_sale`, `sku.sold_out`, the slot's and the delivery's refusals, `text.rejected`, and
   * `order.too_many_unpaid` for a customer who already holds three unpaid orders.
   *
   * Example: a cake of 19800 seen as 19800 becomes an unpaid order with 15 minutes to pay; seen as 18800 it is
   * refused with `payableFen` 19800.
   */
  async run(customerId: Id, clientKey: string | null, request: PlaceOrderRequest): Promise<OrderDetail> {
    const draft = await this.#draft(customerId, request);
    for (let attempt = 1; ; attempt += 1) {
      const order = this.#orderOf(customerId, draft, request);
      try {
        const detail = await this.unitOfWork.run((tx) => this.#write(tx, order, draft, clientKey));
        await this.faults.reach('checkout.after-commit');
        return detail;
      } catch (error) {
        const isNumberTaken = isDuplicateKey(error, 'uq_orders_order_number');
        if (!isNumberTaken || attempt === TRIES_ON_CLASH) throw error;
      }
    }
  }

  async #draft(
    customerId: Id,
    { fulfilment, note, cartVersion, expectedPayableFen, ...choices }: PlaceOrderRequest,
  ): Promise<Draft> {
    const db = this.database.source;
    const now = this.clock.now();
    const [store, slotRule] = await Promise.all([
      this.stores.get(db, fulfilment.storeId),
      this.stores.slotRule(db, fulfilment.storeId),
    ]);
    const target = fulfilment.mode === 'delivery' ? this.#target(fulfilment.delivery) : null;
    const priced = await this.quotes.run(
      customerId,
      store,
      { mode: fulfilment.mode, place: target },
      choices,
    );
    const { cart, quote } = priced;
    ensure(cart.version === cartVersion, 'cart.changed');
    ensureSeenPrice(quote, expectedPayableFen, choices);
    const slot = checkSlot({
      hours: store.hours,
      mode: fulfilment.mode,
      now,
      earliestReadyAt: readyAt(cart.lines, store, now).at,
      startsAt: fulfilment.slotStartsAt,
    });
    if (!slot.ok) refuse(slot);
    const slotCapacity = slotRule.capacity[fulfilment.mode];
    return { ...priced, store, slot, slotCapacity, target, ...(await this.notes.run(customerId, note)) };
  }

  #target(address: PlaceOrderRequest['fulfilment']['delivery']): DeliveryTarget {
    ensure(address !== undefined, 'request.invalid', { field: 'fulfilment.delivery' });
    return this.targets.read(address);
  }

  #orderOf(customerId: Id, draft: Draft, request: PlaceOrderRequest): Order {
    const id = this.ids.next();
    const placedAt = this.clock.now();
    return newOrder({
      id,
      orderNumber: formatOrderNumber(placedAt, randomInt(ORDER_NUMBERS_PER_DAY)),
      customerId,
      storeId: draft.store.id,
      mode: request.fulfilment.mode,
      slotStartsAt: draft.slot.startsAt,
      slotEndsAt: draft.slot.endsAt,
      pickupOn: shopDateOf(draft.slot.startsAt),
      deliverySealed: draft.target === null ? null : this.targets.seal(id, draft.target),
      note: draft.note,
      noteReview: draft.noteReview,
      itemCount: draft.cart.lines.reduce((count, line) => count + line.quantity, 0),
      goodsTotalFen: draft.quote.goodsTotalFen,
      deliveryFeeFen: deliveryFeeOf(draft.quote),
      payableFen: draft.quote.payableFen,
      couponId: draft.quote.chosenCouponId,
      pointsUsed: draft.quote.pointsUsed,
      pointsToEarn: draft.quote.pointsToEarn,
      audiences: draft.audiences.join(' '),
      placedAt,
      payBefore: payBeforeOf(placedAt),
    });
  }

  /** Private rows first, the slot and stock everybody wants last: that keeps the crowded rows locked shortest. */
  async #write(tx: Tx, order: Order, draft: Draft, clientKey: string | null): Promise<OrderDetail> {
    const { customerId } = order;
    await this.carts.checkOut(tx, customerId, draft.cart.version, order.id);
    const unpaid = await ordersStore.unpaidCount(tx, customerId);
    ensure(unpaid < MAX_UNPAID_ORDERS, 'order.too_many_unpaid', { limit: MAX_UNPAID_ORDERS });
    const { lines, adjustments } = linesOf(order.id, draft.cart.lines, draft.quote, this.ids);
    await ordersStore.insert(tx, order, clientKey);
    await ordersStore.insertLines(tx, lines);
    await ordersStore.insertAdjustments(tx, order.id, adjustments);
    await ordersStore.insertGifts(tx, order.id, draft.gifts);
    await this.benefits.hold(tx, order, adjustments);
    const actor = { kind: 'customer', id: customerId } as const;
    await this.changes.record(tx, { order, from: null, to: order.status, actor, at: order.placedAt });
    const { paymentId, isPaid } = await this.payments.open(tx, {
      orderId: order.id,
      customerId,
      outTradeNo: order.orderNumber,
      amountFen: order.payableFen,
      description: paymentDescription(draft.store.name, draft.cart.lines),
      expireAt: order.payBefore,
    });
    await this.events.record(tx, placed(order));
    await this.fulfilment.reserve(tx, {
      orderId: order.id,
      storeId: order.storeId,
      mode: order.mode,
      slotStartsAt: order.slotStartsAt,
      slotEndsAt: order.slotEndsAt,
      slotCapacity: draft.slotCapacity,
      stock: stockClaims([...draft.cart.lines, ...draft.gifts], order.pickupOn),
    });
    await this.faults.reach('checkout.before-commit');
    const timeline = [{ to: order.status, at: order.placedAt }];
    const { gifts } = draft;
    if (!isPaid) return { order, lines, adjustments, gifts, refunds: [], timeline };
    await this.paidOrder.run(tx, { orderId: order.id, paymentId, paidFen: 0, paidAt: order.placedAt });
    const paid = await ordersStore.lock(tx, order.id);
    if (paid === undefined) throw new Error(`order ${order.id} is gone`);
    const paidTimeline = [...timeline, { to: 'paid' as const, at: order.placedAt }];
    return { order: paid, lines, adjustments, gifts, refunds: [], timeline: paidTimeline };
  }
}
