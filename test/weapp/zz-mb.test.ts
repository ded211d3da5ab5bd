import { type DemoApp, startDemoApp } from '../journeys/support/demo-app';
import { WeappPhone } from './harness/phone';

const dist = '/tmp/mb/weapp';
let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60000);
afterAll(() => app.close());
test('weapp checkout to pickup', async () => {
  const world = {
    apiUrl: app.url,
    simulatorUrl: app.simulator.baseUrl,
    device: 'lin',
    payment: 'cancel' as 'ok' | 'cancel',
    scanned: null as string | null,
    allowsLocation: null,
    acceptsPrivacy: true,
    now: app.clock.now,
  };
  const phone = await WeappPhone.launch(dist, world, 'pages/home/index', { scene: 'WLP1' });
  const say = (n: string) =>
    process.stderr.write(`\n== ${n} [${phone.route}]\n${phone.screen}\n${phone.errors.join('\n')}\n`);
  await phone.sees('武林店');
  const go = async (r: string) => {
    await (phone as unknown as { reopen(u: string): Promise<void> }).reopen(r);
    await new Promise((f) => setTimeout(f, 1500));
  };
  await go('/pages/menu/index');
  say('menu');
  await phone.tap('草莓云朵奶油蛋糕');
  await new Promise((f) => setTimeout(f, 800));
  await phone.tap('加入购物车');
  await new Promise((f) => setTimeout(f, 800));
  say('added');
  await go('/subpackages/checkout/checkout/index');
  say('checkout');
  await phone.tap('同意预订与退改规则');
  await phone.type('蜡烛几岁', '少糖');
  await phone.tap('提交并微信支付');
  await new Promise((f) => setTimeout(f, 2500));
  say('unpaid');
  world.payment = 'ok';
  await phone.tap('继续支付');
  await new Promise((f) => setTimeout(f, 3500));
  say('paid');
  await phone.tap('查看订单');
  await new Promise((f) => setTimeout(f, 1500));
  say('order');
  const code = /取货码\s*(\d{4})/.exec(phone.screen)?.[1] ?? '';
  await go('/pages/orders/index');
  say('orders');
  await go('/pages/me/index');
  say('me');
  const p = app.staff.find((s) => s.login === 'wulin');
  if (!p) throw new Error('x');
  await go('/subpackages/staff/sign-in/index');
  say('signin');
  await phone.type('店长给您的账号', p.login);
  await phone.type('密码', p.password);
  await phone.tap('登录');
  await new Promise((f) => setTimeout(f, 1500));
  say('today');
  await phone.tap('开始制作');
  await new Promise((f) => setTimeout(f, 800));
  await phone.tap('做好了');
  await new Promise((f) => setTimeout(f, 800));
  say('ready');
  world.scanned = code;
  await phone.tap('扫取货码');
  await new Promise((f) => setTimeout(f, 800));
  say('verify');
  await phone.tap('扫取货码');
  await new Promise((f) => setTimeout(f, 1200));
  say('scanned');
  await phone.tap('确认交付');
  await new Promise((f) => setTimeout(f, 1200));
  say('done');
  phone.close();
}, 120000);
