import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { Merchant } from './support/merchant';

const keys = generateKeySet();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
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
beforeEach(async () => {
  await merchant.place(NO);
  await sim.pay({ outTradeNo: NO });
});
afterEach(() => sim.reset());
afterAll(() => sim.close());

const status = async (outRefundNo: string) =>
  (await merchant.call('GET', `/v3/refund/domestic/refunds/${outRefundNo}`)).json['status'];
const refusal = ({ status: http, json }: { status: number; json: Record<string, unknown> }) => [
  http,
  json['code'],
];

describe('a refund', () => {
  it('is PROCESSING first and SUCCESS two seconds later; the order turns to REFUND', async () => {
    const answer = await merchant.refund(NO, 'R1', 5985);
    expect(answer.json).toMatchObject({
      out_refund_no: 'R1',
      out_trade_no: NO,
      status: 'PROCESSING',
      create_time: '2026-01-01T08:00:00+08:00',
      amount: { total: 19800, refund: 5985, payer_refund: 5985, discount_refund: 0 },
    });
    expect((await merchant.query(NO)).json['trade_state']).toBe('REFUND');
    await sim.clock.advance(2000);
    expect(await status('R1')).toBe('SUCCESS');
  });

  it('R4: asked for again with the same number is the same refund, not a second one', async () => {
    const first = await merchant.refund(NO, 'R1', 5985);
    const again = await merchant.refund(NO, 'R1', 5985);
    expect(again.json['refund_id']).toBe(first.json['refund_id']);
    expect(Object.keys(sim.state.refunds)).toEqual(['R1']);
  });

  it('with the same number and another amount is refused', async () => {
    await merchant.refund(NO, 'R1', 5985);
    expect(refusal(await merchant.refund(NO, 'R1', 5986))).toEqual([400, 'INVALID_REQUEST']);
  });

  it('of a payment with a WeChat coupon returns the payer a proportional part: 5,985 of 19,800 → 5,683', async () => {
    await merchant.place('C202601010000002');
    await sim.pay({ outTradeNo: 'C202601010000002', couponFen: 1000 });
    const first = await merchant.refund('C202601010000002', 'R2-1', 5985);
    expect(first.json['amount']).toMatchObject({
      payer_total: 18800,
      payer_refund: 5683,
      settlement_refund: 5985,
      discount_refund: 302,
    });
    await sim.clock.advance(MINUTE);
    const rest = await merchant.refund('C202601010000002', 'R2-2', 19800 - 5985);
    expect(rest.json['amount']).toMatchObject({ payer_refund: 18800 - 5683, discount_refund: 1000 - 302 });
  });

  it('by transaction id works too, but not with both numbers', async () => {
    const transactionId = sim.state.orders[NO]?.payment?.transactionId;
    const both = await merchant.refund(NO, 'R1', 1, { transaction_id: transactionId });
    expect(refusal(both)).toEqual([400, 'PARAM_ERROR']);
    const one = await merchant.refund(NO, 'R1', 1, {
      transaction_id: transactionId,
      out_trade_no: undefined,
    });
    expect(one.status).toBe(200);
  });
});

describe('R8: limits', () => {
  it.each<[string, number, Record<string, unknown>, unknown[]]>([
    ['more than was paid', 19801, {}, [400, 'INVALID_REQUEST']],
    ['zero', 0, {}, [400, 'PARAM_ERROR']],
    ['negative', -1, {}, [400, 'PARAM_ERROR']],
    ['a tenth of a fen', 0.1, {}, [400, 'PARAM_ERROR']],
    [
      'another order total',
      1,
      { amount: { refund: 1, total: 19801, currency: 'CNY' } },
      [400, 'INVALID_REQUEST'],
    ],
    ['unknown field', 1, { note: 'x' }, [400, 'PARAM_ERROR']],
    ['unknown order', 1, { out_trade_no: 'C202601010000099' }, [404, 'RESOURCE_NOT_EXISTS']],
  ])('%s is refused', async (_name, refundFen, change, expected) => {
    expect(refusal(await merchant.refund(NO, 'R1', refundFen, change))).toEqual(expected);
    expect(sim.state.refunds).toEqual({});
  });

  it('an unpaid order cannot be refunded', async () => {
    await merchant.place('C202601010000003');
    expect(refusal(await merchant.refund('C202601010000003', 'R1', 1))).toEqual([400, 'INVALID_REQUEST']);
  });

  it('parts together never exceed the payment', async () => {
    await merchant.refund(NO, 'R1', 10000);
    await sim.clock.advance(MINUTE);
    expect(refusal(await merchant.refund(NO, 'R2', 9801))).toEqual([400, 'INVALID_REQUEST']);
    expect((await merchant.refund(NO, 'R2', 9800)).status).toBe(200);
  });

  it('R11: a second part within a minute is too frequent; one minute later it passes', async () => {
    await merchant.refund(NO, 'R1', 100);
    await sim.clock.advance(MINUTE - 1);
    expect(refusal(await merchant.refund(NO, 'R2', 100))).toEqual([429, 'FREQUENCY_LIMITED']);
    await sim.clock.advance(1);
    expect((await merchant.refund(NO, 'R2', 100)).status).toBe(200);
  });

  it('fifty parts pass, the fifty-first does not', async () => {
    for (let part = 1; part <= 50; part += 1) {
      expect((await merchant.refund(NO, `R${part}`, 1)).status).toBe(200);
      await sim.clock.advance(MINUTE);
    }
    expect(refusal(await merchant.refund(NO, 'R51', 1))).toEqual([400, 'INVALID_REQUEST']);
  });

  it('after a year it is too late', async () => {
    await sim.clock.advance(365 * DAY + 1);
    expect(refusal(await merchant.refund(NO, 'R1', 1))).toEqual([400, 'INVALID_REQUEST']);
  });
});

describe('outcomes', () => {
  it('R5: NOT_ENOUGH refuses with 403 and leaves no refund; after topping up the same number works', async () => {
    sim.refundResult({ outcome: 'NOT_ENOUGH' });
    expect(refusal(await merchant.refund(NO, 'R1', 100))).toEqual([403, 'NOT_ENOUGH']);
    expect((await merchant.call('GET', '/v3/refund/domestic/refunds/R1')).status).toBe(404);
    expect((await merchant.refund(NO, 'R1', 100)).status).toBe(200);
  });

  it.each(['ABNORMAL', 'CLOSED'] as const)('R6: a refund can end %s', async (outcome) => {
    sim.refundResult({ outcome });
    await merchant.refund(NO, 'R1', 100);
    await sim.clock.advance(2000);
    expect(await status('R1')).toBe(outcome);
  });

  it('R6: after CLOSED the money may be refunded under a new number', async () => {
    sim.refundResult({ outcome: 'CLOSED' });
    await merchant.refund(NO, 'R1', 19800);
    await sim.clock.advance(MINUTE);
    expect((await merchant.refund(NO, 'R2', 19800)).status).toBe(200);
  });

  it('a held refund stays PROCESSING until a test ends it, and never changes again', async () => {
    sim.set({ refunds: { settleAfterMs: null } });
    await merchant.refund(NO, 'R1', 100);
    await sim.clock.advance(DAY);
    expect(await status('R1')).toBe('PROCESSING');
    sim.refundResult({ outRefundNo: 'R1', outcome: 'SUCCESS' });
    sim.refundResult({ outRefundNo: 'R1', outcome: 'ABNORMAL' });
    expect(await status('R1')).toBe('SUCCESS');
  });
});
