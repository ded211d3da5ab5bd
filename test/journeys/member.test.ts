import { signIn } from '../support/identity-world';
import { orderOf } from '../support/orders-world';
import { type DemoApp, startDemoApp } from './support/demo-app';
import {
  buyForSilver,
  completeOrder,
  newestOrder,
  openOffers,
  refundAll,
  requiredNotices,
} from './support/member-story';
import { Phone } from './support/phone';
import { payOnTheSheet, submit } from './support/steps';

/** The name under which WeChat's stand-in knows this phone. */
const deviceOf = async (phone: Phone): Promise<string> => {
  const kept = await phone.page.evaluate<string | null>("localStorage.getItem('tianpu.device')");
  const { data } = JSON.parse(kept ?? '{}') as { data?: string };
  if (!data) throw new Error(`no device is kept: ${kept}`);
  return data;
};

/** The cake lies in the cart, and the cart is open and says so. */
async function putCakeInCart(phone: Phone, cartSays: string): Promise<void> {
  await phone.tap('点单');
  await phone.tap('草莓云朵奶油蛋糕');
  await phone.tap('加入购物车');
  await phone.sees('已加入购物车');
  await phone.tap('购物车，1 件');
  await phone.sees(cartSays);
}

describe('Lin becomes a member and is better off for it', () => {
  let app: DemoApp;
  beforeAll(async () => {
    app = await startDemoApp();
    await openOffers(app);
  }, 60_000);
  afterAll(async () => {
    await Phone.closeAll();
    await app.close();
  });

  test('she joins, saves on her first order, earns points, reaches silver, pays with points and gets all of it back', async () => {
    const lin = await Phone.open(app, '/pages/home/index', { scene: 'WLP1' });
    await lin.sees('武林店');
    const device = await deviceOf(lin);
    const asLin = () => signIn(app, device);

    await lin.goTo('/subpackages/member/join/index');
    for (const title of await requiredNotices(app, await asLin())) await lin.tap(`同意${title}`);
    await lin.tap('同意并加入');
    await lin.sees('欢迎加入');
    await lin.sees('去兑换');
    await lin.picture('member-joined');

    // First order: 9 折 on 198.00, and the cart says how little is missing to the reduction.
    await putCakeInCart(lin, '优惠怎么来的');
    await lin.sees('首单 9 折');
    await lin.picture('member-cart');
    await lin.tap('去结算');
    await lin.sees('合计');
    await lin.sees('−¥19.80');
    await lin.sees('付款后预计得 178 积分');
    await lin.sees('积分抵现');
    await lin.picture('member-first-checkout');
    await submit(lin);
    await payOnTheSheet(lin);
    const firstId = await newestOrder(app, await asLin());
    const first = await orderOf(app, await asLin(), firstId);
    expect(first).toMatchObject({ payableFen: 17_820, pointsToEarn: 178 });

    await completeOrder(app, await asLin(), firstId);
    await buyForSilver(app, device, first);

    const away = app.clock.now().getTime() - (await lin.page.evaluate(() => Date.now()));
    await lin.page.clock.fastForward(Math.max(0, away));
    await lin.goTo('/pages/member/index');
    await lin.page.reload();
    await lin.sees('银卡');
    await lin.picture('member-silver');

    // Silver, with points to spend: the switch says how many, for how much and what is left.
    await putCakeInCart(lin, '再买 ¥2 可减 ¥20');
    await lin.picture('member-cart-silver');
    await lin.tap('去结算');
    await lin.sees('合计');
    await lin.sees('积分抵 ¥');
    await lin.page.locator('.taro-switch, taro-switch-core').filter({ visible: true }).first().click();
    await lin.sees('积分抵扣');
    await lin.picture('member-points-checkout');
    await submit(lin);
    await payOnTheSheet(lin);
    const secondId = await newestOrder(app, await asLin());
    const second = await orderOf(app, await asLin(), secondId);
    expect(second.pointsUsed).toBeGreaterThan(400);

    await refundAll(app, second);
    await lin.goTo('/subpackages/order/detail/index', { orderId: secondId });
    await lin.page.reload();
    await lin.sees(`退回 ${second.pointsUsed.toLocaleString('en-US')} 积分`);
    await lin.sees('已退回');
    await lin.picture('member-refund');
    const after = await orderOf(app, await asLin(), secondId);
    expect(after.refund).toMatchObject({ amountFen: second.payableFen, status: 'succeeded' });
    expect(lin.troubles).toEqual([]);
  }, 120_000);
});
