import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { type CouponChannel, claimDecision, validityOf } from '@tianpu/shared/coupons';
import { Clock, type Db, DomainEvents, ensure, Ids, Problem, refuse, type Tx } from '../platform';
import { CouponTemplatesStore } from './coupon-templates.store';
import { couponsStore } from './coupons.store';
import type { StoredTemplate } from './coupons.types';
import { CustomerAudiences } from './customer-audiences';

export interface IssueRequest {
  customerId: Id;
  template: StoredTemplate;
  channel: CouponChannel;
  /** What this coupon is for; the same customer never gets a second one for the same reason. */
  dedupeKey: string;
}

/** Brings one coupon to one customer: the rules are asked, the counters decide. */
@Injectable()
export class IssueCoupon {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly templates: CouponTemplatesStore,
    private readonly audiences: CustomerAudiences,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Answers the id of the coupon; for a reason that was answered before, the id of that coupon. Refuses what
   * `claimDecision` refuses, and `coupon.limit_reached`, `coupon.sold_out` or `coupon.budget_spent` when others were
   * faster. Locks: the customer's counter, the coupon, the template; the row everybody wants comes last.
   *
   * Example: limit 1, stock 100, 99 issued: she gets the 100th; a second wish of hers is `coupon.limit_reached`, the
   * next customer's `coupon.sold_out`.
   */
  async run(tx: Tx, request: IssueRequest): Promise<Id> {
    const { customerId, template, channel, dedupeKey } = request;
    const hadBefore = await couponsStore.lockCounter(tx, template.id, customerId);
    const known = await couponsStore.byDedupeKey(tx, customerId, template.id, dedupeKey);
    if (known !== undefined) return known.id;
    await this.check(tx, request, hadBefore);
    const { limitPerCustomer: limit } = template;
    const isCounted = await couponsStore.countOne(tx, template.id, customerId, limit);
    ensure(isCounted, 'coupon.limit_reached', { limit });
    const at = this.clock.now();
    const { from, to } = validityOf(template.validity, at);
    const id = this.ids.next();
    await couponsStore.insert(tx, [
      {
        id,
        templateId: template.id,
        customerId,
        customerSeq: hadBefore + 1,
        channel,
        dedupeKey,
        validFrom: new Date(from),
        validTo: new Date(to),
        issuedAt: at,
      },
    ]);
    await this.events.record(tx, {
      name: 'coupon.issued',
      aggregateId: id,
      payload: {
        couponId: id,
        customerId,
        templateId: template.id,
        channel,
        validTo: to,
        at: at.toISOString(),
      },
    });
    await this.take(tx, template.id, 1);
    return id;
  }

  /**
   * The same, for reactions that must not fail: null when the rules refuse it or its stock is gone. The shop's limits
   * are looked at before anything is written, so that a refusal leaves the transaction clean.
   */
  async ifPossible(tx: Tx, request: IssueRequest): Promise<Id | null> {
    const { customerId, template, dedupeKey } = request;
    const issuedBefore = await couponsStore.lockCounter(tx, template.id, customerId);
    const known = await couponsStore.byDedupeKey(tx, customerId, template.id, dedupeKey);
    if (known !== undefined) return known.id;
    const latest = await this.templates.lock(tx, template.id);
    const audiences = latest.who === null ? [] : await this.audiences.of(tx, customerId);
    const facts = { now: this.clock.now(), channel: request.channel, audiences, issued: latest.issued };
    const decision = claimDecision(latest, { ...facts, issuedToCustomer: issuedBefore });
    return decision.ok ? this.run(tx, { ...request, template: latest }) : null;
  }

  /** What the rules say now, without changing anything: a refusal is cheap and waits for nobody. */
  async check(
    db: Db,
    { customerId, template, channel }: Omit<IssueRequest, 'dedupeKey'>,
    issuedToCustomer: number,
  ): Promise<void> {
    const audiences = template.who === null ? [] : await this.audiences.of(db, customerId);
    const facts = { now: this.clock.now(), channel, audiences, issued: template.issued, issuedToCustomer };
    const decision = claimDecision(template, facts);
    if (!decision.ok) refuse(decision);
  }

  /** From stock and budget; refuses for the limit that was reached first. */
  async take(tx: Tx, templateId: Id, count: number): Promise<void> {
    if (await this.templates.take(tx, templateId, count)) return;
    const now = await this.templates.byId(tx, templateId);
    ensure(now?.isActive, 'coupon.not_claimable');
    const isSoldOut = now.stock !== null && now.issued + count > now.stock;
    throw new Problem(isSoldOut ? 'coupon.sold_out' : 'coupon.budget_spent', {
      [isSoldOut ? 'stock' : 'budgetFen']: isSoldOut ? now.stock : now.budgetFen,
    });
  }
}
