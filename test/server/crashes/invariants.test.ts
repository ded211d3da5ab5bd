import { fulfilmentInvariants } from '../../../server/src/fulfilment';
import { invariants } from '../../../server/src/invariants';
import { ordersInvariants } from '../../../server/src/orders';
import { paymentsInvariants } from '../../../server/src/payments';
import { brokenInvariants, platformInvariants } from '../../../server/src/platform';
import { paidOrder, unpaidOrder } from '../../support/orders-world';
import { blindOnes, brokenAfter } from '../../support/sabotage';
import { smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

let app: TestApp;
let paidId: string;
let unpaidId: string;

beforeAll(async () => {
  app = await startTestApp();
  const { storeId, cakeSkuId } = await smallShop(app);
  paidId = (await paidOrder(app, storeId, cakeSkuId)).order.id;
  unpaidId = (await unpaidOrder(app, storeId, cakeSkuId)).order.id;
  await app.dispatch();
  await app.runJob('platform.seal-audit');
});

afterAll(() => app.close());

const REFUND = `INSERT INTO refunds (id, payment_id, order_id, out_refund_no, reason, refund_fen, status, reissue, tries, requested_at)
  SELECT id, id, order_id, CONCAT('R', out_trade_no), 'duplicate_payment', 100, 'succeeded', 0, 1, opened_at
  FROM payments WHERE status = 'succeeded'`;
const REFUNDED_EVENT = (id: number) =>
  `INSERT INTO events (id, name, aggregate_id, payload, occurred_at)
   VALUES ('${String(id).padStart(26, '0')}', 'payment.refunded', 'A', '{"refundId":"R1"}', NOW(3))`;

/** One way to break each invariant; the words say which one must notice. */
const sabotages: [promise: string, statements: string[]][] = [
  ['paid state exactly when', ["UPDATE orders SET status = 'paid' WHERE status = 'pending_payment'"]],
  ['paid state exactly when', ['UPDATE payments SET amount_fen = amount_fen - 1']],
  ['came from the customer', ["UPDATE payments SET payer_is_customer = 0 WHERE status = 'succeeded'"]],
  ['received money is applied', ["UPDATE payments SET applied_order_id = NULL WHERE status = 'succeeded'"]],
  ['transaction WeChat told us', ["UPDATE payment_notifications SET transaction_id = '4200000000'"]],
  ['not given back as a late', [REFUND]],
  ['refunds of a payment are', ["UPDATE payments SET refund_fen = 1 WHERE status = 'succeeded'"]],
  ['refund is announced at most once', [REFUNDED_EVENT(1), REFUNDED_EVENT(2)]],
  [
    'day sells no more',
    [
      `INSERT INTO sku_days (store_id, sold_on, sku_id, capacity, reserved, sold)
       SELECT store_id, DATE(slot_starts_at), 'S', 9, 1, 0 FROM reservations LIMIT 1`,
    ],
  ],
  ['slot has as many places', ['UPDATE pickup_slots SET reserved = reserved + 1']],
  ['open order holds its place', ["UPDATE reservations SET state = 'reserved' WHERE state = 'settled'"]],
  [
    'paid at most once',
    [
      `INSERT INTO order_status_history (position, order_id, from_status, to_status, actor_kind, actor_id, request_id, changed_at)
       SELECT position + 1, order_id, 'paid', 'paid', 'system', 'x', 'x', changed_at
       FROM order_status_history WHERE to_status = 'paid'`,
    ],
  ],
  ['handed over at most once', ["UPDATE orders SET status = 'picked_up' WHERE status = 'paid'"]],
  ['payable is goods plus', ['UPDATE orders SET item_count = item_count + 1']],
  ['payable is goods plus', ['UPDATE order_lines SET allocated_net_fen = allocated_net_fen - 1']],
  ['every order has lines', ['DELETE FROM order_lines']],
  [
    'history of an order has no gap',
    ["UPDATE order_status_history SET from_status = 'making' WHERE to_status = 'paid'"],
  ],
  [
    'left one audit row',
    ["UPDATE audit_entries SET action = 'order.looked_at' WHERE subject = 'order' AND to_state = 'paid'"],
  ],
  ['recorded as an event, once', ["UPDATE events SET name = 'order.moved' WHERE name = 'order.paid'"]],
  [
    'no reaction is parked',
    ["UPDATE event_deliveries SET status = 'parked' WHERE subscriber = 'sources.first-order'"],
  ],
  [
    'within five minutes',
    [
      "UPDATE event_deliveries SET status = 'waiting', recorded_at = NOW(6) - INTERVAL 6 MINUTE WHERE subscriber = 'sources.first-order'",
    ],
  ],
  ['audit chain verifies', ["UPDATE audit_entries SET to_state = 'refunded' WHERE to_state = 'paid'"]],
];

describe('the invariants of the books', () => {
  it('hold after a paid and an unpaid order', async () => {
    expect(paidId).not.toBe(unpaidId);
    expect(await brokenInvariants(app.db, invariants)).toEqual([]);
  });

  it.each(sabotages)('notice it when “%s” does not hold', async (promise, statements) => {
    const noticed = (await brokenAfter(app, invariants, statements)).map((each) => each.holds);
    expect(noticed).toContainEqual(expect.stringContaining(promise));
  });

  it('are each broken once above: none of them is blind', () => {
    // Those of points and coupons are broken in tests of their own.
    const here = [...ordersInvariants, ...paymentsInvariants, ...fulfilmentInvariants, ...platformInvariants];
    expect(blindOnes(here, sabotages)).toEqual([]);
  });
});
