import { couponsInvariants } from '../../../server/src/coupons';
import { CouponBatches } from '../../../server/src/coupons/coupon-batches';
import { invariants } from '../../../server/src/invariants';
import { orderBenefitsInvariants } from '../../../server/src/orders';
import { brokenInvariants, UnitOfWork } from '../../../server/src/platform';
import { template } from '../../support/coupons-world';
import { staffAtWork } from '../../support/identity-world';
import { paidExample, refundOrder, refundShop } from '../../support/refunds-world';
import { blindOnes, brokenAfter } from '../../support/sabotage';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const shop = await refundShop(app);
  const manager = await staffAtWork(app, { role: 'manager', storeIds: [shop.storeId] });
  const { order, a } = await paidExample(app, shop);
  await refundOrder(app, manager, order.id, [[a, 1]]);
  const { id: templateId } = await template(app, { channels: ['paper'] });
  const actor = { kind: 'staff', id: manager.id, role: 'manager', storeIds: [shop.storeId] } as const;
  const batch = { templateId, kind: 'paper', name: '备用', size: 2 } as const;
  await app.get(UnitOfWork).run((tx) => app.get(CouponBatches).make(tx, actor, batch));
  await app.dispatch();
  await app.runJob('platform.seal-audit');
});
afterAll(() => app.close());

/** One way to break each; the words say which one must notice. */
const sabotages: [promise: string, statements: string[]][] = [
  ['issued as many coupons as there are', ['UPDATE coupon_templates SET issued = issued + 1']],
  ['more coupons of a template than one person', ['UPDATE coupon_counters SET issued = issued + 1']],
  [
    'history of a coupon has no gap',
    ["UPDATE coupon_changes SET to_state = 'void' WHERE to_state = 'redeemed'"],
  ],
  [
    'a printed coupon is used exactly when its code is',
    ["UPDATE coupon_codes SET state = 'used' WHERE serial = 1"],
  ],
  [
    'a frozen coupon is held by exactly one',
    ["UPDATE coupons SET state = 'frozen' WHERE state = 'redeemed'"],
  ],
  [
    'stands with a coupon still has it',
    ["UPDATE coupons SET state = 'issued', order_id = NULL WHERE state = 'redeemed'"],
  ],
  ['those its adjustments speak of', ['UPDATE orders SET points_used = points_used + 1']],
  ['those its adjustments speak of', ['UPDATE orders SET coupon_id = NULL']],
  ['no line gives back more', ['UPDATE order_refund_lines SET quantity = quantity + 1']],
  ['no line gives back more', ['UPDATE order_refund_lines SET cash_fen = cash_fen - 1']],
  ['give back no more than it took', ['UPDATE order_refunds SET is_complete = 1']],
  ['give back no more than it took', ['UPDATE payments SET refund_fen = refund_fen + 1']],
  ['sum of its lines and the drive', ['UPDATE order_refunds SET cash_fen = cash_fen + 1']],
];

describe('the invariants of coupons and of what orders give back', () => {
  it('hold after an order with coupon and points, a partial refund and a batch of paper', async () => {
    expect(await brokenInvariants(app.db, invariants)).toEqual([]);
  });

  it.each(sabotages)('notice it when “%s” does not hold', async (promise, statements) => {
    const noticed = (await brokenAfter(app, invariants, statements)).map((each) => each.holds);
    expect(noticed).toContainEqual(expect.stringContaining(promise));
  });

  it('are each broken once above: none of them is blind', () => {
    expect(blindOnes([...couponsInvariants, ...orderBenefitsInvariants], sabotages)).toEqual([]);
  });
});
