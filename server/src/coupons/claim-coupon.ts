import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { Database, ensure, type Tx, UnitOfWork } from '../platform';
import { CouponTemplatesStore } from './coupon-templates.store';
import { couponsStore } from './coupons.store';
import { IssueCoupon, type IssueRequest } from './issue-coupon';

/** A customer takes a coupon herself: in the claim centre, or by scanning a code that hangs in a store. */
@Injectable()
export class ClaimCoupon {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: CouponTemplatesStore,
    private readonly issuing: IssueCoupon,
  ) {}

  /**
   * One more coupon of a template, up to its limit per person. Whoever comes too late is refused before a transaction
   * is opened, so that a thousand people after the last coupon do not wait for each other.
   *
   * Example: a thousand claims of a stock of 1: one coupon, 999 times `coupon.sold_out`.
   */
  async fromCentre(customerId: Id, templateId: Id): Promise<Id> {
    const db = this.database.source;
    const template = await this.templates.byId(db, templateId);
    ensure(template !== undefined, 'coupon.not_claimable');
    const had = await couponsStore.issuedTo(db, templateId, customerId);
    const request: IssueRequest = {
      customerId,
      template,
      channel: 'claim_centre',
      dedupeKey: claimKey(templateId, had),
    };
    await this.issuing.check(db, request, had);
    return this.unitOfWork.run(async (tx) => {
      const counted = await couponsStore.lockCounter(tx, templateId, customerId);
      return this.issuing.run(tx, { ...request, dedupeKey: claimKey(templateId, counted) });
    });
  }

  /**
   * The coupons that a store's code brings, once per person and coupon however often she scans. A coupon that is
   * sold out or over brings nothing: the scan itself is never refused.
   */
  async byStoreCode(tx: Tx, customerId: Id, sourceCodeId: Id): Promise<Id[]> {
    const couponIds: Id[] = [];
    for (const template of await this.templates.ofStoreCode(tx, sourceCodeId)) {
      const request = {
        customerId,
        template,
        channel: 'store_code',
        dedupeKey: `scan:${template.id}`,
      } as const;
      const couponId = await this.issuing.ifPossible(tx, request);
      if (couponId !== null) couponIds.push(couponId);
    }
    return couponIds;
  }
}

/** The nth claim of one template is a reason of its own. */
function claimKey(templateId: Id, claimedBefore: number): string {
  return `claim:${templateId}:${claimedBefore + 1}`;
}
