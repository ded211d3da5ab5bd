import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { Merchant, OPENID } from './support/merchant';

const keys = generateKeySet();
const MINUTE = 60_000;
const NO = 'C202601010000001';

let sim: Simulator;
let merchant: Merchant;
beforeAll(async () => {
  sim = await startSimulator({
    keys,
    clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') },
    settings: { notifications: { drop: true } },
  });
  merchant = new Merchant(sim);
});
afterEach(() => sim.reset());
afterAll(() => sim.close());

const prepayId = async (change: Record<string, unknown> = {}): Promise<string> =>
  String((await merchant.place(NO, change)).json['prepay_id']);
const pay = async (id: string, openid = OPENID) => sim.requestPayment(merchant.payParameters(id), openid);

describe('placing an order again', () => {
  it('with identical parameters gives another prepay_id and still one order; both ids can be paid', async () => {
    const first = await prepayId();
    const second = await prepayId();
    expect(second).not.toBe(first);
    expect(Object.keys(sim.state.orders)).toEqual([NO]);
    expect(await pay(first)).toBe('requestPayment:ok');
    expect(await pay(second)).toMatch(/该订单已支付/);
  });

  it('the order of names in the JSON does not matter', async () => {
    await merchant.place(NO);
    const reversed = Object.fromEntries(Object.entries(merchant.order(NO)).reverse());
    expect((await merchant.call('POST', '/v3/pay/transactions/jsapi', reversed)).status).toBe(200);
  });

  it.each<[string, Record<string, unknown>]>([
    ['amount', { amount: { total: 19801, currency: 'CNY' } }],
    ['description', { description: '芒果蛋糕' }],
    ['time_expire', { time_expire: '2026-01-01T09:30:00+08:00' }],
    ['payer', { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6p' } }],
  ])('P20: with another %s is refused, in the words of new and of old documents', async (_name, change) => {
    await merchant.place(NO);
    const recent = await merchant.place(NO, change);
    expect({ status: recent.status, code: recent.json['code'] }).toEqual({
      status: 400,
      code: 'INVALID_REQUEST',
    });
    expect(recent.json['message']).toContain('请求重入时，参数与首次请求时不一致');
    sim.set({ errorDialect: 'old' });
    const old = await merchant.place(NO, change);
    expect({ status: old.status, code: old.json['code'] }).toEqual({
      status: 403,
      code: 'OUT_TRADE_NO_USED',
    });
  });

  it('of a paid or closed order is refused', async () => {
    await merchant.place(NO);
    await merchant.close(NO);
    expect((await merchant.place(NO)).json['code']).toBe('ORDER_CLOSED');
    await merchant.place('C202601010000002');
    await sim.pay({ outTradeNo: 'C202601010000002' });
    expect((await merchant.place('C202601010000002')).json['code']).toBe('ORDER_PAID');
  });

  it('after time_expire needs a new number', async () => {
    await prepayId({ time_expire: '2026-01-01T08:30:00+08:00' });
    await sim.clock.advance(31 * MINUTE);
    const late = await merchant.place(NO, { time_expire: '2026-01-01T08:30:00+08:00' });
    expect(late.json['code']).toBe('INVALID_REQUEST');
  });
});

describe('when an order can be paid', () => {
  it('P21: a prepay_id works for two hours, a fresh one for the same order afterwards', async () => {
    const id = await prepayId();
    await sim.clock.advance(121 * MINUTE);
    expect(await pay(id)).toMatch(/超过2小时/);
    expect(await pay(await prepayId())).toBe('requestPayment:ok');
  });

  it('a time_expire less than a minute ahead is raised to one minute', async () => {
    const id = await prepayId({ time_expire: '2026-01-01T08:00:05+08:00' });
    await sim.clock.advance(50_000);
    expect(await pay(id)).toBe('requestPayment:ok');
  });

  it('time_expire ends paying but does not close the order', async () => {
    const id = await prepayId({ time_expire: '2026-01-01T08:30:00+08:00' });
    await sim.clock.advance(31 * MINUTE);
    expect(await pay(id)).toMatch(/已过支付截止时间/);
    expect((await merchant.query(NO)).json['trade_state']).toBe('NOTPAY');
  });

  it('without time_expire an unpaid order closes after seven days', async () => {
    await merchant.place(NO);
    await sim.clock.advance(7 * 24 * 60 * MINUTE + 1000);
    expect((await merchant.query(NO)).json['trade_state']).toBe('CLOSED');
  });

  it('P22: nobody pays twice, and nobody pays an order made for another openid', async () => {
    const id = await prepayId();
    expect(await pay(id, 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6p')).toMatch(/支付账号与下单账号不一致/);
    expect(await pay(id)).toBe('requestPayment:ok');
    expect(await pay(id)).toMatch(/该订单已支付/);
    expect(Object.values(sim.state.orders).filter(({ payment }) => payment)).toHaveLength(1);
  });
});

describe('closing', () => {
  it('answers 204 signed and empty, also the second time; the order then cannot be paid', async () => {
    const id = await prepayId();
    const closed = await merchant.close(NO);
    expect({ status: closed.status, text: closed.text }).toEqual({ status: 204, text: '' });
    expect(closed.headers['wechatpay-signature']).toBeDefined();
    expect((await merchant.close(NO)).status).toBe(204);
    expect((await merchant.query(NO)).json['trade_state']).toBe('CLOSED');
    expect(await pay(id)).toMatch(/订单已关闭/);
  });

  it('P18: a paid order is not closed, and stays paid', async () => {
    await merchant.place(NO);
    await sim.pay({ outTradeNo: NO });
    expect((await merchant.close(NO)).json['code']).toBe('ORDER_PAID');
    expect((await merchant.query(NO)).json['trade_state']).toBe('SUCCESS');
  });

  it('an unknown order is 404 for close and query; found by transaction id once paid', async () => {
    for (const answer of [await merchant.close(NO), await merchant.query(NO)]) {
      expect({ status: answer.status, code: answer.json['code'] }).toEqual({
        status: 404,
        code: 'ORDER_NOT_EXIST',
      });
    }
    await merchant.place(NO);
    const { payment } = await sim.pay({ outTradeNo: NO });
    const found = await merchant.call(
      'GET',
      `/v3/pay/transactions/id/${payment?.transactionId}?mchid=1900000001`,
    );
    expect(found.json['out_trade_no']).toBe(NO);
    expect((await merchant.call('GET', '/v3/pay/transactions/id/4200?mchid=1900000001')).status).toBe(404);
  });
});

describe('switches', () => {
  it('spells errors old, new, or alternating', async () => {
    const code = async () => (await merchant.query(NO)).json['code'];
    sim.set({ errorDialect: 'old' });
    expect(await code()).toBe('ORDERNOTEXIST');
    sim.set({ errorDialect: 'mixed' });
    expect(new Set([await code(), await code()])).toEqual(new Set(['ORDERNOTEXIST', 'ORDER_NOT_EXIST']));
  });

  it('P16: a lagging query keeps saying NOTPAY after the payment', async () => {
    await merchant.place(NO);
    await sim.pay({ outTradeNo: NO });
    sim.set({ queryLagsBehind: true });
    const { json } = await merchant.query(NO);
    expect(json['trade_state']).toBe('NOTPAY');
    expect(json).not.toHaveProperty('transaction_id');
  });

  it('P11, P13: a payment of another amount or by another openid is what the query then confirms', async () => {
    await merchant.place(NO);
    await sim.pay({ outTradeNo: NO, totalFen: 19799, openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6p' });
    const { json } = await merchant.query(NO);
    expect(json).toMatchObject({
      amount: { total: 19799 },
      payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6p' },
    });
  });

  it('errors are unsigned unless switched on', async () => {
    expect((await merchant.query(NO)).headers['wechatpay-signature']).toBeUndefined();
    sim.set({ signErrors: true });
    expect((await merchant.query(NO)).headers['wechatpay-signature']).toBeDefined();
  });
});
