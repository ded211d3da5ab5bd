import type { Id, OrderResponse, QuoteOrderResponse } from '@tianpu/shared/api';
import fc from 'fast-check';
import { coupon, stateOf } from '../../support/coupons-world';
import { type SignedInStaff, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, enrol, pointsOf } from '../../support/membership-world';
import { customerWithCart, NEARBY, pay, placeOrder } from '../../support/orders-world';
import { askRefund, type RefundShop, refundShop } from '../../support/refunds-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(240_000);

/** What somebody buys, and which pieces come back when: a number picks one of the pieces that are left. */
const stories = fc.record({
  cakes: fc.integer({ min: 0, max: 3 }),
  rolls: fc.integer({ min: 1, max: 4 }),
  points: fc.integer({ min: 0, max: 3_000 }),
  couponFen: fc.integer({ min: 0, max: 6_000 }),
  delivered: fc.boolean(),
  picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  driveAt: fc.nat({ max: 7 }),
});

describe('random orders and random refunds against the real books', () => {
  let app: TestApp;
  let shop: RefundShop;
  let manager: SignedInStaff;

  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    shop = await refundShop(app);
    manager = await staffAtWork(app, { role: 'owner', storeIds: [shop.storeId] });
  });
  afterAll(() => app.close());

  it('R3: whatever comes back in whatever order, the sums are what was paid: cash, points and the coupon', async () => {
    const check = async (story: typeof stories extends fc.Arbitrary<infer T> ? T : never) => {
      const { lin, order, couponId } = await bought(story);
      const total = { cashFen: 0, points: 0 };
      const left = new Map<Id, number>(order.lines.map(({ id, quantity }) => [id, quantity]));
      let isDriveBack = (order.delivery?.feeFen ?? 0) === 0;
      for (let step = 0; [...left.values()].some((pieces) => pieces > 0) || !isDriveBack; step += 1) {
        const open = [...left].filter(([, pieces]) => pieces > 0);
        const [lineId, pieces] = open[(story.picks[step] ?? 0) % Math.max(1, open.length)] ?? ['', 0];
        const quantity = pieces === 0 ? 0 : 1 + ((story.picks[step + 1] ?? 0) % pieces);
        const withDelivery = !isDriveBack && (open.length === 0 || step === story.driveAt);
        const wish = quantity === 0 ? [] : [[lineId, quantity] as const];
        const answer = await askRefund(app, manager, order.id, wish, { withDelivery });
        if (answer.status !== 201) throw new Error(JSON.stringify([answer.body, story, step]));
        const { refund } = answer.body;
        expect(Math.min(refund.cashFen, refund.points, refund.clawedBackPoints)).toBeGreaterThanOrEqual(0);
        total.cashFen += refund.cashFen;
        total.points += refund.points;
        left.set(lineId, pieces - quantity);
        isDriveBack ||= withDelivery;
      }
      expect(total).toEqual({ cashFen: order.payableFen, points: order.pointsUsed });
      expect((await pointsOf(app, lin)).available).toBe(story.points);
      expect(await stateOf(app, couponId)).toBe(usesCoupon(order) ? 'returned' : 'issued');
      await app.dispatch();
      await expectInvariants(app.db);
    };
    await fc.assert(fc.asyncProperty(stories, check), { numRuns: 25, endOnFailure: true, seed: 20260105 });
  });

  const usesCoupon = (order: OrderResponse) => order.adjustments.some(({ label }) => label === '立减券');

  async function bought(story: {
    cakes: number;
    rolls: number;
    points: number;
    couponFen: number;
    delivered: boolean;
  }) {
    const { storeId, cake, roll } = shop;
    const pieces = (
      [
        [cake, story.cakes],
        [roll, story.rolls],
      ] as const
    ).filter(([, quantity]) => quantity > 0);
    const lin = await customerWithCart(app, storeId, pieces);
    await enrol(app, lin);
    if (story.points > 0) await buy(app, lin.id, { goodsCashFen: 100, pointsToEarn: story.points });
    const benefit = { kind: 'amount_off', thresholdFen: 0, amountFen: Math.max(1, story.couponFen) } as const;
    const couponId = await coupon(app, lin, { label: '立减券', benefit });
    const mode = story.delivered ? 'delivery' : 'pickup';
    const place = story.delivered ? { latitude: NEARBY.latitude, longitude: NEARBY.longitude } : {};
    const ask = { mode, storeId, usePoints: true, ...place };
    const { quote } = (await app.http.post<QuoteOrderResponse>('/checkout/quote', ask, { token: lin.token }))
      .body;
    const wish = { usePoints: true, expectedPayableFen: quote.payableFen, fulfilment: { mode } as const };
    const { order } = await placeOrder(app, lin, wish);
    if (order.status === 'pending_payment') await pay(app, order);
    await app.dispatch();
    return { lin, order, couponId };
  }
});
