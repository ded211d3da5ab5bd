import { FaultPoints } from '../../../server/src/platform';
import { expectInvariants } from '../../support/invariants.sql';
import { count, customerWithCart, orderRequest, pay, sendOrder } from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(30_000);

const TOMORROW = '2026-01-06T06:00:00.000Z';
const POINTS = [
  'checkout.before-commit',
  'checkout.after-commit',
  'payment.prepay-sent',
  'payment.prepay-saved',
  'payment.before-event',
  'payment.after-notify-commit',
] as const;

describe('a server that fails at a named point', () => {
  let app: TestApp;
  let storeId: string;
  let roll: string;

  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    roll = idOf(await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }), 'roll-1');
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  it.each(POINTS)(
    'P23: at %s, loses nothing: the repeated tap gives one order, the resent notification pays it',
    async (point) => {
      const customer = await customerWithCart(app, storeId, [[roll, 1]]);
      const request = await orderRequest(app, customer, { fulfilment: { slotStartsAt: TOMORROW } });
      const tap = () => sendOrder(app, customer, request, `tap-${point.replace('.', '-')}`);
      const faults = app.get(FaultPoints);
      let reached = 0;
      faults.set(point, () => {
        reached += 1;
        if (reached === 1) throw new Error(`the server fails at ${point}`);
      });

      const first = await tap();
      await expectInvariants(app.db);
      await app.clock.advance(16_000);
      const { order } = first.status === 201 ? first.body : (await tap()).body;
      await pay(app, order);
      await app.clock.advance(60_000);

      expect(reached).toBeGreaterThan(0);
      expect(await count(app, `orders WHERE customer_id = '${customer.id}'`)).toBe(1);
      expect(await count(app, `orders WHERE id = '${order.id}' AND status = 'paid'`)).toBe(1);
      expect(Object.keys(app.simulator.state.orders)).toContain(order.orderNumber);
      faults.clear();
    },
  );
});
