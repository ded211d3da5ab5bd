import { whoRefusal } from '../pricing/candidate';
import type { Refusal } from '../problems/catalogue';
import { type At, toMs } from '../time/shop-time';
import type { CouponChannel, CouponTemplate } from './template';
import { validityOf } from './validity';

/** What the shop knows when somebody asks for a coupon. */
export interface ClaimFacts {
  now: At;
  channel: CouponChannel;
  audiences: readonly string[];
  /** Coupons of this template issued so far, to everybody and to this customer. */
  issued: number;
  issuedToCustomer: number;
}

export type ClaimRefusal = Refusal<
  | 'coupon.not_claimable'
  | 'coupon.wrong_channel'
  | 'coupon.claim_not_open'
  | 'coupon.claim_over'
  | 'coupon.not_for_you'
  | 'coupon.limit_reached'
  | 'coupon.sold_out'
  | 'coupon.budget_spent'
>;

/**
 * Whether one more coupon may be issued, to this customer, this way, now. What is hers to know comes first (who, how
 * often), the shop's limits after it. The server decides stock and limit a second time with a conditional update.
 *
 * Example: 100 issued of a stock of 100 is `coupon.sold_out`; limit 1 and one issued to her is
 * `coupon.limit_reached` {limit: 1}; a budget of ¥500 with ¥20 each is spent after 25.
 */
export function claimDecision(template: CouponTemplate, facts: ClaimFacts): { ok: true } | ClaimRefusal {
  const now = toMs(facts.now);
  const refuse = (code: ClaimRefusal['code'], params: ClaimRefusal['params'] = {}): ClaimRefusal => ({
    ok: false,
    code,
    params,
  });
  if (!template.isActive) return refuse('coupon.not_claimable');
  if (template.channels.indexOf(facts.channel) < 0) return refuse('coupon.wrong_channel');
  if (template.claimFrom !== null && now < toMs(template.claimFrom))
    return refuse('coupon.claim_not_open', { startsAt: template.claimFrom });
  const { to } = validityOf(template.validity, facts.now);
  const endsAt = template.claimTo !== null && toMs(template.claimTo) < toMs(to) ? template.claimTo : to;
  if (now >= toMs(endsAt)) return refuse('coupon.claim_over', { endedAt: endsAt });
  const stranger = whoRefusal(template.who, facts.audiences);
  if (stranger !== null) return refuse('coupon.not_for_you', stranger.params);
  if (facts.issuedToCustomer >= template.limitPerCustomer)
    return refuse('coupon.limit_reached', { limit: template.limitPerCustomer });
  if (template.stock !== null && facts.issued >= template.stock)
    return refuse('coupon.sold_out', { stock: template.stock });
  const worth = worstCostFen(template);
  if (template.budgetFen !== null && worth !== null && (facts.issued + 1) * worth > template.budgetFen)
    return refuse('coupon.budget_spent', { budgetFen: template.budgetFen });
  return { ok: true };
}

/**
 * What one coupon costs the shop at most, in fen; null when that has no limit. A budget counts every issued coupon at
 * its worst: an overspent promise cannot be taken back.
 *
 * Example: −20.00 from 128.00 is 2000; 88 折 with a cap of 30.00 is 3000, without a cap null.
 */
export function worstCostFen({ benefit }: Pick<CouponTemplate, 'benefit'>): number | null {
  switch (benefit.kind) {
    case 'amount_off':
      return benefit.amountFen;
    case 'rate':
    case 'free_delivery':
      return benefit.capFen;
    case 'product':
      return benefit.maxUnitFen === null ? null : Math.max(0, benefit.maxUnitFen - benefit.payFen);
    case 'buy_one_get_one':
      return null;
    case 'tasting':
      return benefit.gift.worthFen;
  }
}

/** What the admin is told before a template is saved; empty when it is sound. */
export type TemplateFlaw =
  | 'amount_not_positive'
  | 'amount_above_threshold'
  | 'percent_out_of_range'
  | 'budget_without_cap'
  | 'validity_backwards'
  | 'days_not_positive'
  | 'limit_not_positive'
  | 'no_channel';

/**
 * What is wrong with a template. An amount above its threshold would be a cake for nothing; a budget needs a benefit
 * whose worst is known.
 *
 * Example: −20 from ¥10 is `amount_above_threshold`; 88 折 without cap and with a budget is `budget_without_cap`.
 */
export function templateFlaws(template: CouponTemplate): TemplateFlaw[] {
  const { benefit, validity } = template;
  const flaws: [TemplateFlaw, boolean][] = [
    ['amount_not_positive', benefit.kind === 'amount_off' && benefit.amountFen <= 0],
    [
      'amount_above_threshold',
      benefit.kind === 'amount_off' && benefit.thresholdFen > 0 && benefit.amountFen > benefit.thresholdFen,
    ],
    ['percent_out_of_range', benefit.kind === 'rate' && (benefit.percent < 1 || benefit.percent > 99)],
    ['budget_without_cap', template.budgetFen !== null && worstCostFen(template) === null],
    ['validity_backwards', validity.by === 'dates' && validity.through < validity.from],
    ['days_not_positive', validity.by === 'days' && validity.days < 1],
    ['limit_not_positive', template.limitPerCustomer < 1],
    ['no_channel', template.channels.length === 0],
  ];
  return flaws.filter(([, isThere]) => isThere).map(([flaw]) => flaw);
}
