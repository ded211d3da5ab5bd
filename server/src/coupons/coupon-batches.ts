import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CouponCodeResponse, Id } from '@tianpu/shared/api';
import { COUPON_CODE_BYTES, formatCouponCode, parseCouponCode, validityOf } from '@tianpu/shared/coupons';
import { Audit, BlindIndex, Clock, ensure, Ids, type StaffActor, type Tx } from '../platform';
import { type CodeKind, couponCodesStore } from './coupon-codes.store';
import { CouponTemplatesStore } from './coupon-templates.store';
import { couponsStore } from './coupons.store';
import { IssueCoupon } from './issue-coupon';

export interface BatchRequest {
  templateId: Id;
  kind: CodeKind;
  name: string;
  size: number;
}

/** Codes for customers to type in, and coupons printed on paper for the day the system is down. */
@Injectable()
export class CouponBatches {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly index: BlindIndex,
    private readonly templates: CouponTemplatesStore,
    private readonly issuing: IssueCoupon,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a batch and answers its codes, this once: only their keyed hashes are kept. Printed coupons are issued with
   * the print, because they are out in the world then: stock and budget are taken at once, or nothing is printed. A
   * lost list is voided and printed anew. Refuses `coupon.not_claimable` for a stopped template, `coupon.wrong_channel`,
   * `coupon.sold_out` and `coupon.budget_spent`.
   *
   * Example: 100 paper coupons of a template with a stock of 80 are `coupon.sold_out`, and none exists.
   */
  async make(
    tx: Tx,
    actor: StaffActor,
    { templateId, kind, name, size }: BatchRequest,
  ): Promise<{ batchId: Id; codes: CouponCodeResponse[] }> {
    const template = await this.templates.byId(tx, templateId);
    ensure(template?.isActive, 'coupon.not_claimable');
    ensure(template.channels.includes(kind === 'paper' ? 'paper' : 'code'), 'coupon.wrong_channel');
    const at = this.clock.now();
    const batchId = this.ids.next();
    await couponCodesStore.insertBatch(tx, { id: batchId, templateId, kind, name, size }, actor.id, at);
    const codes = Array.from({ length: size }, (_, index) => ({
      serial: index + 1,
      code: formatCouponCode(randomBytes(COUPON_CODE_BYTES)),
      couponId: kind === 'paper' ? this.ids.next() : null,
    }));
    if (kind === 'paper') {
      const { from, to } = validityOf(template.validity, at);
      const coupons = codes.map(({ couponId, serial }) => ({
        id: couponId ?? '',
        templateId,
        customerId: null,
        customerSeq: null,
        channel: 'paper' as const,
        dedupeKey: `paper:${batchId}:${serial}`,
        validFrom: new Date(from),
        validTo: new Date(to),
        issuedAt: at,
      }));
      await couponsStore.insert(tx, coupons);
    }
    await couponCodesStore.insertCodes(
      tx,
      batchId,
      codes.map(({ serial, code, couponId }) => ({ serial, couponId, hash: this.hashOf(code) })),
    );
    await this.audit.record(tx, {
      actor,
      action: 'coupon_batch.made',
      subject: 'coupon_batch',
      subjectId: batchId,
      to: `${kind} ${size}`,
    });
    if (kind === 'paper') await this.issuing.take(tx, templateId, size);
    return { batchId, codes: codes.map(({ serial, code }) => ({ serial, code })) };
  }

  /** Ends what nobody has used of a batch. Refuses `coupon.not_found`. Example: a stack of paper coupons got lost. */
  async end(tx: Tx, actor: StaffActor, batchId: Id): Promise<number> {
    const batch = await couponCodesStore.batch(tx, batchId);
    ensure(batch !== undefined, 'coupon.not_found');
    const at = this.clock.now();
    const { voided, couponIds } = await couponCodesStore.voidBatch(tx, batchId, at);
    for (const couponId of couponIds) {
      await couponsStore.move(tx, { id: couponId, state: 'issued' }, 'void', { orderId: null }, at);
    }
    await this.audit.record(tx, {
      actor,
      action: 'coupon_batch.voided',
      subject: 'coupon_batch',
      subjectId: batchId,
      to: String(voided),
    });
    return voided;
  }

  /** The keyed hash a code is looked up by; a text that is no code hashes like any other, so that it takes as long. */
  hashOf(text: string): Buffer {
    return this.index.of('coupon_codes.code', parseCouponCode(text) ?? '');
  }
}
