import { createSign, generateKeyPairSync } from 'node:crypto';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { http, Merchant, OPENID } from './support/merchant';
import { Receiver } from './support/receiver';

const keys = generateKeySet();
const NO = 'C202601010000001';
const RETURN_URL = 'http://127.0.0.1:8080/#/pages/order/detail/index?id=7';

let sim: Simulator;
let merchant: Merchant;
let shop: Receiver;
let prepayId: string;
beforeAll(async () => {
  shop = await Receiver.start();
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } });
  merchant = new Merchant(sim);
});
beforeEach(async () => {
  prepayId = String((await merchant.place(NO, { notify_url: shop.url })).json['prepay_id']);
});
afterEach(() => {
  sim.reset();
  shop.clear();
});
afterAll(async () => {
  await sim.close();
  await shop.close();
});

type Parameters = ReturnType<Merchant['payParameters']>;
const sheet = (change: Partial<Parameters> = {}): Parameters => ({
  ...merchant.payParameters(prepayId),
  ...change,
});
const openCashier = (parameters: Parameters, extra: Record<string, string> = {}) => {
  const query = { ...parameters, appid: keys.credentials.appid, return_url: RETURN_URL, ...extra };
  return http('GET', `${sim.baseUrl}/h5/cashier?${new URLSearchParams(query)}`);
};
const press = (result: string, parameters = sheet(), returnUrl = RETURN_URL) =>
  http(
    'POST',
    `${sim.baseUrl}/h5/cashier`,
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    String(new URLSearchParams({ ...parameters, return_url: returnUrl, result })),
  );

describe('the payment sheet', () => {
  it('shows what is paid, and both buttons', async () => {
    const { status, text } = await openCashier(sheet());
    expect(status).toBe(200);
    for (const shown of [
      '198.00',
      '草莓奶油蛋糕 6寸',
      NO,
      '立即支付',
      '取消',
      'id="pay"',
      'id="cancel"',
      '模拟',
    ]) {
      expect(text).toContain(shown);
    }
  });

  it('pay: takes the money, queues the notification and returns inside the hash route', async () => {
    const { status, headers } = await press('ok');
    expect([status, headers.location]).toEqual([303, `${RETURN_URL}&wxpay=ok`]);
    await sim.clock.idle();
    expect(shop.received).toHaveLength(1);
    expect((await merchant.query(NO)).json['trade_state']).toBe('SUCCESS');
  });

  it('cancel: takes nothing and returns', async () => {
    const { headers } = await press('cancel');
    expect(headers.location).toBe(`${RETURN_URL}&wxpay=cancel`);
    expect((await merchant.query(NO)).json['trade_state']).toBe('NOTPAY');
    expect(shop.received).toEqual([]);
  });

  it.each([
    ['http://h/#/pages/pay', 'http://h/#/pages/pay?wxpay=ok'],
    ['http://h/?a=1#/pages/pay', 'http://h/?a=1#/pages/pay?wxpay=ok'],
    ['http://h/pay', 'http://h/pay?wxpay=ok'],
  ])('returns from %s to %s', async (from, to) => {
    expect((await press('ok', sheet(), from)).headers.location).toBe(to);
  });

  it('text from the order cannot become markup', async () => {
    const change = { description: '<script>alert(1)</script>', notify_url: shop.url };
    prepayId = String((await merchant.place('C202601010000002', change)).json['prepay_id']);
    const { text } = await openCashier(sheet());
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
  });
});

describe('what the payment sheet refuses, in Chinese', () => {
  const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const expectRefused = async (parameters: Parameters, reason: string) => {
    const page = await openCashier(parameters);
    expect(page.status).toBe(400);
    expect(page.text).toContain(reason);
    expect(page.text).not.toContain('id="pay"');
    const forced = await press('ok', parameters);
    expect(forced.status).toBe(400);
  };

  it.each<[string, () => Partial<Parameters>]>([
    ['signature of other text', () => ({ nonceStr: 'A'.repeat(32) })],
    ['another time', () => ({ timeStamp: '1767225601' })],
    ['another order', () => ({ package: 'prepay_id=wx20260101080000ffffffffffffffffffff' })],
    ['cut signature', () => ({ paySign: sheet().paySign.slice(0, -8) })],
    ['no signature', () => ({ paySign: '' })],
  ])('P28: a wrong paySign (%s)', async (_name, change) => {
    await expectRefused(sheet(change()), '支付验证签名失败');
    expect((await merchant.query(NO)).json['trade_state']).toBe('NOTPAY');
  });

  it('a paySign by another key', async () => {
    const { timeStamp, nonceStr, package: pack } = sheet();
    const text = `${keys.credentials.appid}\n${timeStamp}\n${nonceStr}\n${pack}\n`;
    const paySign = createSign('sha256').update(text).sign(otherKey, 'base64');
    await expectRefused(sheet({ paySign }), '支付验证签名失败');
  });

  it('MD5, milliseconds, a package without prefix', async () => {
    await expectRefused(sheet({ signType: 'MD5' }), 'signType');
    await expectRefused(sheet({ timeStamp: `${sheet().timeStamp}000` }), 'timeStamp');
    await expectRefused(sheet({ package: prepayId }), 'package');
  });

  it('paid, closed, or over two hours old', async () => {
    const parameters = sheet();
    await press('ok', parameters);
    await expectRefused(parameters, '该订单已支付');
    const second = await merchant.place('C202601010000002');
    prepayId = String(second.json['prepay_id']);
    await merchant.close('C202601010000002');
    await expectRefused(sheet(), '订单已关闭');
    const third = await merchant.place('C202601010000003');
    prepayId = String(third.json['prepay_id']);
    await sim.clock.advance(2 * 3_600_000 + 1);
    await expectRefused(sheet(), '超过2小时');
  });

  it('another appid, a missing return address, or one that is a script', async () => {
    expect((await openCashier(sheet(), { appid: 'wx0000000000000002' })).status).toBe(400);
    for (const bad of ['', 'javascript:alert(1)']) {
      const page = await openCashier(sheet(), { return_url: bad });
      expect(page.text).toContain('缺少返回地址');
      expect(page.text).not.toContain('javascript:');
      expect((await press('ok', sheet(), bad)).status).toBe(400);
    }
  });
});

describe('wx.requestPayment by program', () => {
  const request = async (body: Record<string, unknown>) =>
    (
      await http(
        'POST',
        `${sim.baseUrl}/h5/pay`,
        { 'Content-Type': 'application/json' },
        JSON.stringify(body),
      )
    ).json;

  it('pays, cancels, or fails with a reason', async () => {
    expect(await request({ ...sheet(), openid: OPENID, result: 'cancel' })).toEqual({
      errMsg: 'requestPayment:fail cancel',
    });
    expect(await request({ ...sheet({ paySign: 'AAAA' }), openid: OPENID, result: 'ok' })).toEqual({
      errMsg: 'requestPayment:fail 支付验证签名失败',
    });
    expect(await request({ ...sheet(), openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6p', result: 'ok' })).toEqual({
      errMsg: 'requestPayment:fail 支付账号与下单账号不一致',
    });
    expect(await request({ ...sheet(), openid: OPENID, result: 'ok' })).toEqual({
      errMsg: 'requestPayment:ok',
    });
  });

  it('any page may call it (CORS)', async () => {
    const { status, headers } = await http('OPTIONS', `${sim.baseUrl}/h5/pay`);
    expect([status, headers['access-control-allow-origin']]).toEqual([204, '*']);
  });
});
