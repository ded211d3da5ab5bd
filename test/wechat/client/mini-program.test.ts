import { createWechatClients } from '../../../server/src/wechat/create-wechat-clients';
import { rejectionOf } from './support/async-error';
import { NOW, testConfig } from './support/keys';
import { plainJson, ScriptedWechat, timeout } from './support/outside';

const TOKEN = plainJson({ access_token: 'token-1', expires_in: 7200 });
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const CODE = { scene: 's=A1b2', page: '/pages/home/index' };
const MESSAGE = { openid: 'oLin', templateId: 'T'.repeat(43), fields: { thing1: '草莓蛋糕' } };
const SHIPPING = {
  outTradeNo: 'C202601010000001',
  openid: 'oLin',
  method: 'pickup' as const,
  summary: '草莓蛋糕*1',
  handedOverAt: new Date('2026-01-01T07:00:00Z'),
};

let wechat: ScriptedWechat;
let api: ReturnType<typeof createWechatClients>['miniProgram'];

beforeEach(() => {
  wechat = new ScriptedWechat();
  api = createWechatClients(testConfig(), wechat.outside).miniProgram;
});

const sentBody = (at: number) => JSON.parse(wechat.requests[at]?.body ?? 'null');

describe('login', () => {
  test('a login code becomes an openid; the session key stays with us', async () => {
    wechat.answers(plainJson({ openid: 'oLin', session_key: 'secret==', unionid: 'uLin' }));
    expect(await api.exchangeCode('js-code')).toEqual({
      openid: 'oLin',
      sessionKey: 'secret==',
      unionid: 'uLin',
    });
    expect(Object.fromEntries(wechat.requests[0]?.url.searchParams ?? [])).toEqual({
      appid: 'wx0000000000000001',
      secret: 'a-secret-nobody-may-read-0001',
      js_code: 'js-code',
      grant_type: 'authorization_code',
    });
  });

  test.each([
    [40029, 'code_invalid'],
    [40163, 'code_invalid'],
    [41008, 'code_invalid'],
    [40226, 'user_blocked'],
    [45011, 'rate_limited'],
    [45009, 'rate_limited'],
    [-1, 'busy'],
    [40013, 'other'],
    [40125, 'other'],
  ])('errcode %i means %s', async (errcode, kind) => {
    wechat.answers(plainJson({ errcode, errmsg: 'x' }));
    await expect(api.exchangeCode('js-code')).rejects.toMatchObject({ errcode, kind });
    expect(wechat.requests).toHaveLength(1);
  });

  test.each([
    ['a time-out', timeout()],
    ['an error page', new Response('<html>', { status: 502 })],
    ['a page with 200', new Response('<html>')],
    ['an answer without openid', plainJson({ session_key: 'x' })],
  ])('%s is busy, and the single-use code is not spent a second time', async (_what, answer) => {
    wechat.answers(answer);
    await expect(api.exchangeCode('js-code')).rejects.toMatchObject({ errcode: 0, kind: 'busy' });
    expect(wechat.requests).toHaveLength(1);
  });
});

describe('phone number', () => {
  const phoneInfo = (changes: object = {}) =>
    plainJson({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '+8613800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: 1767225600, appid: 'wx0000000000000001' },
        ...changes,
      },
    });

  test.each(['86', 86])('the country code comes as text or number (%p)', async (countryCode) => {
    wechat.answers(TOKEN, phoneInfo({ countryCode }));
    expect(await api.getPhoneNumber('code')).toEqual({ phone: '13800138000', countryCode: '86' });
  });

  test('W9: a used or expired code says so', async () => {
    wechat.answers(TOKEN, plainJson({ errcode: 40029, errmsg: 'invalid code' }));
    await expect(api.getPhoneNumber('code')).rejects.toMatchObject({ kind: 'code_invalid', errcode: 40029 });
  });

  test('a number meant for another mini-program is refused', async () => {
    wechat.answers(TOKEN, phoneInfo({ watermark: { timestamp: 1, appid: 'wx-other' } }));
    await expect(api.getPhoneNumber('code')).rejects.toMatchObject({ kind: 'busy' });
  });
});

describe('I16: the access token', () => {
  const refreshes = () => wechat.requests.filter(({ url }) => url.pathname === '/cgi-bin/stable_token');

  /** Answers like WeChat: `good` is the only token that works now, and what stable_token hands out. */
  function wechatWithToken(good: () => string): void {
    wechat.answers(() => {
      const { url } = wechat.requests.at(-1) ?? {};
      if (url?.pathname === '/cgi-bin/stable_token')
        return plainJson({ access_token: good(), expires_in: 7200 });
      const isGood = url?.searchParams.get('access_token') === good();
      return plainJson(isGood ? { errcode: 0 } : { errcode: 40001, errmsg: 'invalid credential' });
    });
  }

  test('a hundred parallel calls after WeChat dropped the token cause one refresh, and all succeed', async () => {
    let good = 'token-1';
    wechatWithToken(() => good);
    await api.sendSubscribeMessage(MESSAGE);
    good = 'token-2';
    await Promise.all(Array.from({ length: 100 }, () => api.sendSubscribeMessage(MESSAGE)));
    expect(refreshes()).toHaveLength(2);
  });

  test('a hundred parallel first calls cause one refresh', async () => {
    wechatWithToken(() => 'token-1');
    await Promise.all(Array.from({ length: 100 }, () => api.sendSubscribeMessage(MESSAGE)));
    expect(refreshes()).toHaveLength(1);
    expect(JSON.parse(refreshes()[0]?.body ?? '')).toEqual({
      grant_type: 'client_credential',
      appid: 'wx0000000000000001',
      secret: 'a-secret-nobody-may-read-0001',
      force_refresh: false,
    });
  });

  test.each([40001, 40014, 42001])('errcode %i: one refresh, one retry, then give up', async (errcode) => {
    wechat.answers(TOKEN, plainJson({ errcode }), TOKEN, plainJson({ errcode }));
    await expect(api.sendSubscribeMessage(MESSAGE)).rejects.toMatchObject({ errcode });
    expect(wechat.requests).toHaveLength(4);
  });

  test('the same token handed out again after a refusal still counts as newer', async () => {
    wechat.answers(TOKEN, plainJson({ errcode: 40001 }), TOKEN, plainJson({ errcode: 0 }));
    await api.sendSubscribeMessage(MESSAGE);
    expect(refreshes()).toHaveLength(2);
  });

  test('the token is renewed in its last five minutes, while the old one still works', async () => {
    wechatWithToken(() => 'token-1');
    await api.sendSubscribeMessage(MESSAGE);
    wechat.now = new Date(NOW.getTime() + 6_899_000);
    await api.sendSubscribeMessage(MESSAGE);
    expect(refreshes()).toHaveLength(1);
    wechat.now = new Date(NOW.getTime() + 6_900_000);
    await api.sendSubscribeMessage(MESSAGE);
    expect(refreshes()).toHaveLength(2);
  });

  test('a refresh that failed is tried again by the next call', async () => {
    wechat.answers(timeout());
    expect(await rejectionOf(api.sendSubscribeMessage(MESSAGE))).toMatchObject({ kind: 'busy' });
    wechatWithToken(() => 'token-1');
    await expect(api.sendSubscribeMessage(MESSAGE)).resolves.toBeUndefined();
  });
});

describe('mini-program codes', () => {
  test('the picture is returned as it came', async () => {
    wechat.answers(TOKEN, new Response(PNG, { headers: { 'Content-Type': 'image/png' } }));
    expect(await api.getUnlimitedCode(CODE)).toEqual(PNG);
    expect(sentBody(1)).toEqual({
      scene: 's=A1b2',
      page: 'pages/home/index',
      check_path: true,
      env_version: 'release',
      width: 430,
    });
  });

  test('W10: an error with status 200 is not a picture, whatever its label says', async () => {
    const error = JSON.stringify({ errcode: 41030, errmsg: 'invalid page' });
    wechat.answers(TOKEN, new Response(error, { headers: { 'Content-Type': 'image/png' } }));
    await expect(api.getUnlimitedCode(CODE)).rejects.toMatchObject({
      errcode: 41030,
      kind: 'invalid_argument',
    });
  });

  test('W10: neither is a page of HTML', async () => {
    wechat.answers(TOKEN, new Response('<html>'));
    await expect(api.getUnlimitedCode(CODE)).rejects.toMatchObject({ kind: 'busy' });
  });

  test('I16: a token error in place of the picture is retried with a newer token', async () => {
    wechat.answers(TOKEN, plainJson({ errcode: 40001 }), TOKEN, new Response(PNG));
    expect(await api.getUnlimitedCode(CODE)).toEqual(PNG);
  });

  test.each(['', 'a'.repeat(33), 'a%20b', '草莓'])(
    'the scene %j is refused before it is sent',
    async (scene) => {
      await expect(api.getUnlimitedCode({ ...CODE, scene })).rejects.toMatchObject({
        kind: 'invalid_argument',
      });
      expect(wechat.requests).toEqual([]);
    },
  );
});

describe('messages, shipping and content', () => {
  test('a subscribed message names its fields', async () => {
    wechat.answers(TOKEN, plainJson({ errcode: 0, errmsg: 'ok' }));
    await api.sendSubscribeMessage({ ...MESSAGE, page: 'pages/order/index?id=1' });
    expect(sentBody(1)).toEqual({
      touser: 'oLin',
      template_id: 'T'.repeat(43),
      page: 'pages/order/index?id=1',
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      data: { thing1: { value: '草莓蛋糕' } },
    });
  });

  test.each([
    [43101, 'not_subscribed'],
    [47003, 'invalid_argument'],
    [40037, 'invalid_argument'],
    [43108, 'rate_limited'],
  ])('W1, W2: sending answered with %i means %s', async (errcode, kind) => {
    wechat.answers(TOKEN, plainJson({ errcode }));
    await expect(api.sendSubscribeMessage(MESSAGE)).rejects.toMatchObject({ kind });
  });

  test('a pick-up is reported with our order number, in China time', async () => {
    wechat.answers(TOKEN, plainJson({ errcode: 0 }));
    await api.uploadShippingInfo(SHIPPING);
    expect(sentBody(1)).toEqual({
      order_key: { order_number_type: 1, mchid: '1900000001', out_trade_no: 'C202601010000001' },
      logistics_type: 4,
      delivery_mode: 1,
      is_all_delivered: true,
      shipping_list: [{ item_desc: '草莓蛋糕*1' }],
      upload_time: '2026-01-01T15:00:00.000+08:00',
      payer: { openid: 'oLin' },
    });
  });

  test.each([
    [10060001, 'not_ready'],
    [10060002, 'already_done'],
    [10060003, 'already_done'],
    [10060004, 'already_done'],
  ])('W4: shipping answered with %i means %s', async (errcode, kind) => {
    wechat.answers(TOKEN, plainJson({ errcode }));
    await expect(api.uploadShippingInfo(SHIPPING)).rejects.toMatchObject({ kind });
  });

  test.each(['pass', 'risky', 'review'])("WeChat's opinion on a text is %s", async (suggest) => {
    wechat.answers(TOKEN, plainJson({ errcode: 0, trace_id: 'tr-1', result: { suggest, label: 100 } }));
    const result = await api.checkText({ openid: 'oLin', content: '生日快乐', scene: 'comment' });
    expect(result).toEqual({ suggest, traceId: 'tr-1' });
    expect(sentBody(1)).toEqual({ version: 2, scene: 2, openid: 'oLin', content: '生日快乐' });
  });

  test('a text longer than WeChat reads is not passed by reading its beginning', async () => {
    const content = '好'.repeat(2501);
    await expect(api.checkText({ openid: 'oLin', content, scene: 'profile' })).rejects.toMatchObject({
      kind: 'invalid_argument',
    });
    expect(wechat.requests).toEqual([]);
  });
});

test('every call is counted by name and outcome', async () => {
  wechat.answers(TOKEN, plainJson({ errcode: 43101 }));
  await rejectionOf(api.sendSubscribeMessage(MESSAGE));
  wechat.answers(timeout());
  await rejectionOf(api.exchangeCode('x'));
  expect(wechat.reports).toEqual([
    { api: 'mp.stable-token', outcome: 'ok', ms: 0 },
    { api: 'mp.subscribe-send', outcome: 'refused', ms: 0 },
    { api: 'mp.jscode2session', outcome: 'timeout', ms: 0 },
  ]);
});
