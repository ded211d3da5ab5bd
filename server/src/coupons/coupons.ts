import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { type CouponChannel, couponRefundOutcome } from '@tianpu/shared/coupons';
import { Clock, DomainEvents, ensure, Problem, type Tx } from '../platform';
import { CouponTemplatesStore } from './coupon-templates.store';
import { couponsStore } from './coupons.store';
import type { CouponRow } from './coupons.types';
import { IssueCoupon } from './issue-coupon';

/** What other features may do with coupons, always inside their own transaction. */
@Injectable()
export class Coupons {
  constructor(
    private readonly clock: Clock,
    private readonly templates: CouponTemplatesStore,
    private readonly issuing: IssueCoupon,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Issues a coupon of the template with this key and answers its id. The same customer and `dedupeKey` is the same
   * coupon of that template, however often it is asked for. Refuses `coupon.not_claimable` for an unknown key, and what the rules refuse.
   *
   * Example: `birthday:2026` issues once in 2026, `referral:<step>` once per step of the ladder.
   */
  async issue(
    tx: Tx,
    request: { customerId: Id; templateKey: string; channel: CouponChannel; dedupeKey: string },
  ): Promise<Id> {
    const { templateKey, ...rest } = request;
    const template = await this.templates.byKey(tx, templateKey);
    ensure(template !== undefined, 'coupon.not_claimable');
    return this.issuing.run(tx, { ...rest, template });
  }

  /**
   * Puts her coupon into an unpaid order; of fifty orders that try at once, one gets it. Refuses `coupon.not_found`
   * (also for other people's), `coupon.in_use`, `coupon.redeemed`, `coupon.void`, `coupon.not_started` and
   * `coupon.ended`: valid at `valid_from`, over at `valid_to`.
   */
  async freeze(
    tx: Tx,
    { customerId, couponId, orderId }: { customerId: Id; couponId: Id; orderId: Id },
  ): Promise<void> {
    const now = this.clock.now();
    if (await couponsStore.freeze(tx, couponId, customerId, orderId, now)) return;
    const coupon = await couponsStore.byId(tx, couponId);
    ensure(coupon?.customerId === customerId, 'coupon.not_found');
    throw whyNot(coupon, now);
  }

  /** The order is paid: its coupon is used. Nothing happens to an order without one, or a second time. */
  async redeem(tx: Tx, orderId: Id): Promise<void> {
    const coupon = await couponsStore.lockByOrder(tx, orderId);
    if (coupon?.state !== 'frozen') return;
    const at = this.clock.now();
    await couponsStore.move(tx, coupon, 'redeemed', { orderId }, at);
    const { id: couponId, customerId, templateId } = coupon;
    await this.events.record(tx, {
      name: 'coupon.redeemed',
      aggregateId: couponId,
      payload: { couponId, customerId, templateId, orderId, at: at.toISOString() },
    });
  }

  /** The order was never paid: the coupon is as it was, its dates too. What ended meanwhile ends with the next run. */
  async release(tx: Tx, orderId: Id): Promise<void> {
    const coupon = await couponsStore.lockByOrder(tx, orderId);
    if (coupon?.state !== 'frozen') return;
    await this.#giveBack(tx, coupon, orderId, coupon.validTo);
  }

  /**
   * Everything of the order went back: its coupon returns if it is still valid, with at least three days left.
   * `none`: the order used no coupon, or it came back before.
   *
   * Example: a coupon through 31 December, refunded on the 30th, is good through 2 January; refunded on 1 January it
   * stays used: `expired`.
   */
  async returnOnFullRefund(tx: Tx, orderId: Id): Promise<'returned' | 'expired' | 'none'> {
    const coupon = await couponsStore.lockByOrder(tx, orderId);
    if (coupon?.state !== 'redeemed') return 'none';
    const validTo = coupon.validTo.toISOString();
    const result = couponRefundOutcome({ validTo }, { isComplete: true, now: this.clock.now() });
    if (result.outcome !== 'returned') return 'expired';
    await this.#giveBack(tx, coupon, orderId, new Date(result.validTo));
    return 'returned';
  }

  async #giveBack(tx: Tx, coupon: CouponRow, orderId: Id, validTo: Date): Promise<void> {
    const at = this.clock.now();
    await couponsStore.move(tx, coupon, 'returned', { orderId: null, validTo }, at);
    const { id: couponId, customerId } = coupon;
    await this.events.record(tx, {
      name: 'coupon.returned',
      aggregateId: couponId,
      payload: { couponId, customerId, orderId, validTo: validTo.toISOString(), at: at.toISOString() },
    });
  }
}

function whyNot({ state, validFrom, validTo }: CouponRow, now: Date): Problem {
  if (state === 'frozen') return new Problem('coupon.in_use');
  if (state === 'redeemed') return new Problem('coupon.redeemed');
  if (state === 'void') return new Problem('coupon.void');
  if (now < validFrom) return new Problem('coupon.not_started', { startsAt: validFrom.toISOString() });
  return new Problem('coupon.ended', { endedAt: validTo.toISOString() });
}
