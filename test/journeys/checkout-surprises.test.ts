import { CatalogStore } from '../../server/src/catalog';
import { UnitOfWork } from '../../server/src/platform';
import { type DemoApp, startDemoApp } from './support/demo-app';
import { Phone } from './support/phone';
import { bringCakeToCheckout, payOnTheSheet, submit } from './support/steps';

const MINUTE = 60_000;

describe('what can happen between the cart and the cake', () => {
  let app: DemoApp;
  beforeEach(async () => {
    app = await startDemoApp();
  }, 60_000);
  afterEach(async () => {
    await Phone.closeAll();
    await app.close();
  });

  /** Places left in the slot at two o'clock, the first one she is offered. */
  const remainingAtTwo = async (): Promise<number> => {
    const [slot] = await app.db.query(
      'SELECT capacity - reserved AS remaining FROM pickup_slots ORDER BY starts_at LIMIT 1',
    );
    return Number(slot.remaining);
  };

  test('an order that is not paid closes after fifteen minutes, and its place is free again', async () => {
    const lin = await bringCakeToCheckout(app);
    await submit(lin);
    await lin.sees('立即支付');
    await lin.tap('取消');
    await lin.sees('继续支付');
    await lin.sees('请在 10:15 前付款');
    await lin.picture('unpaid');
    expect(await remainingAtTwo()).toBe(7);

    await app.clock.advance(16 * MINUTE);
    await app.runJob('orders.close-unpaid');
    await lin.page.clock.fastForward(16 * MINUTE);
    await lin.page.reload();
    await lin.sees('没有在时间内付款');
    await lin.picture('closed');
    expect(await remainingAtTwo()).toBe(8);
    expect(lin.troubles).toEqual([]);
  }, 120_000);

  test('two people want the last place of a slot: one has it, the other takes the next', async () => {
    await app.db.query(`UPDATE stores SET slot_rule = JSON_SET(slot_rule, '$.capacity.pickup', 1)`);
    const lin = await bringCakeToCheckout(app);
    const mei = await bringCakeToCheckout(app);
    await submit(lin);
    await lin.sees('立即支付');
    await submit(mei);
    await mei.sees('已满');
    await mei.picture('slot-sold-out');
    await mei.tap('14:30，余 1 单');
    await mei.tap('提交并微信支付');
    await payOnTheSheet(lin);
    await payOnTheSheet(mei);
    await lin.sees('14:00–14:30');
    await mei.sees('14:30–15:00');
  }, 120_000);

  test('the price changed while she looked: she sees the new one and decides', async () => {
    const lin = await bringCakeToCheckout(app);
    const [cake] = await app.db.query(
      `SELECT s.id FROM skus s JOIN products p ON p.id = s.product_id
       WHERE p.name = '草莓云朵奶油蛋糕' AND s.list_price_fen = 19800`,
    );
    await app
      .get(UnitOfWork)
      .run((tx) => app.get(CatalogStore).changePrice(tx, cake.id, 20_800, 'staff:test'));
    await submit(lin);
    await lin.sees('价格有变动');
    await lin.picture('price-changed');
    await lin.tap('按新价格提交');
    await lin.sees('立即支付');
    await lin.sees('208.00');
    await payOnTheSheet(lin);
  }, 120_000);

  test('the payment notification is lost: the poller asks WeChat, and the order is paid all the same', async () => {
    app.simulator.set({ notifications: { drop: true } });
    const lin = await bringCakeToCheckout(app);
    await submit(lin);
    await lin.sees('立即支付');
    // She pays and closes the page at once: nobody comes back to ask.
    await lin.page.route('**/pay-result/**', (route) => route.abort());
    await lin.page.route('**/api/**', (route) => route.abort());
    await lin.tap('立即支付');
    await lin.page.waitForURL('**/pay-result/**').catch(() => undefined);
    const statusOf = async () => (await app.db.query('SELECT status FROM orders'))[0].status;
    expect(await statusOf()).toBe('pending_payment');

    await app.clock.advance(6_000);
    await app.runJob('payments.poll');
    expect(await statusOf()).toBe('paid');
    await lin.page.unroute('**/api/**');
    await lin.goTo('/pages/orders/index');
    await lin.sees('草莓云朵奶油蛋糕');
    await lin.sees('已付款');
  }, 120_000);
});
