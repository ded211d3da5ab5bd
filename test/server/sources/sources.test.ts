import type { VisitResponse } from '@tianpu/shared/api';
import { DomainEvents, Ids, rows, UnitOfWork } from '../../../server/src/platform';
import { SourcesReader, SourcesStore } from '../../../server/src/sources';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const DAY_MS = 86_400_000;

describe('the shop learns where its customers come from', () => {
  let app: TestApp;
  let storeId: string;
  beforeEach(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    await printCode('WLT01', 'table', '1 号桌立牌');
    await printCode('WLP1', 'poster', '橱窗海报');
  });
  afterEach(() => app.close());

  const printCode = (sceneCode: string, kind: 'table' | 'poster', label: string) =>
    app.get(UnitOfWork).run((tx) => app.get(SourcesStore).saveCode(tx, { sceneCode, kind, label, storeId }));
  const scan = ({ token }: SignedInCustomer, scene: string) =>
    app.http.post<VisitResponse>('/visits', { scene }, { token });
  const report = async () => {
    await app.dispatch();
    const codes = await app.get(SourcesReader).report(app.db);
    return Object.fromEntries(
      codes.map(({ sceneCode, visits, registrations, firstOrders }) => [
        sceneCode,
        [visits, registrations, firstOrders],
      ]),
    );
  };
  /** As orders tell it once the money has come. */
  const payFirstOrder = (customer: SignedInCustomer) =>
    app.get(UnitOfWork).run((tx) => {
      const orderId = app.get(Ids).next();
      const paidAt = app.clock.now().toISOString();
      return app.get(DomainEvents).record(tx, {
        name: 'order.paid',
        aggregateId: orderId,
        payload: {
          orderId,
          customerId: customer.id,
          storeId,
          orderNumber: 'TP00000001',
          paidFen: 19_800,
          goodsCashFen: 19_800,
          pointsToEarn: 0,
          paidAt,
        },
      });
    });

  it.each(['WLT01', 's=WLT01', 's=WLT01&t=7'])(
    'a scan of %s names the store and the place of the code',
    async (scene) => {
      const { status, body } = await scan(await signIn(app), scene);
      expect([status, body.source]).toEqual([201, { kind: 'table', label: '1 号桌立牌', storeId }]);
    },
  );

  it.each(['NOPE', '%57LT01', 'wlt01', "x' OR 1=1--", 'x'.repeat(64)])(
    '%s is no code of ours: the app goes on without one',
    async (scene) => {
      expect(await scan(await signIn(app), scene)).toMatchObject({
        status: 404,
        body: { code: 'source.unknown' },
      });
      expect(await rows(app.db, 'SELECT id FROM visits')).toEqual([]);
    },
  );

  it('counts scan, registration and first order for the code a person scanned first', async () => {
    const [anna, bob] = [await signIn(app, 'anna'), await signIn(app, 'bob')];
    await scan(anna, 'WLT01');
    await scan(anna, 'WLP1');
    await scan(bob, 'WLT01');
    await app.clock.advance(60_000);
    await payFirstOrder(anna);
    await payFirstOrder(anna);
    expect(await report()).toEqual({ WLP1: [1, 0, 0], WLT01: [2, 2, 1] });
  });

  it('does not count a regular who scans a poster for the first time months later as registered through it', async () => {
    const regular = await signIn(app, 'regular');
    await payFirstOrder(regular);
    await app.clock.advance(30 * DAY_MS);
    const again = await signIn(app, 'regular');
    await scan(again, 'WLP1');
    expect(await report()).toEqual({ WLP1: [1, 0, 0], WLT01: [0, 0, 0] });
  });

  it('keeps the earliest paid order as the first, whichever is told first', async () => {
    const anna = await signIn(app, 'anna');
    await scan(anna, 'WLT01');
    await payFirstOrder(anna);
    const firstAt = app.clock.now();
    await app.clock.advance(DAY_MS);
    await payFirstOrder(anna);
    await report();
    expect(
      await rows(app.db, 'SELECT first_order_at FROM attributions WHERE customer_id = ?', [anna.id]),
    ).toEqual([{ first_order_at: firstAt }]);
  });

  it('remembers for 24 hours which scan led to what she puts into the cart', async () => {
    const skuId = idOf(await sell(app, { key: 'cake', skus: [{ key: 'cake-6' }] }), 'cake-6');
    const anna = await signIn(app, 'anna');
    const { visitId } = (await scan(anna, 'WLT01')).body;
    const putIn = async () => {
      const { token } = await signIn(app, 'anna');
      await app.http.post('/cart/lines', { storeId, skuId, quantity: 1 }, { token });
      const added = await rows<{ payload: { visitId: string | null } }>(
        app.db,
        `SELECT payload FROM events WHERE name = 'cart.line_added' ORDER BY id`,
      );
      return added[added.length - 1]?.payload.visitId;
    };
    expect(await putIn()).toBe(visitId);
    await app.clock.advance(DAY_MS + 1);
    expect(await putIn()).toBeNull();
  });
});
