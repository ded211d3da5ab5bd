import { join } from 'node:path';
import { type DemoApp, startDemoApp } from '../journeys/support/demo-app';
import type { PhoneWorld } from './harness/fake-wx';
import { WeappPhone } from './harness/phone';

const dist = process.env.WEAPP_DIST ?? join(__dirname, '../../miniapp/dist/weapp');

describe('the mini-program as WeChat runs it', () => {
  let app: DemoApp;
  const phones: WeappPhone[] = [];
  beforeAll(async () => {
    app = await startDemoApp();
  }, 60_000);
  afterAll(async () => {
    for (const phone of phones) phone.close();
    await app.close();
  });

  const worldOf = (device: string, changes: Partial<PhoneWorld> = {}): PhoneWorld => ({
    apiUrl: app.url,
    simulatorUrl: app.simulator.baseUrl,
    device,
    payment: 'ok',
    scanned: null,
    allowsLocation: null,
    acceptsPrivacy: true,
    now: () => app.clock.now(),
    ...changes,
  });

  const launch = async (world: PhoneWorld, path = 'pages/home/index', query: Record<string, string> = {}) => {
    const phone = await WeappPhone.launch(dist, world, path, query);
    phones.push(phone);
    return phone;
  };

  test('Lin scans the code in the store, orders her first cake, pays and shows her pickup code', async () => {
    const phone = await launch(worldOf('lin'), 'pages/home/index', { scene: 'WLP1' });
    await phone.sees('武林店');
    await phone.tap('订蛋糕');
    await phone.isAt('pages/menu/index');
    await phone.tap('草莓云朵奶油蛋糕');
    await phone.sees('最早今天 14:00 可取');
    await phone.tap('立即预订');
    await phone.isAt('checkout/checkout/index');
    await phone.sees('14:00');
    await phone.sees('合计¥198.00');
    await phone.tap('同意预订与退改规则');
    await phone.tap('提交并微信支付');
    await phone.isAt('pay-result/index');
    await phone.sees('付好了，等我们做');
    await phone.sees('取货码');
    await phone.tap('查看订单');
    await phone.isAt('order/detail/index');
    await phone.sees('订单已收到');
    expect(phone.screen).toMatch(/取货码\d{4}/);
    expect(phone.errors).toEqual([]);
  }, 60_000);

  test('she closes WeChat’s payment sheet: the order waits for her and says until when', async () => {
    const phone = await launch(worldOf('mei', { payment: 'cancel' }), 'pages/menu/index');
    await phone.tap('草莓云朵奶油蛋糕');
    await phone.tap('立即预订');
    await phone.sees('合计¥198.00');
    await phone.tap('同意预订与退改规则');
    await phone.tap('提交并微信支付');
    await phone.isAt('pay-result/index');
    await phone.sees('继续支付');
    await phone.sees('10:15');
    expect(phone.errors).toEqual([]);
  }, 60_000);

  test('her cart is on her other phone too', async () => {
    // WeChat knows that both devices are hers.
    for (const device of ['an', 'an-tablet']) {
      await fetch(`${app.simulator.baseUrl}/h5/login?device=${device}&as=An`);
    }
    const first = await launch(worldOf('an'), 'pages/menu/index');
    await first.tap('原味巴斯克');
    await first.tap('加入购物车');
    await first.sees('已加入购物车');
    const second = await launch(worldOf('an-tablet'), 'pages/menu/index');
    await second.sees('去结算');
  }, 60_000);

  test('without a network the app says so and offers to try again', async () => {
    const phone = await launch(worldOf('far', { apiUrl: 'http://127.0.0.1:9' }), 'pages/menu/index');
    await phone.sees('再试', 15);
  }, 60_000);
});
