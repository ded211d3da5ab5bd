import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { canMove, isPaid } from '@tianpu/shared/orders';
import { type RefundableOrder, type RefundWish, refundOf } from '@tianpu/shared/pricing';
import { addDays, shopDateOf } from '@tianpu/shared/time';
import { Payments } from '../payments';
import {
  type Actor,
  Clock,
  type Db,
  DomainEvents,
  ensure,
  Ids,
  refuse,
  type StaffActor,
  type Tx,
} from '../platform';
import { moveRoleOf } from './actors';
import { FinishRefund } from './finish-refund';
import { OrderBenefits } from './order-benefits';
import { OrderChanges } from './order-changes';
import { moved, refunded } from './order-events';
import { orderRefundsStore } from './order-refunds.store';
import { OrdersReader } from './orders.read-model';
import { ordersStore } from './orders.store';
import type { Order, OrderRefund } from './orders.types';

/** What WeChat allows for one payment. */
const MOST_REFUNDS = 50;
const REFUNDABLE_DAYS = 365;

/** Gives back what an order's pieces were paid with: cash, points, and with the last piece the coupon. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly orders: OrdersReader,
    private readonly payments: Payments,
    private readonly benefits: OrderBenefits,
    private readonly changes: OrderChanges,
    private readonly events: DomainEvents,
    private readonly finishing: FinishRefund,
  ) {}

  /**
   * Somebody in charge refunds pieces of an order of their store. Everything is decided under the payment's and the
   * order's lock, so two who refund the same piece at one moment give it back once. The rest of a partial refund still
   * has to be made and handed over; an order of which everything is back is over.
   *
   * Refuses `order.not_found` for other stores, `refund.not_paid`, `refund.nothing_chosen`, `refund.exceeds_rest`,
   * `refund.nothing_left`, `refund.too_many` after fifty and `refund.too_late` after a year: WeChat takes no more.
   *
   * Example (R2): cake 198.00 and two rolls of 68.00 with a coupon of 30.00 and 1,000 points: the cake gives 174.29
   * and 593 points back, the rolls 59.85 and 204, then 59.86 and 203 and the coupon.
   */
  async byStaff(
    tx: Tx,
    actor: StaffActor,
    orderId: Id,
    { reason, ...wish }: RefundWish & { reason: string },
  ): Promise<OrderRefund> {
    const payment = await this.payments.lockForRefund(tx, orderId);
    const order = await ordersStore.lock(tx, orderId);
    ensure(order !== undefined && actor.storeIds.includes(order.storeId), 'order.not_found');
    ensure(isPaid(order.status) && payment !== undefined, 'refund.not_paid', { status: order.status });
    return this.#run(tx, { actor, order, payment, wish, reason });
  }

  /** The customer cancels a paid order nobody has begun: all of it goes back. Refuses `order.not_cancellable`. */
  async byCustomer(tx: Tx, actor: Actor, orderId: Id): Promise<OrderRefund> {
    const payment = await this.payments.lockForRefund(tx, orderId);
    const order = await ordersStore.lock(tx, orderId);
    const isOpen = order?.status === 'paid' && payment !== undefined;
    ensure(isOpen, 'order.not_cancellable', { status: order?.status ?? null });
    const { lines } = await this.refundable(tx, order);
    const done = await orderRefundsStore.ofOrder(tx, orderId);
    const back = (lineId: Id) =>
      done
        .flatMap((refund) => refund.lines)
        .reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);
    const rest = lines.map(({ lineId, quantity }) => ({ lineId, quantity: quantity - back(lineId) }));
    const wish = { lines: rest, withDelivery: true };
    return this.#run(tx, { actor, order, payment, wish, reason: '顾客取消' });
  }

  /** The order as the refund rule reads it: its frozen cash and points per line. */
  async refundable(db: Db, order: Order): Promise<RefundableOrder> {
    const lines = await this.orders.linesOf(db, [order.id]);
    const ofLines = await orderRefundsStore.pointsOfLines(db, order.id);
    const points = new Map(ofLines.map((line) => [line.lineId, line.points]));
    return {
      lines: lines.map(({ id, quantity, allocatedNetFen }) => {
        const spent = points.get(id) ?? 0;
        return { lineId: id, quantity, cashFen: allocatedNetFen, points: spent, pointsFen: spent };
      }),
      deliveryFen: order.deliveryFeeFen,
      earnedPoints: order.pointsToEarn,
    };
  }

  async #run(
    tx: Tx,
    {
      actor,
      order,
      payment,
      wish,
      reason,
    }: {
      actor: Actor;
      order: Order;
      payment: NonNullable<Awaited<ReturnType<Payments['lockForRefund']>>>;
      wish: RefundWish;
      reason: string;
    },
  ): Promise<OrderRefund> {
    const at = this.clock.now();
    const done = await orderRefundsStore.ofOrder(tx, order.id);
    const plan = refundOf(await this.refundable(tx, order), done, wish);
    if (!plan.ok) refuse(plan);
    const sequence = done.length + 1;
    ensure(sequence <= MOST_REFUNDS, 'refund.too_many', { limit: MOST_REFUNDS });
    ensure(shopDateOf(at) <= lastDay(order), 'refund.too_late', { days: REFUNDABLE_DAYS });
    const id = this.ids.next();
    const promised = await this.payments.refund(tx, payment, {
      refundFen: plan.cashFen,
      suffix: plan.isComplete && sequence === 1 ? 'full' : String(sequence),
    });
    const couponOutcome = await this.benefits.giveBack(tx, order, { id, ...plan });
    const { cashFen, deliveryFen, points, clawedBackPoints, isComplete, shares: lines } = plan;
    const refund: OrderRefund = {
      ...{ id, orderId: order.id, sequence, reason, couponOutcome, requestedAt: at },
      ...{ cashFen, deliveryFen, points, clawedBackPoints, isComplete, lines },
    };
    await orderRefundsStore.insert(tx, refund, actor);
    await this.events.record(tx, refunded(order, refund));
    await this.#move(tx, actor, order, isComplete, at);
    if (promised === 'nothing') await this.finishing.finish(tx, order.id, at);
    return refund;
  }

  /** While something is left to make or to hand over, a partial refund moves nothing. */
  async #move(tx: Tx, actor: Actor, order: Order, isComplete: boolean, at: Date): Promise<void> {
    const isOver = order.status === 'completed' || order.status === 'partially_refunded';
    if (order.status === 'refunding' || !(isComplete || isOver)) return;
    const by = moveRoleOf(actor);
    const move = { from: order.status, to: 'refunding', mode: order.mode } as const;
    ensure(by !== undefined && canMove({ ...move, by }), 'order.wrong_state', {
      from: order.status,
      to: 'refunding',
    });
    await ordersStore.move(tx, order.id, order.status, 'refunding');
    await this.changes.record(tx, { order, from: order.status, to: 'refunding', actor, at });
    await this.events.record(tx, moved(order, 'refunding', at));
  }
}

function lastDay({ paidAt, placedAt }: Order): string {
  return addDays(shopDateOf(paidAt ?? placedAt), REFUNDABLE_DAYS);
}
