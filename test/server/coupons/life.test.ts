import type { Id } from '@tianpu/shared/api';
import { Coupons } from '../../../server/src/coupons';
import { Ids, row, type Tx, UnitOfWork } from '../../../server/src/platform';
import { bookOf, coupon, lifeOf, outcomesOf, stateOf, tally } from '../../support/coupons-world';
import { signIn } from '../../support/identity-world';
import { count } from '../../support/orders-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const DAY = 86_400_000;
jest.setTimeout(60_000);

// Orders are stood in for by ids here: what orders and coupons hold together is in test/server/orders/benefits.
describe('the life of a coupon', () => {
  let app: TestApp;
  let lin: { id: Id; token: string };

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    lin = await signIn(app, app.get(Ids).next());
  });
  afterAll(() => app.close());

  const inTx = <T>(work: (coupons: Coupons, tx: Tx) => Promise<T>) =>
    app.get(UnitOfWork).run((tx) => work(app.get(Coupons), tx));
  const anOrder = () => app.get(Ids).next();
  const freeze = (couponId: Id, orderId: Id = anOrder(), customerId: Id = lin.id) =>
    inTx((coupons, tx) => coupons.freeze(tx, { customerId, couponId, orderId }));

  it('C4: one coupon wanted by fifty orders at once is held by one, the others read that it is in use', async () => {
    const couponId = await coupon(app, lin);
    const outcomes = await outcomesOf(Array.from({ length: 50 }, () => freeze(couponId)));
    expect(tally(outcomes)).toEqual({ done: 1, 'coupon.in_use': 49 });
    expect(await lifeOf(app, couponId)).toEqual(['issued', 'frozen']);
  });

  it('C4, the control: looking at the state first and writing afterwards gives it to several orders', async () => {
    const couponId = await coupon(app, lin);
    let held = 0;
    const naively = () =>
      app.get(UnitOfWork).run(async (tx: Tx) => {
        const found = await row<{ state: string }>(tx, 'SELECT state FROM coupons WHERE id = ?', [couponId]);
        if (found?.state !== 'issued') return;
        await tx.query(`UPDATE coupons SET state = 'frozen', order_id = ? WHERE id = ?`, [
          anOrder(),
          couponId,
        ]);
        held += 1;
      });
    await Promise.all(Array.from({ length: 50 }, naively));
    expect(held).toBeGreaterThan(1);
  });

  it('paying uses it and closing gives it back, once each, whoever is first of twenty', async () => {
    const couponId = await coupon(app, lin);
    const orderId = anOrder();
    await freeze(couponId, orderId);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        inTx((coupons, tx) => (index % 2 === 0 ? coupons.redeem(tx, orderId) : coupons.release(tx, orderId))),
      ),
    );
    const life = await lifeOf(app, couponId);
    expect([
      ['issued', 'frozen', 'redeemed'],
      ['issued', 'frozen', 'returned'],
    ]).toContainEqual(life);
    expect(await count(app, `events WHERE aggregate_id = '${couponId}' AND name <> 'coupon.issued'`)).toBe(1);
  });

  it('a coupon that came back can be used again, and remembers that it came back', async () => {
    const couponId = await coupon(app, lin);
    const first = anOrder();
    await freeze(couponId, first);
    await inTx((coupons, tx) => coupons.release(tx, first));
    await freeze(couponId);
    expect(await lifeOf(app, couponId)).toEqual(['issued', 'frozen', 'returned', 'frozen']);
  });

  it('somebody else’s coupon does not exist', async () => {
    const couponId = await coupon(app, lin);
    const stranger = await signIn(app, 'stranger');
    expect(await outcomesOf([freeze(couponId, anOrder(), stranger.id)])).toEqual(['coupon.not_found']);
    expect(await stateOf(app, couponId)).toBe('issued');
  });

  it('R12: refunded in full it returns with three days at least; one that is over stays used', async () => {
    const couponId = await coupon(app, lin, { validity: { by: 'days', days: 1 } });
    const orderId = anOrder();
    await freeze(couponId, orderId);
    await inTx((coupons, tx) => coupons.redeem(tx, orderId));
    expect(await inTx((coupons, tx) => coupons.returnOnFullRefund(tx, orderId))).toBe('returned');
    expect(await bookOf(app, couponId)).toEqual({
      state: 'returned',
      orderId: null,
      validTo: new Date('2026-01-08T16:00:00.000Z'),
    });
    expect(await inTx((coupons, tx) => coupons.returnOnFullRefund(tx, orderId))).toBe('none');

    const later = anOrder();
    await freeze(couponId, later);
    await inTx((coupons, tx) => coupons.redeem(tx, later));
    await app.clock.advance(10 * DAY);
    expect(await inTx((coupons, tx) => coupons.returnOnFullRefund(tx, later))).toBe('expired');
    expect(await stateOf(app, couponId)).toBe('redeemed');
  });

  it('C7: a coupon frozen before midnight is not taken away; given back after it, the next run ends it', async () => {
    const couponId = await coupon(app, lin, { validity: { by: 'days', days: 1 } });
    const orderId = anOrder();
    await freeze(couponId, orderId);
    await app.clock.advance(3 * DAY);
    await app.runJob('coupons.expire');
    expect(await stateOf(app, couponId)).toBe('frozen');

    await inTx((coupons, tx) => coupons.release(tx, orderId));
    expect(await outcomesOf([freeze(couponId)])).toEqual(['coupon.ended']);
    await app.runJob('coupons.expire');
    expect(await lifeOf(app, couponId)).toEqual(['issued', 'frozen', 'returned', 'expired']);
  });

  it('a coupon that is over within three days is spoken of once', async () => {
    const couponId = await coupon(app, lin, { validity: { by: 'days', days: 5 } });
    const reminders = () =>
      count(app, `events WHERE aggregate_id = '${couponId}' AND name = 'coupon.ending_soon'`);
    await app.runJob('coupons.remind');
    expect(await reminders()).toBe(0);
    await app.clock.advance(3 * DAY);
    await Promise.all([app.runJob('coupons.remind'), app.runJob('coupons.remind')]);
    await app.runJob('coupons.remind');
    expect(await reminders()).toBe(1);
  });
});
