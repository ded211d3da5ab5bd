import {
  chainAbove,
  inviteStanding,
  inviteText,
  MAX_COUNTED_INVITEES,
  mayBind,
  parseReferralCode,
  parseReferralScene,
  REFERRAL_LADDER,
  referralCode,
  referralProgress,
  referralScene,
  referralSteps,
} from '@tianpu/shared/referral';
import { parseScene } from '@tianpu/shared/sources';
import fc from 'fast-check';

const NOW = '2026-09-25T06:00:00.000Z';
const order = (rest: object = {}) => ({
  placedAt: '2026-09-17T06:00:00.000Z',
  completedAt: '2026-09-18T06:00:00.000Z',
  isCancelled: false,
  keptFen: 19_800,
  ...rest,
});

describe('C8: an invited person counts by her first order, completed and unrefunded for 7 days', () => {
  it.each([
    ['registered only', [], NOW, 'not_ordered', '还没下单'],
    ['ordered, not fetched', [order({ completedAt: null })], NOW, 'not_completed', '已下单，完成后开始计算'],
    [
      'completed, a millisecond too early',
      [order()],
      '2026-09-25T05:59:59.999Z',
      'waiting',
      '首单已完成，9月25日起计入',
    ],
    ['completed 7 days ago to the millisecond', [order()], NOW, 'counted', '已计入'],
    ['refunded in full', [order({ keptFen: 0 })], NOW, 'refunded', '首单退款了，下一单完成后再算'],
    ['refunded but for ¥9.99', [order({ keptFen: 999 })], NOW, 'refunded', '首单退款了，下一单完成后再算'],
    ['a slice refunded, ¥10 kept', [order({ keptFen: 1000 })], NOW, 'counted', '已计入'],
    [
      'cancelled before paying',
      [order({ isCancelled: true, completedAt: null, keptFen: 0 })],
      NOW,
      'not_ordered',
      '还没下单',
    ],
    [
      'the first refunded, the second completed',
      [order({ keptFen: 0 }), order({ placedAt: '2026-09-18T01:00:00.000Z' })],
      NOW,
      'counted',
      '已计入',
    ],
    [
      'the first refunded, the second on its way',
      [order({ keptFen: 0 }), order({ placedAt: '2026-09-19T01:00:00.000Z', completedAt: null })],
      NOW,
      'not_completed',
      '已下单，完成后开始计算',
    ],
    [
      'the first still baked, the second completed',
      [order({ placedAt: '2026-09-10T01:00:00.000Z', completedAt: null }), order()],
      NOW,
      'counted',
      '已计入',
    ],
  ])('%s', (_title, orders, now, state, text) => {
    const standing = inviteStanding(orders, now);
    expect([standing.state, inviteText(standing, now)]).toEqual([state, text]);
    expect(standing.countedAt).toBe(state === 'counted' ? NOW : null);
  });
});

describe('whoever was written down as counting', () => {
  it('stays counted when the order is refunded afterwards', () => {
    const refunded = [order({ keptFen: 0 })];
    expect(inviteStanding(refunded, NOW, NOW)).toEqual({ state: 'counted', countedAt: NOW, countsAt: NOW });
    const invitee = { customerId: 'a', invitedAt: NOW, orders: refunded };
    const counted = (countedAt: string | null) =>
      referralProgress([{ ...invitee, countedAt }], { hasCompletedOrder: true }, NOW).counted;
    expect([counted(NOW), counted(null)]).toEqual([1, 0]);
  });
});

describe('R21, R22: the ladder of 3 and 10', () => {
  const invitees = (counted: number, waiting = 0) =>
    Array.from({ length: counted + waiting }, (_, index) => ({
      customerId: `c${String(index).padStart(3, '0')}`,
      invitedAt: '2026-09-01T06:00:00.000Z',
      orders: [order(index < counted ? {} : { completedAt: '2026-09-24T06:00:00.000Z' })],
    }));
  const progress = (counted: number, waiting = 0, hasCompletedOrder = true) =>
    referralProgress(invitees(counted, waiting), { hasCompletedOrder }, NOW);

  it.each([
    [0, 0, [], 3],
    [2, 5, [], 3],
    [3, 0, [3], 10],
    [9, 1, [3], 10],
    [10, 0, [3, 10], null],
    [11, 0, [3, 10], null],
  ])('%i count and %i wait', (counted, waiting, reached, next) => {
    const result = progress(counted, waiting);
    expect([result.counted, result.waiting]).toEqual([counted, waiting]);
    expect(result.reached.map(({ count }) => count)).toEqual(reached);
    expect(result.next?.count ?? null).toBe(next);
  });

  it('3 friends are a coupon at 88 折, 10 a role, one level only', () => {
    expect(REFERRAL_LADDER.map(({ reward }) => reward)).toEqual([
      { kind: 'coupon', couponTemplateKey: 'referral-88' },
      { kind: 'role', role: 'store_manager' },
    ]);
  });

  it('is for customers: without an order of her own an inviter reaches nothing yet', () => {
    expect(progress(3, 0, false)).toMatchObject({ counted: 3, reached: [], needsOwnOrder: true });
  });

  it('A13: beyond the limit further invitees are welcome and do not count', () => {
    const { counted, rows } = progress(MAX_COUNTED_INVITEES + 2);
    expect(counted).toBe(MAX_COUNTED_INVITEES);
    expect(rows.filter(({ standing }) => standing.state === 'over_limit')).toHaveLength(2);
  });

  it('the page draws what is reached and what comes next', () => {
    expect(referralSteps(4, { 3: '2026-09-20T00:00:00.000Z' })).toEqual([
      {
        count: 3,
        label: '88 折券一张',
        state: 'reached',
        shortBy: 0,
        rewardedAt: '2026-09-20T00:00:00.000Z',
      },
      { count: 10, label: '店长级会员', state: 'next', shortBy: 6, rewardedAt: null },
    ]);
    expect(referralSteps(0, {}).map(({ state }) => state)).toEqual(['next', 'later']);
  });
});

describe('R23, A13: who may invite whom', () => {
  const facts = {
    inviteeId: 'd',
    inviterId: 'c',
    inviterChain: ['b', 'a'],
    invitedBy: null,
    hasOrdered: false,
  };

  it.each([
    ['somebody new', {}, null],
    ['oneself', { inviteeId: 'c' }, 'referral.self'],
    ['one’s inviter’s inviter', { inviteeId: 'a' }, 'referral.ring'],
    ['one’s own inviter', { inviteeId: 'b' }, 'referral.ring'],
    ['a ring by somebody who was invited herself', { inviteeId: 'a', invitedBy: 'x' }, 'referral.ring'],
    ['somebody another person invited', { invitedBy: 'x' }, 'referral.already_invited'],
    ['a customer', { hasOrdered: true }, 'referral.not_new'],
  ])('%s', (_title, rest, code) => {
    const decision = mayBind({ ...facts, ...rest });
    expect(decision.ok ? null : decision.code).toBe(code);
  });

  it('the same invitation twice changes nothing', () => {
    expect(mayBind({ ...facts, invitedBy: 'c', hasOrdered: true })).toEqual({ ok: true, isNew: false });
    expect(mayBind(facts)).toEqual({ ok: true, isNew: true });
  });

  it('for any invitations in any order no ring ever comes about', () => {
    const person = fc.integer({ min: 0, max: 12 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(person, person), { maxLength: 80 }), (attempts) => {
        const inviters = new Map<string, string>();
        const inviterOf = (id: string) => inviters.get(id) ?? null;
        for (const [inviteeId, inviterId] of attempts) {
          const decision = mayBind({
            inviteeId,
            inviterId,
            inviterChain: chainAbove(inviterId, inviterOf),
            invitedBy: inviterOf(inviteeId),
            hasOrdered: false,
          });
          if (decision.ok && decision.isNew) inviters.set(inviteeId, inviterId);
        }
        for (const id of inviters.keys()) {
          const above = chainAbove(id, inviterOf);
          expect(above).not.toContain(id);
          expect(inviterOf(above[above.length - 1] ?? id)).toBeNull();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a damaged chain ends all the same', () => {
    expect(chainAbove('a', (id) => ({ a: 'b', b: 'c', c: 'b' })[id] ?? null)).toEqual(['b', 'c']);
  });
});

describe('the personal code', () => {
  it.each([
    [[0, 0, 0, 0, 1], '00000001'],
    [[255, 255, 255, 255, 255], 'ZZZZZZZZ'],
    [[0, 0, 0, 4, 0], '00000100'],
  ])('of %p is %s', (bytes, code) => {
    expect(referralCode(bytes)).toBe(code);
  });

  it.each([
    [' 7kd0-m2pq ', '7KD0M2PQ'],
    ['7KDOM2PQ', '7KD0M2PQ'],
    ['ilo00000', '11000000'],
    ['7KD0M2P', null],
    ['7KD0M2PQQ', null],
    ['7KD0M2PU', null],
    ['', null],
  ])('typed as %p is %p', (typed, code) => {
    expect(parseReferralCode(typed)).toBe(code);
  });

  it('travels in a scene of its own, beside a store’s code or without', () => {
    expect(referralScene('7KD0M2PQ')).toBe('r=7KD0M2PQ');
    expect(['r=7KD0M2PQ', 's=W1P&r=7KD0M2PQ', 's=W1P', 'r=7'].map(parseReferralScene)).toEqual([
      '7KD0M2PQ',
      '7KD0M2PQ',
      null,
      null,
    ]);
    expect(parseScene('r=7KD0M2PQ')).toBeNull();
    expect(() => referralScene('7kd0m2pq')).toThrow(RangeError);
  });

  it('any five bytes make a code that is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
        const code = referralCode([...bytes]);
        expect(parseReferralScene(referralScene(code))).toBe(code);
      }),
    );
    expect(() => referralCode([1, 2, 3, 4])).toThrow(RangeError);
    expect(() => referralCode([1, 2, 3, 4, 256])).toThrow(RangeError);
  });
});
