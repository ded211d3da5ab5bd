import { Injectable } from '@nestjs/common';
import type { Id, RedeemPaperCouponRequest, RedeemPaperCouponResponse } from '@tianpu/shared/api';
import { isValidAt } from '@tianpu/shared/coupons';
import { Audit, Clock, DomainEvents, ensure, type StaffActor, type Tx } from '../platform';
import { CouponBatches } from './coupon-batches';
import { type CodeRow, couponCodesStore } from './coupon-codes.store';
import { CouponTemplatesStore } from './coupon-templates.store';
import { couponsStore } from './coupons.store';
import { couponOf } from './coupons.types';
import { IssueCoupon } from './issue-coupon';

/** A code becomes a coupon, or a printed coupon is taken: once each. */
@Injectable()
export class UseCouponCode {
  constructor(
    private readonly clock: Clock,
    private readonly batches: CouponBatches,
    private readonly templates: CouponTemplatesStore,
    private readonly issuing: IssueCoupon,
    private readonly events: DomainEvents,
    private readonly audit: Audit,
  ) {}

  /**
   * The code a customer typed brings her its coupon. Unknown, used, voided and paper codes get one answer,
   * `coupon.code_unknown`, after the same look-up: nobody learns which codes exist. A good code may still be refused by
   * its template, e.g. `coupon.limit_reached`, and stays good.
   */
  async byCustomer(tx: Tx, customerId: Id, text: string): Promise<Id> {
    const hash = this.batches.hashOf(text);
    const code = await couponCodesStore.find(tx, hash);
    ensure(code?.state === 'open' && code.kind === 'typed', 'coupon.code_unknown');
    const template = await this.templates.byId(tx, code.templateId);
    ensure(template !== undefined, 'coupon.code_unknown');
    const dedupeKey = `code:${code.batchId}:${code.serial}`;
    // The code's row is shared by whoever guesses or copied it: first come, first served, decided by its update.
    const isFirst = await couponCodesStore.use(tx, hash, { by: customerId, at: this.clock.now() });
    ensure(isFirst, 'coupon.code_unknown');
    const couponId = await this.issuing.run(tx, { customerId, template, channel: 'code', dedupeKey });
    await couponCodesStore.noteCoupon(tx, hash, couponId);
    return couponId;
  }

  /**
   * Staff take a printed coupon, perhaps days after the outage: it had to be valid when it was used. Refuses
   * `coupon.code_unknown`, `coupon.redeemed` (params `at`), `coupon.void`, `coupon.not_started`, `coupon.ended`, and
   * `request.invalid` for a use in the future.
   *
   * Example: printed for December, used on the 31st, entered on 2 January: taken; entered again: `coupon.redeemed`.
   */
  async onPaper(
    tx: Tx,
    actor: StaffActor,
    request: RedeemPaperCouponRequest,
  ): Promise<RedeemPaperCouponResponse> {
    const { storeId } = request;
    const hash = this.batches.hashOf(request.qrText);
    const code = await couponCodesStore.find(tx, hash);
    ensure(code?.kind === 'paper' && code.couponId !== null, 'coupon.code_unknown');
    const at = this.clock.now();
    const usedAt = new Date(request.usedAt);
    ensure(usedAt <= at, 'request.invalid', { field: 'usedAt' });
    const coupon = await couponsStore.byId(tx, code.couponId);
    if (coupon === undefined) throw new Error(`the coupon behind code ${serialOf(code)} is gone`);
    const { validFrom, validTo } = couponOf(coupon);
    ensure(usedAt >= coupon.validFrom, 'coupon.not_started', { startsAt: validFrom });
    ensure(isValidAt({ validFrom, validTo }, usedAt), 'coupon.ended', { endedAt: validTo });
    ensure(code.state !== 'void', 'coupon.void');
    const isFirst = await couponCodesStore.use(tx, hash, { by: actor.id, at: usedAt, storeId });
    ensure(isFirst, 'coupon.redeemed', { at: code.usedAt?.toISOString() ?? null });
    await couponsStore.move(tx, coupon, 'redeemed', { orderId: null }, at);
    const { id: couponId, templateId } = coupon;
    await this.events.record(tx, {
      name: 'coupon.redeemed',
      aggregateId: couponId,
      payload: { couponId, customerId: null, templateId, orderId: null, at: usedAt.toISOString() },
    });
    await this.audit.record(tx, {
      actor,
      action: 'coupon.redeemed_on_paper',
      subject: 'coupon',
      subjectId: couponId,
      to: storeId,
    });
    const template = await this.templates.byId(tx, templateId);
    return { label: template?.label ?? '', redeemedAt: usedAt.toISOString(), serial: serialOf(code) };
  }
}

/** As printed under the code. Example: number 17 of the batch 停电备用 is `停电备用-017`. */
function serialOf({ batchName, serial }: CodeRow): string {
  return `${batchName}-${String(serial).padStart(3, '0')}`;
}
