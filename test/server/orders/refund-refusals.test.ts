import type { ProblemBody } from '@tianpu/shared/problems';
import { tally } from '../../support/coupons-world';
import { type SignedInStaff, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { count, customerWithCart, placeOrder } from '../../support/orders-world';
import {
  askRefund,
  paidExample,
  pickupCodeOf,
  type RefundShop,
  type RefundWish,
  refundShop,
  refundsAtWechat,
} from '../../support/refunds-world';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(90_000);

describe('refunds that are refused, and refunds at the same moment', () => {
  let app: TestApp;
  let shop: RefundShop;
  let manager: SignedInStaff;

  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    shop = await refundShop(app);
    manager = await staffAtWork(app, { role: 'manager', storeIds: [shop.storeId] });
  });
  afterEach(async () => {
    await app.dispatch();
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  it('R7: two who refund the same line fifty times at once give it back once', async () => {
    const { order, a } = await paidExample(app, shop);
    const owner = await staffAtWork(app, { role: 'owner', storeIds: [shop.storeId] });
    const tries = Array.from({ length: 50 }, (_, index) =>
      askRefund(app, index % 2 === 0 ? manager : owner, order.id, [[a, 1]]),
    );
    const answers = await Promise.all(tries);
    expect(tally(answers.map(({ status, body }) => body.code ?? String(status)))).toEqual({
      '201': 1,
      'refund.exceeds_rest': 49,
    });
    expect(await count(app, `refunds WHERE order_id = '${order.id}'`)).toBe(1);
  });

  it('R8: senseless, strange, too many and too late refunds are refused, and WeChat is not called', async () => {
    const { lin, order, a, b } = await paidExample(app, shop);
    const refusal = async (
      wish: RefundWish,
      more: object = {},
      orderId = order.id,
      who = { token: manager.token },
    ) => {
      const { status, body } = await askRefund(app, who, orderId, wish, more);
      return `${status} ${body.code}`;
    };
    expect(await refusal([[a, 2]])).toBe('409 refund.exceeds_rest');
    expect(await refusal([[a, 0]])).toBe('400 request.invalid');
    expect(await refusal([[a, -1]])).toBe('400 request.invalid');
    expect(await refusal([[a, 0.1]])).toBe('400 request.invalid');
    expect(await refusal([])).toBe('400 refund.nothing_chosen');
    expect(await refusal([[a, 1]], { reason: ' ' })).toBe('400 request.invalid');
    expect(await refusal([[a, 1]], { cashFen: 29_400 })).toBe('400 request.invalid');

    const unpaid = await customerWithCart(app, shop.storeId, [[shop.cake, 1]]);
    const { order: open } = await placeOrder(app, unpaid);
    const foreignLine = open.lines[0]?.id ?? '';
    expect(await refusal([[foreignLine, 1]], {}, open.id)).toBe('409 refund.not_paid');
    expect(await refusal([[foreignLine, 1]])).toBe('409 refund.exceeds_rest');

    const elsewhere = await openStore(app, 'xixi');
    const stranger = await staffAtWork(app, { role: 'manager', storeIds: [elsewhere] });
    expect(await refusal([[a, 1]], {}, order.id, stranger)).toBe('404 order.not_found');
    const counter = await staffAtWork(app, { role: 'counter', storeIds: [shop.storeId] });
    expect(await refusal([[a, 1]], {}, order.id, counter)).toBe('403 session.forbidden');
    expect(await refusal([[a, 1]], {}, order.id, lin)).toMatch(/^40[13] session/);

    await app.db.query('UPDATE orders SET paid_at = paid_at - INTERVAL 366 DAY WHERE id = ?', [order.id]);
    expect(await refusal([[b, 1]])).toBe('409 refund.too_late');
    await app.runJob('payments.send-refunds');
    expect(refundsAtWechat(app, order)).toEqual([]);
  });

  it('R8: the fifty-first partial refund of one order is refused', async () => {
    const lin = await customerWithCart(app, shop.storeId, [[shop.roll, 50]]);
    const more = { storeId: shop.storeId, skuId: shop.cake, quantity: 1 };
    await app.http.post('/cart/lines', more, { token: lin.token });
    const { order } = await placeOrder(app, lin);
    await app.simulator.pay({ outTradeNo: order.orderNumber });
    await app.simulator.clock.idle();
    const line = (skuId: string) => order.lines.find((each) => each.skuId === skuId)?.id ?? '';
    for (let refund = 1; refund <= 50; refund += 1) {
      const { status } = await askRefund(app, manager, order.id, [[line(shop.roll), 1]]);
      expect([refund, status]).toEqual([refund, 201]);
    }
    const answer = await askRefund(app, manager, order.id, [[line(shop.cake), 1]]);
    expect(answer.body).toMatchObject({ code: 'refund.too_many', params: { limit: 50 } });
  });

  it('R1: handing over and refunding at once: nobody hands over what is on its way back', async () => {
    const outcomes: string[] = [];
    for (let trial = 0; trial < 10; trial += 1) {
      const { order, a, b } = await paidExample(app, shop);
      await app.http.post(`/staff/orders/${order.id}/moves`, { to: 'ready' }, { token: manager.token });
      const body = { storeId: shop.storeId, code: await pickupCodeOf(app, order.id) };
      const everything = [
        [a, 1],
        [b, 2],
      ] as const;
      const [handed, back] = await Promise.all([
        app.http.post<ProblemBody>('/staff/pickups', body, { token: manager.token }),
        askRefund(app, manager, order.id, everything),
      ]);
      outcomes.push(`${handed.status} ${back.status}`);
    }
    // Handed over first, the refund is after-sales and goes through; refunded first, the code is refused.
    expect(outcomes.filter((outcome) => outcome !== '200 201' && outcome !== '409 201')).toEqual([]);
  });
});
