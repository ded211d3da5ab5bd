import {
  type ClaimFacts,
  COUPON_CODE_BYTES,
  COUPON_MOVES,
  COUPON_STATES,
  type Coupon,
  type CouponBenefit,
  type CouponTemplate,
  canMoveCoupon,
  claimDecision,
  couponFace,
  couponOffer,
  couponOrigins,
  couponRefundOutcome,
  formatCouponCode,
  isEndingSoon,
  isUsable,
  isValidAt,
  newCustomerTasting,
  parseCouponCode,
  REFERRAL_COUPON,
  templateFlaws,
  validityOf,
  validityText,
  worstCostFen,
} from '@tianpu/shared/coupons';
import { ALL_GOODS } from '@tianpu/shared/pricing';
import fc from 'fast-check';

const NOW = '2026-11-11T04:00:00.000Z';
const GIFT = { skuId: 'new', label: '新品小样', quantity: 1, worthFen: 2800 };

const template = (part: Partial<CouponTemplate> = {}): CouponTemplate => ({
  id: '01TEMPLATE',
  label: '满 128 减 20',
  benefit: { kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 },
  scope: ALL_GOODS,
  who: null,
  channels: ['claim_centre'],
  group: 'coupon',
  stacking: 'combinable',
  validity: { by: 'dates', from: '2026-11-01', through: '2026-12-31' },
  claimFrom: null,
  claimTo: null,
  stock: null,
  limitPerCustomer: 1,
  budgetFen: null,
  isActive: true,
  ...part,
});

const asking = (part: Partial<ClaimFacts> = {}): ClaimFacts => ({
  now: NOW,
  channel: 'claim_centre',
  audiences: ['tier:normal'],
  issued: 0,
  issuedToCustomer: 0,
  ...part,
});

describe('how long a coupon is good', () => {
  it.each<[string, CouponTemplate['validity'], string, [string, string]]>([
    [
      '"through 31 Dec" is the end of that day in Shanghai',
      { by: 'dates', from: '2026-12-01', through: '2026-12-31' },
      NOW,
      ['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ],
    [
      'one day only',
      { by: 'dates', from: '2028-02-29', through: '2028-02-29' },
      NOW,
      ['2028-02-28T16:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    ],
    [
      '7 days from an issue at 12:00 end with the seventh day after it',
      { by: 'days', days: 7 },
      NOW,
      [NOW, '2026-11-18T16:00:00.000Z'],
    ],
    [
      'an issue 1 ms before midnight in Shanghai still counts as that day',
      { by: 'days', days: 1 },
      '2026-12-31T15:59:59.999Z',
      ['2026-12-31T15:59:59.999Z', '2027-01-01T16:00:00.000Z'],
    ],
    [
      'an issue at midnight counts as the new year’s',
      { by: 'days', days: 1 },
      '2026-12-31T16:00:00.000Z',
      ['2026-12-31T16:00:00.000Z', '2027-01-02T16:00:00.000Z'],
    ],
    [
      'over a leap day',
      { by: 'days', days: 2 },
      '2028-02-27T04:00:00.000Z',
      ['2028-02-27T04:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    ],
  ])('%s', (_title, validity, issuedAt, [from, to]) => {
    expect(validityOf(validity, issuedAt)).toEqual({ from, to });
  });

  const christmas = { validFrom: '2026-11-30T16:00:00.000Z', validTo: '2026-12-31T16:00:00.000Z' };

  it.each([
    ['C17: 1 ms before its first day', '2026-11-30T15:59:59.999Z', false],
    ['C17: at its first moment', '2026-11-30T16:00:00.000Z', true],
    ['C17: 1 ms before its end', '2026-12-31T15:59:59.999Z', true],
    ['C17: at its end', '2026-12-31T16:00:00.000Z', false],
  ])('%s it is usable: %s %p', (_title, now, isValid) => {
    expect(isValidAt(christmas, now)).toBe(isValid);
  });

  it.each([
    ['four days before its last day', '2026-12-27T04:00:00.000Z', false],
    ['three days before its last day', '2026-12-28T04:00:00.000Z', true],
    ['on its last day', '2026-12-31T04:00:00.000Z', true],
    ['when it is over', '2026-12-31T16:00:00.000Z', false],
  ])('it is called ending soon %s', (_title, now, isSoon) => {
    expect(isEndingSoon(christmas, now)).toBe(isSoon);
  });

  it.each<[CouponTemplate['validity'], string]>([
    [{ by: 'days', days: 7 }, '领取后 7 天内有效'],
    [{ by: 'dates', from: '2026-12-01', through: '2026-12-31' }, '2026年12月1日–12月31日'],
    [{ by: 'dates', from: '2026-12-25', through: '2027-01-05' }, '2026年12月25日–2027年1月5日'],
  ])('%j reads %s', (validity, text) => {
    expect(validityText(validity)).toBe(text);
  });
});

describe('what becomes of a coupon when its order is refunded', () => {
  const through31Dec = { validTo: '2026-12-31T16:00:00.000Z' };
  it.each([
    ['R2: a partial refund keeps it', false, NOW, { outcome: 'kept' }],
    ['a full refund returns it as it was', true, NOW, { outcome: 'returned', ...through31Dec }],
    [
      'with at least three days left',
      true,
      '2026-12-30T04:00:00.000Z',
      { outcome: 'returned', validTo: '2027-01-02T16:00:00.000Z' },
    ],
    [
      '1 ms before its end too',
      true,
      '2026-12-31T15:59:59.999Z',
      { outcome: 'returned', validTo: '2027-01-03T16:00:00.000Z' },
    ],
    ['R12: once it is over, it is not given back', true, '2026-12-31T16:00:00.000Z', { outcome: 'expired' }],
  ])('%s', (_title, isComplete, now, expected) => {
    expect(couponRefundOutcome(through31Dec, { isComplete, now })).toEqual(expected);
  });
});

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

describe('the life of a coupon', () => {
  it('every pair of states is decided', () => {
    const allowed = COUPON_STATES.map((from) => COUPON_STATES.filter((to) => canMoveCoupon(from, to)));
    expect(allowed).toEqual([
      ['frozen', 'redeemed', 'expired', 'void'],
      ['redeemed', 'returned'],
      ['returned'],
      ['frozen', 'redeemed', 'expired', 'void'],
      [],
      [],
    ]);
    expect(Object.keys(COUPON_MOVES)).toEqual([...COUPON_STATES]);
  });

  it('C7: what an unpaid order holds does not expire; it comes back first', () => {
    expect(couponOrigins('expired')).toEqual(['issued', 'returned']);
    expect(couponOrigins('returned')).toEqual(['frozen', 'redeemed']);
    expect(COUPON_STATES.filter(isUsable)).toEqual(['issued', 'returned']);
  });

  it('the end is the end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COUPON_STATES), { maxLength: 30 }), (wishes) => {
        let state: Coupon['state'] = 'issued';
        for (const wish of wishes) {
          if (!canMoveCoupon(state, wish)) continue;
          expect(['expired', 'void']).not.toContain(state);
          state = wish;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('codes to type in', () => {
  const bytes = fc.uint8Array({ minLength: COUPON_CODE_BYTES, maxLength: COUPON_CODE_BYTES });

  it('A9: 80 bits, and all of them are in the code', () => {
    expect(COUPON_CODE_BYTES * 8).toBe(80);
    expect(formatCouponCode(new Uint8Array(10))).toBe('0000-0000-0000-0000-0');
    expect(formatCouponCode(new Uint8Array(10).fill(255))).toMatch(/^ZZZZ-ZZZZ-ZZZZ-ZZZZ-/);
    expect(() => formatCouponCode(new Uint8Array(9))).toThrow(RangeError);
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const isSame = one.every((byte, index) => byte === other[index]);
        expect(formatCouponCode(one) === formatCouponCode(other)).toBe(isSame);
      }),
      { numRuns: 1000 },
    );
  });

  it('read back however a person writes it', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = formatCouponCode(random);
        const plain = code.replace(/-/g, '');
        expect(parseCouponCode(code)).toBe(plain);
        expect(parseCouponCode(`  ${plain.toLowerCase().split('').join(' ')}\u3000`)).toBe(plain);
        expect(parseCouponCode(code.replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(plain);
      }),
      { numRuns: 1000 },
    );
  });

  it('any one wrong character is noticed before the server is asked', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(bytes, fc.nat({ max: 16 }), fc.nat({ max: 31 }), (random, place, value) => {
        const plain = formatCouponCode(random).replace(/-/g, '');
        const wrong = plain.slice(0, place) + alphabet.charAt(value) + plain.slice(place + 1);
        expect(parseCouponCode(wrong)).toBe(wrong === plain ? plain : null);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    '0',
    '0000-0000-0000-0000',
    '0000-0000-0000-0000-00',
    'U000-0000-0000-0000-0',
    `${'0'.repeat(17)}\n\n;--`,
    '０'.repeat(17),
    '0'.repeat(10_000),
  ])('%j is no code', (text) => {
    expect(parseCouponCode(text)).toBeNull();
  });
});

describe('a coupon as people see it', () => {
  it.each<[CouponBenefit, string[]]>([
    [{ kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 }, ['20', '元', '满 ¥128 可用']],
    [{ kind: 'amount_off', thresholdFen: 0, amountFen: 550 }, ['5.50', '元', '无门槛']],
    [{ kind: 'rate', thresholdFen: 0, percent: 88, capFen: 3000 }, ['8.8', '折', '无门槛，最多减 ¥30']],
    [{ kind: 'rate', thresholdFen: 10000, percent: 90, capFen: null }, ['9', '折', '满 ¥100 可用']],
    [{ kind: 'product', payFen: 0, maxUnitFen: 4000 }, ['兑换', '', '兑换 1 件']],
    [{ kind: 'product', payFen: 990, maxUnitFen: 4000 }, ['¥9.90', '', '加 ¥9.90 换 1 件']],
    [{ kind: 'buy_one_get_one' }, ['买一送一', '', '两件中较低价的一件免费']],
    [{ kind: 'free_delivery', thresholdFen: 5000, capFen: null }, ['免运费', '', '满 ¥50 可用']],
    [{ kind: 'tasting', thresholdFen: 0, gift: GIFT }, ['尝新', '', '无门槛，赠新品小样']],
  ])('%j', (benefit, expected) => {
    const { figure, unit, condition } = couponFace(template({ benefit }));
    expect([figure, unit, condition]).toEqual(expected);
  });

  it.each<[string, CouponTemplate['scope']]>([
    ['全部商品', ALL_GOODS],
    ['指定分类', { only: { categoryIds: ['cakes'], productIds: [], skuIds: [] }, except: null }],
    ['指定商品', { only: { categoryIds: [], productIds: ['p'], skuIds: [] }, except: null }],
    ['部分商品除外', { only: null, except: { categoryIds: [], productIds: ['p'], skuIds: [] } }],
  ])('%s', (text, scope) => {
    expect(couponFace(template({ scope })).scopeText).toBe(text);
  });

  it('in a quote it carries its template’s rule and its own dates', () => {
    const mine: Coupon = {
      id: '01COUPON',
      templateId: '01TEMPLATE',
      state: 'returned',
      validFrom: NOW,
      validTo: '2026-12-31T16:00:00.000Z',
    };
    const { benefit, label, group, stacking, scope, who } = template();
    expect(couponOffer(mine, template())).toEqual({
      ...{ kind: 'coupon', id: 'coupon:01COUPON', couponId: '01COUPON', state: 'returned' },
      ...{ benefit, label, group, stacking, scope, who },
      validity: { from: NOW, to: '2026-12-31T16:00:00.000Z' },
    });
  });

  it('R21, R114: the coupons every shop begins with are sound', () => {
    const tasting = newCustomerTasting(GIFT);
    for (const standard of [REFERRAL_COUPON, tasting])
      expect(templateFlaws({ ...standard, id: 'x' })).toEqual([]);
    expect(REFERRAL_COUPON).toMatchObject({
      benefit: { percent: 88 },
      validity: { days: 30 },
      limitPerCustomer: 1,
    });
    expect(tasting).toMatchObject({ who: { anyOf: ['new_customer'] }, benefit: { gift: GIFT } });
  });
});
