import sharp from 'sharp';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { http, Merchant } from './support/merchant';

const keys = generateKeySet();
const { appid, appSecret } = keys.credentials;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TEMPLATE = 'T'.repeat(43);

let sim: Simulator;
beforeEach(async () => {
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } });
});
afterEach(() => sim.close());

const get = async (target: string) => (await http('GET', `${sim.baseUrl}${target}`)).json;
const post = (target: string, body: unknown) =>
  http('POST', `${sim.baseUrl}${target}`, { 'Content-Type': 'application/json' }, JSON.stringify(body));
const exchange = (code: string, change: Record<string, string> = {}) =>
  get(
    `/sns/jscode2session?${new URLSearchParams({ appid, secret: appSecret, js_code: code, grant_type: 'authorization_code', ...change })}`,
  );
const stableToken = async (forceRefresh = false) =>
  (
    await post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid,
      secret: appSecret,
      force_refresh: forceRefresh,
    })
  ).json;
const call = async (path: string, body: unknown) => {
  const { access_token: token } = await stableToken();
  return post(`${path}?access_token=${token}`, body);
};
const errcode = async (answer: Promise<{ json: Record<string, unknown> }>) => (await answer).json['errcode'];

describe('login', () => {
  it('the page gives a code, the server exchanges it once for the openid of that device', async () => {
    const { code } = await get('/h5/login?device=phone-1');
    const first = await exchange(String(code));
    expect(first).toEqual({
      openid: expect.stringMatching(/^o[\w-]{27}$/),
      session_key: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    });
    expect((await exchange(String(code)))['errcode']).toBe(40029);
    const { code: second } = await get('/h5/login?device=phone-1');
    expect((await exchange(String(second)))['openid']).toBe(first['openid']);
    const { code: other } = await get('/h5/login?device=phone-2');
    expect((await exchange(String(other)))['openid']).not.toBe(first['openid']);
  });

  it('a second phone of the same person has the same openid', () => {
    const first = sim.login('phone-1', '小美').openid;
    expect(sim.login('phone-2', '小美').openid).toBe(first);
    expect(sim.login('phone-2').openid).toBe(first);
  });

  it('a code lives five minutes', async () => {
    const { code } = sim.login('phone-1');
    await sim.clock.advance(5 * MINUTE + 1);
    expect((await exchange(code))['errcode']).toBe(40029);
  });

  it.each([
    [{ appid: 'wx0000000000000002' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'client_credential' }, 40002],
    [{ js_code: '' }, 41008],
    [{ js_code: 'constructor' }, 40029],
  ])('with %p is refused with %i', async (change: Record<string, string>, expected) => {
    expect((await exchange(sim.login('phone-1').code, change))['errcode']).toBe(expected);
  });

  it('a blocked person gets 40226; more than a hundred logins a minute get 45011', async () => {
    for (let count = 1; count <= 100; count += 1) {
      expect(await exchange(sim.login('phone-1').code)).not.toHaveProperty('errcode');
    }
    expect((await exchange(sim.login('phone-1').code))['errcode']).toBe(45011);
    const { code, openid } = sim.login('phone-2');
    sim.set({ blockedOpenids: [openid] });
    expect((await exchange(code))['errcode']).toBe(40226);
  });

  it('unionid only when bound to an Open Platform account', async () => {
    sim.set({ unionBound: true });
    expect((await exchange(sim.login('phone-1').code))['unionid']).toMatch(/^o[\w-]{27}$/);
  });
});

describe('access tokens', () => {
  it('are repeated until five minutes before the end; then a new one is issued and both work', async () => {
    const first = await stableToken();
    expect(first['expires_in']).toBe(7200);
    await sim.clock.advance(6000 * SECOND);
    expect(await stableToken()).toEqual({ access_token: first['access_token'], expires_in: 1200 });
    await sim.clock.advance(901 * SECOND);
    const second = await stableToken();
    expect(second['access_token']).not.toBe(first['access_token']);
    const check = (token: unknown) =>
      errcode(post(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene: '' }));
    expect([await check(first['access_token']), await check(second['access_token'])]).toEqual([40169, 40169]);
    await sim.clock.advance(300 * SECOND);
    expect([await check(first['access_token']), await check(second['access_token'])]).toEqual([42001, 40169]);
  });

  it('force_refresh ends the old token; not twice within 30 s, not 21 times a day', async () => {
    const first = await stableToken();
    const second = await stableToken(true);
    const used = post(`/wxa/getwxacodeunlimit?access_token=${first['access_token']}`, { scene: 'a' });
    expect(await errcode(used)).toBe(40001);
    expect((await stableToken())['access_token']).toBe(second['access_token']);
    expect((await stableToken(true))['errcode']).toBe(45011);
    for (let count = 2; count <= 20; count += 1) {
      await sim.clock.advance(30 * SECOND);
      expect(await stableToken(true)).toHaveProperty('access_token');
    }
    await sim.clock.advance(30 * SECOND);
    expect((await stableToken(true))['errcode']).toBe(45009);
  });

  it('missing 41001; invalidated 40001; wrong secret 40125', async () => {
    expect(await errcode(post('/wxa/getwxacodeunlimit', { scene: 'a' }))).toBe(41001);
    const { access_token: token } = await stableToken();
    sim.invalidateTokens();
    expect(await errcode(post(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene: 'a' }))).toBe(40001);
    const wrong = post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret: 'x' });
    expect(await errcode(wrong)).toBe(40125);
  });
});

describe('phone number', () => {
  it('W9: a code gives the number of that device once, within five minutes', async () => {
    const { code } = await get('/h5/phone-code?device=phone-1&phone=13800138000');
    expect((await call('/wxa/business/getuserphonenumber', { code })).json).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: 1767225600, appid },
      },
    });
    expect(await errcode(call('/wxa/business/getuserphonenumber', { code }))).toBe(40029);
    const { code: late } = sim.phoneCode('phone-1');
    await sim.clock.advance(5 * MINUTE + 1);
    expect(await errcode(call('/wxa/business/getuserphonenumber', { code: late }))).toBe(40029);
  });

  it('a login code is no phone code', async () => {
    const { code } = sim.login('phone-1');
    expect(await errcode(call('/wxa/business/getuserphonenumber', { code }))).toBe(40029);
  });
});

describe('mini-program code', () => {
  const draw = (body: Record<string, unknown>) => call('/wxa/getwxacodeunlimit', body);

  it('is a PNG an image library decodes, of the asked width, with the scene inside', async () => {
    const { headers, bytes } = await draw({ scene: 's=7&t=A3', page: 'pages/menu/index', width: 280 });
    expect(headers['content-type']).toBe('image/png');
    const { info, data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([280, 280]);
    expect(new Set(data)).toEqual(new Set([0, 255]));
    expect(bytes.includes('scene\0s=7&t=A3')).toBe(true);
    const other = await draw({ scene: 's=8', page: 'pages/menu/index', width: 280 });
    const { data: otherDots } = await sharp(other.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(otherDots.equals(data)).toBe(false);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['no scene', {}, 40169],
    ['33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['a percent sign', { scene: 'a%20b' }, 40129],
    ['Chinese', { scene: '蛋糕' }, 40129],
    ['page with leading slash', { scene: 'a', page: '/pages/menu' }, 41030],
    ['page with parameters', { scene: 'a', page: 'pages/menu?x=1' }, 41030],
    ['unpublished page', { scene: 'a', page: 'pages/secret' }, 41030],
    ['width 279', { scene: 'a', width: 279 }, 40097],
    ['unknown environment', { scene: 'a', env_version: 'beta' }, 40097],
    ['unknown field', { scene: 'a', colour: 1 }, 47001],
  ])('W10: %s is refused as JSON with HTTP 200', async (_name, body, expected) => {
    sim.set({ publishedPages: ['pages/menu'] });
    const answer = await draw(body);
    expect([answer.status, answer.json['errcode']]).toEqual([200, expected]);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
  });

  it('check_path false accepts pages that are not published yet', async () => {
    sim.set({ publishedPages: ['pages/menu'] });
    const { headers } = await draw({ scene: 'a', page: 'pages/new', check_path: false });
    expect(headers['content-type']).toBe('image/png');
  });
});

describe('subscribe messages', () => {
  const message = (change: Record<string, unknown> = {}) => ({
    touser: sim.login('phone-1').openid,
    template_id: TEMPLATE,
    page: 'pages/order/index?id=1',
    data: { thing1: { value: '草莓蛋糕' }, time2: { value: '2026-01-01 15:00' } },
    ...change,
  });
  const sendMessage = (body: unknown) => errcode(call('/cgi-bin/message/subscribe/send', body));

  it('W1: one acceptance allows one message; without one it is 43101', async () => {
    const { openid } = sim.login('phone-1');
    expect(await sendMessage(message())).toBe(43101);
    const accepted = await post('/h5/subscribe', { openid, answers: { [TEMPLATE]: 'accept' } });
    expect(accepted.json['errMsg']).toBe('requestSubscribeMessage:ok');
    expect([await sendMessage(message()), await sendMessage(message())]).toEqual([0, 43101]);
    expect(sim.state.sentMessages).toEqual([
      expect.objectContaining({ touser: openid, fields: { thing1: '草莓蛋糕', time2: '2026-01-01 15:00' } }),
    ]);
  });

  it('a banned person gets 43107; four templates at once are too many', async () => {
    const { openid } = sim.login('phone-1');
    sim.subscribe(openid, TEMPLATE, 'ban');
    expect(await sendMessage(message())).toBe(43107);
    const four = Object.fromEntries(['A', 'B', 'C', 'D'].map((id) => [id.repeat(43), 'accept']));
    expect((await post('/h5/subscribe', { openid, answers: four })).json['errCode']).toBe(20003);
  });

  it.each<[string, Record<string, unknown>]>([
    ['thing of 21 characters', { thing1: { value: '糕'.repeat(21) } }],
    ['empty thing', { thing1: { value: '' } }],
    ['number with letters', { number1: { value: '12a' } }],
    ['letter with digits', { letter1: { value: 'A1' } }],
    ['Chinese in character_string', { character_string1: { value: '单号' } }],
    ['phone_number of 18', { phone_number1: { value: '1'.repeat(18) } }],
    ['phrase of 6', { phrase1: { value: '六个汉字状态' } }],
    ['name of 11 Chinese', { name1: { value: '名'.repeat(11) } }],
    ['amount with text', { amount1: { value: '免费' } }],
    ['time without time', { time1: { value: '明天' } }],
    ['unknown kind', { colour1: { value: 'red' } }],
    ['number as value', { thing1: { value: 5 } }],
  ])('W2: %s is 47003', async (_name, fields) => {
    const answer = await call('/cgi-bin/message/subscribe/send', message({ data: fields }));
    expect(answer.json).toMatchObject({
      errcode: 47003,
      errmsg: expect.stringContaining(`argument invalid! data.${Object.keys(fields)[0]}.value invalid`),
    });
  });

  it('W2: an unknown template is 40037, missing fields of a known one 47003, a bad openid 40003', async () => {
    sim.set({ templates: { [TEMPLATE]: ['thing1', 'time2', 'phrase3'] } });
    expect(await sendMessage(message({ template_id: 'X'.repeat(43) }))).toBe(40037);
    expect(await sendMessage(message())).toBe(47003);
    expect(await sendMessage(message({ touser: 'nobody' }))).toBe(40003);
  });
});

describe('shipping info', () => {
  const upload = (change: Record<string, unknown> = {}) =>
    errcode(
      call('/wxa/sec/order/upload_shipping_info', {
        order_key: { order_number_type: 1, mchid: '1900000001', out_trade_no: 'C202601010000001' },
        logistics_type: 4,
        delivery_mode: 1,
        shipping_list: [{ item_desc: '草莓蛋糕*1' }],
        upload_time: '2026-01-01T15:00:00.000+08:00',
        payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
        ...change,
      }),
    );
  beforeEach(async () => {
    sim.set({ notifications: { drop: true } });
    await new Merchant(sim).place('C202601010000001');
  });

  it('W4: unpaid, and just after payment, the order is missing; later it ships once', async () => {
    sim.set({ shippingLagMs: 30 * SECOND });
    expect(await upload()).toBe(10060001);
    await sim.pay({ outTradeNo: 'C202601010000001' });
    expect(await upload()).toBe(10060001);
    await sim.clock.advance(30 * SECOND);
    expect(await upload()).toBe(0);
    expect(await upload({ upload_time: '2026-01-01T16:00:00.000+08:00' })).toBe(10060002);
  });

  it('W4: it may be changed once; a refunded order cannot ship', async () => {
    await sim.pay({ outTradeNo: 'C202601010000001' });
    expect(await upload()).toBe(0);
    expect(await upload({ logistics_type: 2 })).toBe(0);
    expect(await upload({ logistics_type: 3 })).toBe(10060003);
    const merchant = new Merchant(sim);
    await merchant.place('C202601010000002');
    await sim.pay({ outTradeNo: 'C202601010000002' });
    await merchant.refund('C202601010000002', 'R1', 19800);
    const refunded = { order_number_type: 1, mchid: '1900000001', out_trade_no: 'C202601010000002' };
    expect(await upload({ order_key: refunded })).toBe(10060004);
  });

  it.each<[string, Record<string, unknown>]>([
    ['unknown logistics', { logistics_type: 5 }],
    ['no parcels', { shipping_list: [] }],
    ['two parcels without split', { shipping_list: [{ item_desc: 'a' }, { item_desc: 'b' }] }],
    ['item_desc of 121', { shipping_list: [{ item_desc: '糕'.repeat(121) }] }],
    ['express without number', { logistics_type: 1 }],
    ['time without milliseconds', { upload_time: '2026-01-01T15:00:00+08:00' }],
    ['unknown field', { note: 'x' }],
  ])('%s is 47001', async (_name, change) => {
    await sim.pay({ outTradeNo: 'C202601010000001' });
    expect(await upload(change)).toBe(47001);
  });
});

describe('text check', () => {
  const check = async (content: string, change: Record<string, unknown> = {}) => {
    const { openid } = sim.login('phone-1');
    return (await call('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content, ...change })).json;
  };

  it.each([
    ['生日快乐', 'pass', 100],
    ['写上违禁测试', 'risky', 20006],
    ['写上待审测试', 'review', 21000],
  ])('%s → %s', async (content, suggest, label) => {
    expect(await check(content)).toMatchObject({ errcode: 0, result: { suggest, label } });
  });

  it('refuses wrong scene, too long, empty, strangers, and people away for over two hours', async () => {
    expect((await check('a', { scene: 5 }))['errcode']).toBe(40129);
    expect((await check('糕'.repeat(2501)))['errcode']).toBe(47001);
    expect((await check(''))['errcode']).toBe(44002);
    expect((await check('a', { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' }))['errcode']).toBe(43104);
    await exchange(sim.login('phone-1').code);
    await sim.clock.advance(2 * HOUR + 1);
    expect((await check('a'))['errcode']).toBe(61010);
  });
});
