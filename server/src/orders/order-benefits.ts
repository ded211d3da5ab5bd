import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Coupons } from '../coupons';
import { ensure, type Tx } from '../platform';
import { Points } from '../points';
import { OrderHistory } from './order-history';
import type { Order, OrderAdjustment } from './orders.types';

/** What an order holds of its customer's besides money: points and a coupon, always in that order of locks. */
@Injectable()
export class OrderBenefits {
  constructor(
    private readonly points: Points,
    private readonly coupons: Coupons,
    private readonly history: OrderHistory,
  ) {}

  /**
   * Spends the points and puts the coupon into the unpaid order. What the quote believed is decided here once more,
   * under locks: `points.insufficient`, `coupon.in_use` and its kin, `offer.first_order_only`.
   */
  async hold(tx: Tx, order: Order, adjustments: readonly OrderAdjustment[]): Promise<void> {
    const { id: orderId, customerId, pointsUsed, couponId } = order;
    if (adjustments.some(({ source }) => source.startsWith('first_order:'))) {
      ensure(await this.history.isFirstOrder(tx, customerId, orderId), 'offer.first_order_only');
    }
    if (pointsUsed > 0) {
      await this.points.spend(tx, { customerId, orderId, points: pointsUsed, label: labelOf(order) });
    }
    if (couponId !== null) await this.coupons.freeze(tx, { customerId, couponId, orderId });
  }

  /** The order is paid: what it holds is used. */
  async use(tx: Tx, orderId: Id): Promise<void> {
    await this.coupons.redeem(tx, orderId);
  }

  /** The order was never paid: everything is as it was, once however often this is called. */
  async release(tx: Tx, order: Order): Promise<void> {
    const { id: orderId, customerId, pointsUsed } = order;
    if (pointsUsed > 0) {
      await this.points.restoreAll(tx, { customerId, orderId, because: 'unpaid', label: labelOf(order) });
    }
    await this.coupons.release(tx, orderId);
  }

  /**
   * A refund gives points back, takes earned ones back (what is gone becomes debt), and with the last one the coupon
   * returns if it is still valid. Answers what became of the coupon.
   */
  async giveBack(
    tx: Tx,
    order: Order,
    refund: { id: Id; points: number; clawedBackPoints: number; isComplete: boolean },
  ): Promise<'returned' | 'expired' | 'none' | 'kept'> {
    const command = {
      customerId: order.customerId,
      orderId: order.id,
      refundId: refund.id,
      label: `${labelOf(order)} 退款`,
    };
    if (refund.points > 0) await this.points.restore(tx, { ...command, points: refund.points });
    if (refund.clawedBackPoints > 0) {
      await this.points.clawBack(tx, { ...command, points: refund.clawedBackPoints });
    }
    if (refund.isComplete) return this.coupons.returnOnFullRefund(tx, order.id);
    return order.couponId === null ? 'none' : 'kept';
  }
}

/** For the customer's points statement. */
function labelOf({ orderNumber }: Order): string {
  return `订单 ${orderNumber}`;
}
