import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { worstCostFen } from '@tianpu/shared/coupons';
import { Database, ensure, Problem, ShortCache, type Tx, UnitOfWork } from '../platform';
import { CouponTemplatesStore } from './coupon-templates.store';
import { couponsStore } from './coupons.store';
import type { StoredTemplate } from './coupons.types';
import { IssueCoupon } from './issue-coupon';
import { Turns } from './turns';

const CLAIMS_AT_ONCE = 8;
/** How long a template's numbers are believed before the transaction decides anyway. */
const TEMPLATE_KNOWN_MS = 200;

/** A customer takes a coupon herself: in the claim centre, or by scanning a code that hangs in a store. */
@Injectable()
export class ClaimCoupon {
  readonly #turns = new Turns(CLAIMS_AT_ONCE);
  readonly #known = new ShortCache<StoredTemplate | undefined>(TEMPLATE_KNOWN_MS);

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: CouponTemplatesStore,
    private readonly issuing: IssueCoupon,
  ) {}

  /**
   * One more coupon of a template, up to its limit per person. Claims of one template take turns, and whoever comes too
   * late is refused without a transaction: a thousand people after the last coupon wait for memory, not for locks.
   *
   * Example: a thousand claims of a stock of 1: one coupon, 999 times `coupon.sold_out`.
   */
  fromCentre(customerId: Id, templateId: Id): Promise<Id> {
    return this.#turns.run(templateId, async () => {
      const template = await this.#known.get(templateId, () =>
        this.templates.byId(this.database.source, templateId),
      );
      ensure(template !== undefined, 'coupon.not_claimable');
      const claim = { customerId, template, channel: 'claim_centre' } as const;
      try {
        // A first look, so that what is refused anyway takes no locks; under them everything is asked again.
        const db = this.database.source;
        await this.issuing.check(db, claim, 0);
        await this.issuing.check(db, claim, await couponsStore.issuedTo(db, templateId, customerId));
        return await this.unitOfWork.run(async (tx) => {
          const had = await couponsStore.lockCounter(tx, templateId, customerId);
          return this.issuing.run(tx, { ...claim, dedupeKey: `claim:${templateId}:${had + 1}` });
        });
      } catch (error) {
        if (isGone(error) && !isKnownToBeGone(template)) this.#known.forget(templateId);
        throw error;
      }
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

/** Its stock or budget was used up when it was last read: nothing newer needs to be asked. */
function isKnownToBeGone({ stock, issued, budgetFen, ...template }: StoredTemplate): boolean {
  const worst = worstCostFen(template);
  const isBudgetSpent = budgetFen !== null && worst !== null && (issued + 1) * worst > budgetFen;
  return isBudgetSpent || (stock !== null && issued >= stock);
}

function isGone(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === 'coupon.sold_out' || error.code === 'coupon.budget_spent')
  );
}
