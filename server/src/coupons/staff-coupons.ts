import { Injectable } from '@nestjs/common';
import type { CouponTemplateResponse, Id } from '@tianpu/shared/api';
import {
  COUPON_STATES,
  type CouponState,
  couponFace,
  validityText,
  worstCostFen,
} from '@tianpu/shared/coupons';
import { Audit, type Db, ensure, rows, type StaffActor, type Tx } from '../platform';
import { CouponTemplatesStore } from './coupon-templates.store';
import type { StoredTemplate, TemplateDraft } from './coupons.types';
import { IssueCoupon } from './issue-coupon';

/** What those in charge do with templates, each act with its audit row, and the live numbers they watch. */
@Injectable()
export class StaffCoupons {
  constructor(
    private readonly templates: CouponTemplatesStore,
    private readonly issuing: IssueCoupon,
    private readonly audit: Audit,
  ) {}

  /** Refuses `request.invalid` for a rule with a flaw or a key that is taken. */
  async create(tx: Tx, actor: StaffActor, draft: TemplateDraft): Promise<Id> {
    ensure((await this.templates.byKey(tx, draft.key)) === undefined, 'request.invalid', { field: 'key' });
    const id = await this.templates.save(tx, draft, actor.id);
    await this.#note(tx, actor, 'coupon_template.created', id);
    return id;
  }

  /** Refuses `coupon.not_found`. Stopping twice is stopping once. */
  async stop(tx: Tx, actor: StaffActor, templateId: Id): Promise<void> {
    await this.#known(tx, templateId);
    if (await this.templates.stop(tx, templateId))
      await this.#note(tx, actor, 'coupon_template.stopped', templateId);
  }

  /**
   * Gives the coupon to these customers by hand, all of them or none; each once per `occasion`.
   *
   * Example: three customers of whom one has had it on this occasion before: two new coupons, three ids.
   */
  async issue(
    tx: Tx,
    actor: StaffActor,
    templateId: Id,
    { customerIds, occasion }: { customerIds: readonly Id[]; occasion: string },
  ): Promise<{ customerId: Id; couponId: Id }[]> {
    const template = await this.#known(tx, templateId);
    const issued: { customerId: Id; couponId: Id }[] = [];
    for (const customerId of [...new Set(customerIds)].sort()) {
      const dedupeKey = `manual:${templateId}:${occasion}`;
      const couponId = await this.issuing.run(tx, { customerId, template, channel: 'manual', dedupeKey });
      issued.push({ customerId, couponId });
    }
    await this.#note(tx, actor, 'coupon_template.issued_by_hand', templateId, String(issued.length));
    return issued;
  }

  /** Every template with its live numbers, newest first. */
  async list(db: Db): Promise<CouponTemplateResponse[]> {
    const [templates, counted] = await Promise.all([
      this.templates.all(db),
      rows<{ templateId: Id; state: CouponState; coupons: number }>(
        db,
        'SELECT template_id AS templateId, state, COUNT(*) AS coupons FROM coupons GROUP BY template_id, state',
      ),
    ]);
    return templates.map((template) => {
      const mine = counted.filter(({ templateId }) => templateId === template.id);
      return response(template, new Map(mine.map(({ state, coupons }) => [state, coupons])));
    });
  }

  async #known(tx: Tx, templateId: Id): Promise<StoredTemplate> {
    const template = await this.templates.byId(tx, templateId);
    ensure(template !== undefined, 'coupon.not_found');
    return template;
  }

  #note(tx: Tx, actor: StaffActor, action: string, subjectId: Id, to?: string): Promise<void> {
    return this.audit.record(tx, { actor, action, subject: 'coupon_template', subjectId, to });
  }
}

function response(
  template: StoredTemplate,
  counts: ReadonlyMap<CouponState, number>,
): CouponTemplateResponse {
  const worst = worstCostFen(template);
  return {
    id: template.id,
    key: template.key,
    face: couponFace(template),
    validityText: validityText(template.validity),
    channels: [...template.channels],
    claimFrom: template.claimFrom,
    claimTo: template.claimTo,
    stock: template.stock,
    limitPerCustomer: template.limitPerCustomer,
    budgetFen: template.budgetFen,
    isActive: template.isActive,
    issued: template.issued,
    committedFen: worst === null ? null : worst * template.issued,
    states: Object.fromEntries(COUPON_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
      CouponState,
      number
    >,
  };
}
