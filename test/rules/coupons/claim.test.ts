import {
  type ClaimFacts,
  type CouponBenefit,
  type CouponTemplate,
  claimDecision,
  templateFlaws,
  worstCostFen,
} from '@tianpu/shared/coupons';
import { asking, GIFT, NOW, template } from './support/templates';

describe('who may claim a coupon', () => {
  it.each<[string, Partial<CouponTemplate>, Partial<ClaimFacts>, object]>([
    ['everybody, while there are some', {}, {}, { ok: true }],
    ['not when the shop has switched it off', { isActive: false }, {}, { code: 'coupon.not_claimable' }],
    [
      'R6: only by the channel it was made for',
      { channels: ['oa_follow'] },
      {},
      { code: 'coupon.wrong_channel' },
    ],
    ['R6: by scanning a store’s code', { channels: ['store_code'] }, { channel: 'store_code' }, { ok: true }],
    [
      'not before claiming opens',
      { claimFrom: '2026-11-11T04:00:00.001Z' },
      {},
      { code: 'coupon.claim_not_open' },
    ],
    ['from the very moment it opens', { claimFrom: NOW }, {}, { ok: true }],
    [
      'not from the moment it closes',
      { claimTo: NOW },
      {},
      { code: 'coupon.claim_over', params: { endedAt: NOW } },
    ],
    [
      'not a coupon that would be over already',
      { validity: { by: 'dates', from: '2026-01-01', through: '2026-11-10' } },
      {},
      { code: 'coupon.claim_over', params: { endedAt: '2026-11-10T16:00:00.000Z' } },
    ],
    [
      'a coupon for next week may be claimed today',
      { validity: { by: 'dates', from: '2026-11-18', through: '2026-11-20' } },
      {},
      { ok: true },
    ],
    [
      'only those it is for',
      { who: { anyOf: ['tier:silver'], label: '银卡会员' } },
      {},
      { code: 'coupon.not_for_you', params: { who: '银卡会员' } },
    ],
    [
      'C2: once per person',
      {},
      { issuedToCustomer: 1 },
      { code: 'coupon.limit_reached', params: { limit: 1 } },
    ],
    [
      'C3: up to three where three are allowed',
      { limitPerCustomer: 3 },
      { issuedToCustomer: 2 },
      { ok: true },
    ],
    ['C1: the last one', { stock: 100 }, { issued: 99 }, { ok: true }],
    [
      'C1: none after the last',
      { stock: 100 },
      { issued: 100 },
      { code: 'coupon.sold_out', params: { stock: 100 } },
    ],
    ['the budget’s last', { budgetFen: 50000 }, { issued: 24 }, { ok: true }],
    ['no fen over the budget', { budgetFen: 50000 }, { issued: 25 }, { code: 'coupon.budget_spent' }],
    [
      'somebody who has it is told that, not that it is gone',
      { stock: 1 },
      { issued: 1, issuedToCustomer: 1 },
      { code: 'coupon.limit_reached' },
    ],
  ])('%s', (_title, rule, facts, expected) => {
    expect(claimDecision(template(rule), asking(facts))).toMatchObject(expected);
  });

  it.each<[CouponBenefit, number | null]>([
    [{ kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 }, 2000],
    [{ kind: 'rate', thresholdFen: 0, percent: 88, capFen: 3000 }, 3000],
    [{ kind: 'rate', thresholdFen: 0, percent: 88, capFen: null }, null],
    [{ kind: 'product', payFen: 990, maxUnitFen: 4000 }, 3010],
    [{ kind: 'product', payFen: 0, maxUnitFen: null }, null],
    [{ kind: 'buy_one_get_one' }, null],
    [{ kind: 'free_delivery', thresholdFen: 0, capFen: 600 }, 600],
    [{ kind: 'tasting', thresholdFen: 0, gift: GIFT }, 2800],
  ])('%j costs the shop at most %p', (benefit, fen) => {
    expect(worstCostFen({ benefit })).toBe(fen);
  });

  it.each<[string, Partial<CouponTemplate>, string[]]>([
    ['a sound one', {}, []],
    [
      'a cake for nothing',
      { benefit: { kind: 'amount_off', thresholdFen: 1000, amountFen: 2000 } },
      ['amount_above_threshold'],
    ],
    [
      'nothing off',
      { benefit: { kind: 'amount_off', thresholdFen: 0, amountFen: 0 } },
      ['amount_not_positive'],
    ],
    [
      '100 折',
      { benefit: { kind: 'rate', thresholdFen: 0, percent: 100, capFen: null } },
      ['percent_out_of_range'],
    ],
    [
      'a budget nobody can keep',
      { benefit: { kind: 'buy_one_get_one' }, budgetFen: 1 },
      ['budget_without_cap'],
    ],
    [
      'dates backwards',
      { validity: { by: 'dates', from: '2026-12-31', through: '2026-12-01' } },
      ['validity_backwards'],
    ],
    [
      'no day, for nobody, by no way',
      { validity: { by: 'days', days: 0 }, limitPerCustomer: 0, channels: [] },
      ['days_not_positive', 'limit_not_positive', 'no_channel'],
    ],
  ])('a template is looked over before it is saved: %s', (_title, part, flaws) => {
    expect(templateFlaws(template(part))).toEqual(flaws);
  });
});
