import sharp from 'sharp';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { Merchant } from './support/merchant';
import { errcode, MiniProgram } from './support/mini-program';

const keys = generateKeySet();
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const TEMPLATE = 'T'.repeat(43);

let sim: Simulator;
let mini: MiniProgram;
beforeEach(async () => {
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } });
  mini = new MiniProgram(sim);
});
afterEach(() => sim.close());

describe('mini-program code', () => {
  const draw = (body: Record<string, unknown>) => mini.call('/wxa/getwxacodeunlimit', body);

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
  const sendMessage = (body: unknown) => errcode(mini.call('/cgi-bin/message/subscribe/send', body));

  it('W1: one acceptance allows one message; without one it is 43101', async () => {
    const { openid } = sim.login('phone-1');
    expect(await sendMessage(message())).toBe(43101);
    const accepted = await mini.post('/h5/subscribe', { openid, answers: { [TEMPLATE]: 'accept' } });
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
    expect((await mini.post('/h5/subscribe', { openid, answers: four })).json['errCode']).toBe(20003);
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
    const answer = await mini.call('/cgi-bin/message/subscribe/send', message({ data: fields }));
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
      mini.call('/wxa/sec/order/upload_shipping_info', {
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
    return (await mini.call('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content, ...change })).json;
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
    await mini.exchange(sim.login('phone-1').code);
    await sim.clock.advance(2 * HOUR + 1);
    expect((await check('a'))['errcode']).toBe(61010);
  });
});
