import type { Id } from '@tianpu/shared/api';
import { ALL_GOODS } from '@tianpu/shared/pricing';
import { Coupons, CouponTemplatesStore, type TemplateDraft } from '../../server/src/coupons';
import { type OfferDraft, OffersStore } from '../../server/src/offers';
import { row, rows, UnitOfWork } from '../../server/src/platform';
import type { TestApp } from './test-app';

let written = 0;

/** Writes a template: −30.00 without a threshold, claimable by everybody, unless the wish says otherwise. */
export async function template(
  app: TestApp,
  wish: Partial<TemplateDraft> = {},
): Promise<{ id: Id; key: string }> {
  written += 1;
  const draft: TemplateDraft = {
    key: `template-${written}`,
    label: '立减 30 元',
    benefit: { kind: 'amount_off', thresholdFen: 0, amountFen: 3_000 },
    scope: ALL_GOODS,
    who: null,
    channels: ['claim_centre', 'manual'],
    group: 'coupon',
    stacking: 'combinable',
    validity: { by: 'days', days: 30 },
    claimFrom: null,
    claimTo: null,
    stock: null,
    limitPerCustomer: 1,
    budgetFen: null,
    isActive: true,
    ...wish,
  };
  const id = await app.get(UnitOfWork).run((tx) => app.get(CouponTemplatesStore).save(tx, draft, 'test'));
  return { id, key: draft.key };
}

/** Gives a customer a coupon of a fresh template and answers its id. */
export async function coupon(
  app: TestApp,
  customer: { id: Id },
  wish: Partial<TemplateDraft> = {},
): Promise<Id> {
  const { key } = await template(app, wish);
  const request = {
    customerId: customer.id,
    templateKey: key,
    channel: 'manual',
    dedupeKey: 'test',
  } as const;
  return app.get(UnitOfWork).run((tx) => app.get(Coupons).issue(tx, request));
}

/** Puts an offer of the shop up for everybody it is for. */
export function offer(app: TestApp, draft: OfferDraft): Promise<Id> {
  return app.get(UnitOfWork).run((tx) => app.get(OffersStore).save(tx, draft, 'test'));
}

export interface CouponBook {
  state: string;
  orderId: Id | null;
  validTo: Date;
}

/** A coupon as the books have it. */
export async function bookOf(app: TestApp, couponId: Id): Promise<CouponBook> {
  const found = await row<CouponBook>(
    app.db,
    'SELECT state, order_id AS orderId, valid_to AS validTo FROM coupons WHERE id = ?',
    [couponId],
  );
  if (!found) throw new Error(`no coupon ${couponId}`);
  return found;
}

export const stateOf = async (app: TestApp, couponId: Id): Promise<string> =>
  (await bookOf(app, couponId)).state;

/** Every state a coupon went through. */
export async function lifeOf(app: TestApp, couponId: Id): Promise<string[]> {
  const found = await rows<{ state: string }>(
    app.db,
    'SELECT to_state AS state FROM coupon_changes WHERE coupon_id = ? ORDER BY position',
    [couponId],
  );
  return found.map(({ state }) => state);
}

/** How answers or outcomes are distributed. Example: `{'201': 1, 'coupon.sold_out': 999}`. */
export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** What became of each attempt: `done`, the refusal's code, or the error itself. */
export async function outcomesOf(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((result) => {
    if (result.status === 'fulfilled') return 'done';
    const { reason } = result;
    return reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason);
  });
}
