import { rejectionOf } from './support/async-error';
import { SimulatedShop } from './support/simulated-shop';

let shop: SimulatedShop;

beforeAll(async () => {
  shop = await SimulatedShop.open();
});
afterAll(() => shop.close());
beforeEach(() => shop.reset());

const TEMPLATE = 'T'.repeat(43);
const refreshes = () => shop.wechat.journal.entries({ pathPart: '/cgi-bin/stable_token' }).length;

test('a login code works once', async () => {
  const { code, openid } = shop.wechat.login('lin-phone');
  expect(await shop.miniProgram.exchangeCode(code)).toMatchObject({ openid, sessionKey: expect.any(String) });
  await expect(shop.miniProgram.exchangeCode(code)).rejects.toMatchObject({ kind: 'code_invalid' });
});

test('a user WeChat has blocked is told apart', async () => {
  const { code, openid } = shop.wechat.login('risky-phone');
  shop.wechat.set({ blockedOpenids: [openid] });
  await expect(shop.miniProgram.exchangeCode(code)).rejects.toMatchObject({ kind: 'user_blocked' });
});

test('W9: a phone code brings the number once, and not after five minutes', async () => {
  const { code, phone } = shop.wechat.phoneCode('lin-phone', '13800138000');
  expect(await shop.miniProgram.getPhoneNumber(code)).toEqual({ phone, countryCode: '86' });
  await expect(shop.miniProgram.getPhoneNumber(code)).rejects.toMatchObject({ kind: 'code_invalid' });
  const late = shop.wechat.phoneCode('lin-phone').code;
  await shop.wechat.clock.advance(301_000);
  await expect(shop.miniProgram.getPhoneNumber(late)).rejects.toMatchObject({ kind: 'code_invalid' });
});

test('I16: a hundred parallel calls after WeChat dropped all tokens cause one refresh, and all succeed', async () => {
  const { openid } = shop.wechat.login('lin-phone');
  const check = () => shop.miniProgram.checkText({ openid, content: '生日快乐', scene: 'comment' });
  await check();
  expect(refreshes()).toBe(1);
  shop.wechat.invalidateTokens();
  const answers = await Promise.all(Array.from({ length: 100 }, check));
  expect(answers.every(({ suggest }) => suggest === 'pass')).toBe(true);
  expect(refreshes()).toBe(2);
});

test('I16: another process keeps its token when we fetch ours', async () => {
  const { openid } = shop.wechat.login('lin-phone');
  const other = shop.newClients().miniProgram;
  await other.checkText({ openid, content: '好', scene: 'comment' });
  await shop.miniProgram.checkText({ openid, content: '好', scene: 'comment' });
  await other.checkText({ openid, content: '好', scene: 'comment' });
  expect(refreshes()).toBe(2);
});

test('W10: a code picture is a picture, and an error with status 200 is none', async () => {
  shop.wechat.set({ publishedPages: ['pages/home/index'] });
  const picture = await shop.miniProgram.getUnlimitedCode({ scene: 's=A1', page: 'pages/home/index' });
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  await expect(
    shop.miniProgram.getUnlimitedCode({ scene: 's=A1', page: 'pages/nowhere/index' }),
  ).rejects.toMatchObject({ errcode: 41030, kind: 'invalid_argument' });
});

test('W1: one accepted subscription carries one message', async () => {
  const { openid } = shop.wechat.login('lin-phone');
  const message = { openid, templateId: TEMPLATE, fields: { thing1: '草莓蛋糕' } };
  shop.wechat.subscribe(openid, TEMPLATE);
  await shop.miniProgram.sendSubscribeMessage(message);
  await expect(shop.miniProgram.sendSubscribeMessage(message)).rejects.toMatchObject({
    kind: 'not_subscribed',
  });
  expect(shop.wechat.state.sentMessages).toMatchObject([{ touser: openid, fields: { thing1: '草莓蛋糕' } }]);
});

test('W4: a hand-over is reported once the payment has reached WeChat, and only once', async () => {
  const { openid } = shop.wechat.login('lin-phone');
  const outTradeNo = 'C202601010000050';
  await shop.pay.createJsapiOrder({
    outTradeNo,
    description: '蛋糕',
    totalFen: 100,
    openid,
    timeExpireAt: new Date(shop.wechat.clock.now().getTime() + 1_800_000),
    notifyUrl: shop.callbackUrl,
  });
  await shop.wechat.pay({ outTradeNo });
  const report = () =>
    shop.miniProgram.uploadShippingInfo({
      outTradeNo,
      openid,
      method: 'pickup',
      summary: '草莓蛋糕*1',
      handedOverAt: shop.wechat.clock.now(),
    });
  shop.wechat.set({ shippingLagMs: 10_000 });
  await expect(report()).rejects.toMatchObject({ kind: 'not_ready', errcode: 10060001 });
  await shop.wechat.clock.advance(11_000);
  await report();
  expect(Object.keys(shop.wechat.state.shipping)).toEqual([outTradeNo]);
});

test('W3: a busy WeChat is reported as such', async () => {
  shop.wechat.fault({ match: { path: '/wxa/msg_sec_check' }, do: { errcode: -1 } });
  const { openid } = shop.wechat.login('lin-phone');
  expect(
    await rejectionOf(shop.miniProgram.checkText({ openid, content: '好', scene: 'social' })),
  ).toMatchObject({
    kind: 'busy',
  });
});

describe('pushes over the wire', () => {
  const event = {
    FromUserName: 'oLin',
    MsgType: 'event',
    Event: 'user_authorization_revoke',
    OpenID: 'oLin',
  };
  const lastPush = () => {
    const callback = shop.callbacks.at(-1);
    return { raw: callback?.raw ?? Buffer.alloc(0), query: callback?.query ?? {} };
  };

  test.each(['json', 'xml'] as const)('an encrypted event in %s opens', async (format) => {
    await shop.wechat.push({ url: shop.callbackUrl, event, format });
    const { raw, query } = lastPush();
    expect(shop.clients.push.decode(raw, query)).toMatchObject({
      format,
      event: 'user_authorization_revoke',
      fromUserName: 'oLin',
      createdAt: shop.wechat.clock.now(),
    });
  });

  test.each([
    ['a wrong signature', { flaw: { signature: true } }, 'signature'],
    ['another appid in the frame', { flaw: { appid: 'wx-other' } }, 'wrong_appid'],
    ['an old time', { flaw: { shiftSeconds: -301 } }, 'stale'],
    ['no encryption', { mode: 'plain' as const }, 'signature'],
  ])('W6: one with %s is refused', async (_what, how, reason) => {
    await shop.wechat.push({ url: shop.callbackUrl, event, ...how });
    const { raw, query } = lastPush();
    expect(() => shop.clients.push.decode(raw, query)).toThrow(expect.objectContaining({ reason }));
  });

  test("WeChat's check of our address is answered", async () => {
    const { isCorrect } = await shop.wechat.verifyPushUrl(shop.callbackUrl);
    expect(isCorrect).toBe(true);
    const { query } = lastPush();
    expect(shop.clients.push.verifyUrl(query)).toBe(query['echostr']);
    await shop.wechat.verifyPushUrl(shop.callbackUrl, true);
    expect(() => shop.clients.push.verifyUrl(lastPush().query)).toThrow('signature');
  });
});
