import {
  COUPON_CODE_BYTES,
  COUPON_MOVES,
  COUPON_STATES,
  type Coupon,
  canMoveCoupon,
  couponOrigins,
  formatCouponCode,
  isUsable,
  parseCouponCode,
} from '@tianpu/shared/coupons';
import fc from 'fast-check';

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
