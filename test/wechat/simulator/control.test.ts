import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { http, Merchant } from './support/merchant';
import { Receiver } from './support/receiver';

const keys = generateKeySet();
const NO = 'C202601010000001';

let sim: Simulator;
let merchant: Merchant;
let shop: Receiver;
beforeAll(async () => {
  shop = await Receiver.start();
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } });
  merchant = new Merchant(sim);
});
afterEach(() => {
  sim.reset();
  shop.clear();
});
afterAll(async () => {
  await sim.close();
  await shop.close();
});

const control = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
  const answer = await http(method, `${sim.controlUrl}/__sim/${path}`, {}, body ? JSON.stringify(body) : '');
  return answer.json;
};

describe('control port', () => {
  it('pays with a coupon, repeats notifications and moves the clock', async () => {
    await merchant.place(NO, { notify_url: shop.url });
    const paid = await control('POST', 'pay', { out_trade_no: NO, couponFen: 1000, wait: true });
    expect(paid).toMatchObject({ state: 'SUCCESS', payment: { totalFen: 19800, couponFen: 1000 } });
    const { deliveries } = (await control('POST', 'notify', {
      out_trade_no: NO,
      times: 3,
      parallel: true,
      freshIds: true,
    })) as { deliveries: { status: number; id: string }[] };
    expect(deliveries.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(3);
    const before = await control('GET', 'clock');
    const after = await control('POST', 'clock', { advance: 60_000 });
    expect(Date.parse(String(after['now'])) - Date.parse(String(before['now']))).toBe(60_000);
  });

  it('decides refunds, bills, settings and faults', async () => {
    sim.set({ notifications: { drop: true } });
    await merchant.place(NO);
    await control('POST', 'pay', { out_trade_no: NO });
    await control('POST', 'refund-result', { outcome: 'NOT_ENOUGH' });
    expect((await merchant.refund(NO, 'R1', 1)).status).toBe(403);
    await merchant.refund(NO, 'R1', 1);
    expect(
      await control('POST', 'refund-result', { out_refund_no: 'R1', outcome: 'ABNORMAL' }),
    ).toMatchObject({
      status: 'ABNORMAL',
    });
    await control('POST', 'settings', { errorDialect: 'old' });
    expect((await merchant.query('C202601010000099')).json['code']).toBe('ORDERNOTEXIST');
    await control('POST', 'faults', { match: { path: '/v3/*' }, do: { status: 500 }, times: 0 });
    expect((await merchant.query(NO)).status).toBe(500);
    await control('DELETE', 'faults');
    expect((await merchant.query(NO)).status).toBe(200);
    await control('POST', 'bill', { bill_date: '2026-01-01', mode: 'creating' });
    expect(sim.state.billChanges['2026-01-01']).toEqual({ mode: 'creating' });
  });

  it('the journal tells every request with verdict, oldest first', async () => {
    await merchant.place(NO);
    await merchant.place(NO, { color: 'red' });
    const { entries } = (await control('GET', 'journal?path=jsapi&kind=request')) as {
      entries: { status: number; verdict: string }[];
    };
    expect(entries.map(({ status, verdict }) => [status, verdict])).toEqual([
      [200, 'ok'],
      [400, 'PARAM_ERROR: color: 未知字段'],
    ]);
  });

  it.each([
    ['POST', 'pay', {}, 400],
    ['POST', 'pay', { out_trade_no: 'C202601010000099' }, 400],
    ['POST', 'settings', { nonsense: 1 }, 400],
    ['POST', 'clock', { advance: -1 }, 400],
    ['POST', 'faults', { do: {} }, 400],
    ['GET', 'nothing', undefined, 404],
  ])('%s %s with %p is refused with %i', async (method, path, body, status) => {
    const answer = await http(
      method,
      `${sim.controlUrl}/__sim/${path}`,
      {},
      body ? JSON.stringify(body) : '',
    );
    expect(answer.status).toBe(status);
    expect(answer.json['error']).toEqual(expect.any(String));
  });

  it('reset forgets orders, journal, faults and switches, also those set over HTTP', async () => {
    await merchant.place(NO);
    await control('POST', 'settings', { errorDialect: 'old', notifications: { drop: true } });
    await control('POST', 'faults', { match: { path: '/v3/*' }, do: { status: 500 }, times: 0 });
    await control('POST', 'reset');
    expect(sim.journal.entries()).toEqual([]);
    expect(sim.settings).toMatchObject({ errorDialect: 'new', notifications: { drop: false } });
    expect((await merchant.query(NO)).json['code']).toBe('ORDER_NOT_EXIST');
  });

  it('two simulators do not share state or rotated keys', async () => {
    const other = await startSimulator({ keys });
    other.rotatePlatformKey();
    expect(other.credentials.platformSerial).not.toBe(sim.credentials.platformSerial);
    await merchant.place(NO);
    expect(other.state.orders).toEqual({});
    await other.close();
  });
});

describe('with a state folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sim-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('a restart keeps keys, people, paid orders, the clock, and goes on resending', async () => {
    shop.script = () => 500;
    const first = await startSimulator({ stateDir: folder });
    await new Merchant(first).place(NO, { notify_url: shop.url });
    await first.pay({ outTradeNo: NO });
    await first.clock.idle();
    await first.clock.advance(3_600_000);
    const openid = first.login('phone-1').openid;
    const sentBefore = shop.received.length;
    await first.close();
    shop.script = () => 204;

    const second = await startSimulator({ stateDir: folder });
    expect(second.credentials).toEqual(first.credentials);
    expect(JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'))).toEqual(first.credentials);
    expect(second.login('phone-1').openid).toBe(openid);
    expect((await new Merchant(second).query(NO)).json['trade_state']).toBe('SUCCESS');
    const aheadMs = second.clock.now().getTime() - Date.now();
    expect(Math.abs(aheadMs - 3_600_000)).toBeLessThan(60_000);
    await second.clock.advance(3_600_000);
    expect(shop.received.length).toBe(sentBefore + 1);
    await second.close();
  });
});

describe('a real clock', () => {
  it('at scale 1,000 the 15-second resend comes within real milliseconds, and signatures stay in real time', async () => {
    const fast = await startSimulator({ keys, clock: { timeScale: 1000 } });
    shop.script = (_received, count) => (count === 1 ? 500 : 204);
    await new Merchant(fast).place(NO, { notify_url: shop.url });
    await fast.pay({ outTradeNo: NO });
    while (shop.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const stamps = shop.received.map(({ headers }) => Number(headers['wechatpay-timestamp']));
    for (const stamp of stamps) expect(Math.abs(stamp - Date.now() / 1000)).toBeLessThan(10);
    await fast.close();
  });

  it('advancing it ages prepay ids while requests signed with real time still pass', async () => {
    const real = await startSimulator({ keys });
    const client = new Merchant(real);
    const { json } = await client.place(NO);
    await real.clock.advance(3 * 3_600_000);
    const parameters = client.payParameters(String(json['prepay_id']));
    expect(await real.requestPayment(parameters, 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o')).toMatch(/超过2小时/);
    expect((await client.place(NO)).status).toBe(200);
    await real.close();
  });

  it('after advancing it, an order that asks for 15 minutes of real time can still be paid', async () => {
    const real = await startSimulator({ keys, settings: { notifications: { drop: true } } });
    await real.clock.advance(24 * 3_600_000);
    const client = new Merchant(real);
    const timeExpire = new Date(Date.now() + 15 * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const { json } = await client.place(NO, { time_expire: timeExpire });
    await real.clock.advance(14 * 60_000);
    const parameters = client.payParameters(String(json['prepay_id']));
    expect(await real.requestPayment(parameters, 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o')).toBe('requestPayment:ok');
    await real.close();
  });
});
