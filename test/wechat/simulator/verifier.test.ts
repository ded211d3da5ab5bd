import { generateKeyPairSync } from 'node:crypto';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { type Deviation, Merchant } from './support/merchant';

const keys = generateKeySet();
const strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const AT = 1767225600;
const ORDER_PATH = '/v3/pay/transactions/jsapi';
const NONCE = '5K8264ILTKCH16CQ2502SI8ZNMTM67VS';

let sim: Simulator;
let merchant: Merchant;
beforeAll(async () => {
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date(AT * 1000) } });
  merchant = new Merchant(sim);
});
afterEach(() => sim.reset());
afterAll(() => sim.close());

const lines = (
  change: Partial<{ method: string; path: string; time: string; nonce: string; body: string }> = {},
) => {
  const body = JSON.stringify(merchant.order('C202601010000002'));
  const used = { method: 'POST', path: ORDER_PATH, time: String(AT), nonce: NONCE, body, ...change };
  return `${used.method}\n${used.path}\n${used.time}\n${used.nonce}\n${used.body}\n`;
};

describe('a request whose signature is not exact gets 401 SIGN_ERROR and places no order', () => {
  const cases: [string, () => Deviation][] = [
    ['another key', () => ({ key: strangersKey })],
    ['another method signed', () => ({ signed: lines({ method: 'GET' }) })],
    ['method in lower case', () => ({ signed: lines({ method: 'post' }) })],
    ['another path signed', () => ({ signed: lines({ path: `${ORDER_PATH}/` }) })],
    [
      'full address signed instead of the path',
      () => ({ signed: lines({ path: `${sim.baseUrl}${ORDER_PATH}` }) }),
    ],
    ['another timestamp signed', () => ({ signed: lines({ time: String(AT + 1) }) })],
    ['milliseconds signed', () => ({ signed: lines({ time: `${AT}000` }) })],
    ['another nonce signed', () => ({ signed: lines({ nonce: NONCE.toLowerCase() }) })],
    ['body without its last character', () => ({ signed: lines().replace(/}\n$/, '\n') })],
    ['no line feed at the end', () => ({ signed: lines().slice(0, -1) })],
    ['a space after the body', () => ({ signed: lines().replace(/\n$/, ' \n') })],
    ['carriage returns', () => ({ signed: lines().replaceAll('\n', '\r\n') })],
    ['unknown merchant', () => ({ mchid: '1900000002' })],
    ['unknown certificate serial', () => ({ serial: '7'.repeat(40) })],
    ['no Authorization header', () => ({ headers: { Authorization: undefined } })],
    ['another scheme', () => ({ authorization: (header) => header.replace('SHA256', 'SHA512') })],
    ['two spaces after the scheme', () => ({ authorization: (header) => header.replace(' ', '  ') })],
    ['a part missing', () => ({ authorization: (header) => header.replace(/,timestamp="\d+"/, '') })],
    ['a part twice', () => ({ authorization: (header) => `${header},mchid="1900000001"` })],
    ['an unknown part', () => ({ authorization: (header) => `${header},extra="1"` })],
    ['a part without quotes', () => ({ authorization: (header) => header.replace(`"${AT}"`, String(AT)) })],
    ['timestamp 301 s old', () => ({ timestamp: String(AT - 301) })],
    ['timestamp 301 s ahead', () => ({ timestamp: String(AT + 301) })],
    ['timestamp in milliseconds', () => ({ timestamp: `${AT}000` })],
    ['nonce longer than 32', () => ({ nonce: 'A'.repeat(33) })],
  ];
  it.each(cases)('%s', async (_name, deviation) => {
    const answer = await merchant.call('POST', ORDER_PATH, merchant.order('C202601010000002'), deviation());
    expect({ status: answer.status, code: answer.json['code'] }).toEqual({ status: 401, code: 'SIGN_ERROR' });
    expect(sim.state.orders).toEqual({});
    expect(sim.journal.entries({ pathPart: ORDER_PATH }).at(-1)?.verdict).toMatch(/^SIGN_ERROR: /);
  });

  it.each([-300, 299])('a timestamp %i s off still passes', async (seconds) => {
    const answer = await merchant.call('POST', ORDER_PATH, merchant.order('C202601010000002'), {
      timestamp: String(AT + seconds),
    });
    expect(answer.status).toBe(200);
  });

  it('the query string counts as sent, percent-encoding included', async () => {
    await merchant.place('C202601010000002');
    const target = '/v3/pay/transactions/out-trade-no/C202601010000002?mchid=19%300000001';
    expect((await merchant.call('GET', target)).status).toBe(200);
    const decoded = decodeURIComponent(target);
    const signed = `GET\n${decoded}\n${AT}\n${NONCE}\n\n`;
    expect((await merchant.call('GET', target, undefined, { signed })).status).toBe(401);
  });
});

describe('a request with wrong headers gets 400 PARAM_ERROR', () => {
  it.each([
    ['no User-Agent', { 'User-Agent': undefined }],
    ['no Accept', { Accept: undefined }],
    ['Accept that excludes JSON', { Accept: 'text/html' }],
    ['body that is not declared JSON', { 'Content-Type': 'text/plain' }],
    ['no Wechatpay-Serial in public-key mode', { 'Wechatpay-Serial': undefined }],
    ['a Wechatpay-Serial nobody issued', { 'Wechatpay-Serial': 'PUB_KEY_ID_0' }],
  ])('%s', async (_name, headers) => {
    const answer = await merchant.call('POST', ORDER_PATH, merchant.order('C202601010000002'), { headers });
    expect({ status: answer.status, code: answer.json['code'] }).toEqual({
      status: 400,
      code: 'PARAM_ERROR',
    });
  });
});

describe('an order with a wrong field gets the documented refusal naming the field', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['unknown field', { color: 'red' }, '/color'],
    ['unknown inner field', { amount: { total: 19800, currency: 'CNY', tax: 0 } }, '/amount/tax'],
    ['empty description', { description: '' }, '/description'],
    ['description of 128 characters', { description: '糕'.repeat(128) }, '/description'],
    ['out_trade_no of 5 characters', { out_trade_no: 'C2026' }, '/out_trade_no'],
    ['out_trade_no of 33 characters', { out_trade_no: 'C'.repeat(33) }, '/out_trade_no'],
    ['out_trade_no with a slash', { out_trade_no: 'C2026/01' }, '/out_trade_no'],
    ['total of zero', { amount: { total: 0, currency: 'CNY' } }, '/amount/total'],
    ['total with a fraction', { amount: { total: 198.5, currency: 'CNY' } }, '/amount/total'],
    ['total as text', { amount: { total: '19800', currency: 'CNY' } }, '/amount/total'],
    ['foreign currency', { amount: { total: 19800, currency: 'USD' } }, '/amount/currency'],
    ['no payer', { payer: undefined }, '/payer'],
    ['openid of another form', { payer: { openid: 'short' } }, '/payer/openid'],
    ['time_expire without zone', { time_expire: '2026-01-01T08:30:00' }, '/time_expire'],
    ['attach of 129 characters', { attach: 'a'.repeat(129) }, '/attach'],
    ['plain http notify_url', { notify_url: 'http://shop.example.com/notify' }, '/notify_url'],
    ['notify_url with a query', { notify_url: 'https://shop.example.com/notify?a=1' }, '/notify_url'],
    [
      'goods without quantity',
      { detail: { goods_detail: [{ merchant_goods_id: '1', unit_price: 1 }] } },
      '/detail/goods_detail/0/quantity',
    ],
  ])('%s', async (_name, change, field) => {
    const answer = await merchant.place('C202601010000002', change);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: 'PARAM_ERROR', detail: { field } });
  });

  it('a body that is not JSON', async () => {
    const broken = await merchant.call('POST', ORDER_PATH, '{"appid":');
    expect(broken.json['code']).toBe('PARAM_ERROR');
  });

  it('another appid is not bound to the merchant', async () => {
    const answer = await merchant.place('C202601010000002', { appid: 'wx0000000000000002' });
    expect(answer.json['code']).toBe('APPID_MCHID_NOT_MATCH');
  });

  it('with known openids only, an openid no login issued is refused', async () => {
    sim.set({ knownOpenidsOnly: true });
    expect((await merchant.place('C202601010000002')).json['code']).toBe('OPENID_MISMATCH');
    const { openid } = sim.login('phone-1');
    expect((await merchant.place('C202601010000002', { payer: { openid } })).status).toBe(200);
  });

  it('a query without mchid, or with another one', async () => {
    await merchant.place('C202601010000002');
    const path = '/v3/pay/transactions/out-trade-no/C202601010000002';
    for (const query of [
      '',
      '?mchid=1900000002',
      '?mchid=1900000001&x=1',
      '?mchid=1900000001&mchid=1900000001',
    ]) {
      expect((await merchant.call('GET', `${path}${query}`)).json['code']).toBe('PARAM_ERROR');
    }
  });
});
