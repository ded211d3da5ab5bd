import { join } from 'node:path';
import { type DemoApp, startDemoApp } from '../journeys/support/demo-app';
import {
  buyForSilver,
  completeOrder,
  newestOrder,
  openOffers,
  refundAll,
  requiredNotices,
} from '../journeys/support/member-story';
import { signIn } from '../support/identity-world';
import { orderOf } from '../support/orders-world';
import { WeappPhone } from './harness/phone';

const dist = process.env.WEAPP_DIST ?? join(__dirname, '../../miniapp/dist/weapp');
const DEVICE = 'lin-member';

describe('membership in the mini-program as WeChat runs it', () => {
  let app: DemoApp;
  const phones: WeappPhone[] = [];
  beforeAll(async () => {
    app = await startDemoApp();
    await openOffers(app);
  }, 60_000);
  afterAll(async () => {
    for (const phone of phones) phone.close();
    await app.close();
  });

  const launch = async (path: string, query: Record<string, string> = {}) => {
    const world = {
      apiUrl: app.url,
      simulatorUrl: app.simulator.baseUrl,
      device: DEVICE,
      payment: 'ok',
      scanned: null,
      allowsLocation: null,
      acceptsPrivacy: true,
      now: () => app.clock.now(),
    } as const;
    const phone = await WeappPhone.launch(dist, world, path, query);
    phones.push(phone);
    return phone;
  };
  const asLin = () => signIn(app, DEVICE);

  test('she joins, saves on her first order, reaches silver, pays with points and gets all of it back', async () => {
    const joining = await launch('subpackages/member/join/index');
    await joining.sees('同意并加入');
    for (const title of await requiredNotices(app, await asLin())) await joining.tap(`同意${title}`);
    await joining.tap('同意并加入');
    await joining.isAt('pages/member/index');
    await joining.sees('去兑换');
    expect(joining.errors).toEqual([]);

    const first = await launch('pages/menu/index');
    await first.tap('草莓云朵奶油蛋糕');
    await first.tap('立即预订');
    await first.isAt('checkout/checkout/index');
    await first.sees('合计¥178.20');
    await first.sees('首单 9 折');
    await first.sees('付款后预计得 178 积分');
    await first.tap('同意预订与退改规则');
    await first.tap('提交并微信支付');
    await first.isAt('pay-result/index');
    await first.sees('付好了');
    expect(first.errors).toEqual([]);
    const firstId = await newestOrder(app, await asLin());
    const firstOrder = await orderOf(app, await asLin(), firstId);
    await completeOrder(app, await asLin(), firstId);
    await buyForSilver(app, DEVICE, firstOrder);

    const member = await launch('pages/member/index');
    await member.sees('银卡');
    expect(member.errors).toEqual([]);

    const again = await launch('pages/menu/index');
    await again.tap('草莓云朵奶油蛋糕');
    await again.tap('立即预订');
    await again.isAt('checkout/checkout/index');
    await again.sees('合计¥198.00');
    await again.sees('积分抵 ¥');
    await again.flip('用积分抵现', true);
    await again.sees('积分抵扣');
    await again.tap('同意预订与退改规则');
    await again.tap('提交并微信支付');
    await again.isAt('pay-result/index');
    await again.sees('付好了');
    expect(again.errors).toEqual([]);

    const secondId = await newestOrder(app, await asLin());
    const second = await orderOf(app, await asLin(), secondId);
    expect(second.pointsUsed).toBeGreaterThan(400);
    await refundAll(app, second);
    const detail = await launch('subpackages/order/detail/index', { orderId: secondId });
    await detail.sees(`退回 ${second.pointsUsed.toLocaleString('en-US')} 积分`);
    await detail.sees('已退回');
    expect(detail.errors).toEqual([]);
  }, 60_000);
});
