import { createPublicKey, verify } from 'node:crypto';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { type Answer, http, Merchant } from './support/merchant';

const keys = generateKeySet();
const NO = 'C202601010000001';
const QUERY = '/v3/pay/transactions/out-trade-no/*';

let sim: Simulator;
let merchant: Merchant;
beforeAll(async () => {
  sim = await startSimulator({ keys });
  merchant = new Merchant(sim);
});
beforeEach(() => merchant.place(NO));
afterEach(() => sim.reset());
afterAll(() => sim.close());

function isSignedByWechat({ headers, text }: Answer): boolean {
  const message = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${text}\n`;
  const signature = Buffer.from(String(headers['wechatpay-signature']), 'base64');
  const publicKey = createPublicKey(sim.credentials.platformPublicKeyPem);
  return verify('sha256', Buffer.from(message), publicKey, signature);
}

describe('P24, P25: faults on the way back', () => {
  it('without a fault an answer is signed over its exact bytes', async () => {
    expect(isSignedByWechat(await merchant.query(NO))).toBe(true);
  });

  it('status: 429 and 500 come without processing, then the fault is used up', async () => {
    sim.fault({ match: { path: QUERY }, do: { status: 429 } });
    sim.fault({ match: { path: QUERY }, do: { status: 500, code: 'BANK_ERROR' } });
    const answers = [await merchant.query(NO), await merchant.query(NO), await merchant.query(NO)];
    expect(answers.map(({ status, json }) => [status, json['code']])).toEqual([
      [429, 'FREQUENCY_LIMITED'],
      [500, 'BANK_ERROR'],
      [200, undefined],
    ]);
  });

  it('times: 3 faults hit three requests; 0 hits until cleared', async () => {
    const statuses = async (count: number) => {
      const seen: number[] = [];
      for (let at = 0; at < count; at += 1) seen.push((await merchant.query(NO)).status);
      return seen;
    };
    sim.fault({ match: { path: QUERY, method: 'GET' }, do: { status: 500 }, times: 3 });
    expect(await statuses(4)).toEqual([500, 500, 500, 200]);
    sim.fault({ match: { path: QUERY }, do: { status: 500 }, times: 0 });
    expect(await statuses(2)).toEqual([500, 500]);
    sim.clearFaults();
    expect(await statuses(1)).toEqual([200]);
  });

  it('a fault for another path or method does not touch this request', async () => {
    sim.fault({ match: { path: '/v3/refund/*' }, do: { status: 500 } });
    sim.fault({ match: { path: QUERY, method: 'POST' }, do: { status: 500 } });
    expect((await merchant.query(NO)).status).toBe(200);
  });

  it('badSignature: the signature belongs to another key', async () => {
    sim.fault({ match: { path: QUERY }, do: { badSignature: true } });
    const answer = await merchant.query(NO);
    expect(answer.status).toBe(200);
    expect(isSignedByWechat(answer)).toBe(false);
  });

  it('unsigned: 200 without any signature header', async () => {
    sim.fault({ match: { path: QUERY }, do: { unsigned: true } });
    const { status, headers } = await merchant.query(NO);
    expect(status).toBe(200);
    expect(Object.keys(headers).filter((name) => name.startsWith('wechatpay-'))).toEqual([]);
  });

  it.each([
    [true, -301],
    [299, -299],
    [-301, 301],
  ])('staleTs %p: correctly signed, but dated %i s off', async (staleTs, seconds) => {
    sim.fault({ match: { path: QUERY }, do: { staleTs } });
    const answer = await merchant.query(NO);
    const offSeconds = Number(answer.headers['wechatpay-timestamp']) - Date.now() / 1000;
    expect(Math.abs(offSeconds - seconds)).toBeLessThan(5);
    expect(isSignedByWechat(answer)).toBe(true);
  });

  it('html: a page instead of JSON, with 200 or another status', async () => {
    sim.fault({ match: { path: QUERY }, do: { html: true } });
    sim.fault({ match: { path: QUERY }, do: { html: true, status: 502 } });
    const answers = [await merchant.query(NO), await merchant.query(NO)];
    expect(answers.map(({ status }) => status)).toEqual([200, 502]);
    expect(answers.every(({ text }) => text.startsWith('<html>'))).toBe(true);
  });

  it('invalidJson: signed, but not JSON', async () => {
    sim.fault({ match: { path: QUERY }, do: { invalidJson: true } });
    const answer = await merchant.query(NO);
    expect(isSignedByWechat(answer)).toBe(true);
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
  });

  it('drop: the connection is cut and nothing was placed', async () => {
    sim.fault({ match: { path: '/v3/pay/transactions/jsapi' }, do: { drop: true } });
    await expect(merchant.place('C202601010000002')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(Object.keys(sim.state.orders)).toEqual([NO]);
  });

  it('P19: resetAfterAccept: the connection is cut but the order was placed; a repeat finds it', async () => {
    sim.fault({ match: { path: '/v3/pay/transactions/jsapi' }, do: { resetAfterAccept: true } });
    await expect(merchant.place('C202601010000002')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(Object.keys(sim.state.orders)).toEqual([NO, 'C202601010000002']);
    expect((await merchant.place('C202601010000002')).status).toBe(200);
    expect(Object.keys(sim.state.orders)).toHaveLength(2);
  });

  it('delay: the answer comes late, the order is placed before', async () => {
    sim.fault({ match: { path: '/v3/pay/transactions/jsapi' }, do: { delay: 300 } });
    const began = performance.now();
    expect((await merchant.place('C202601010000002')).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('errcode: mini-program calls answer 200 with the injected code', async () => {
    sim.fault({ match: { path: '/sns/jscode2session' }, do: { errcode: -1, errmsg: 'system error' } });
    const { status, json } = await http('GET', `${sim.baseUrl}/sns/jscode2session`);
    expect([status, json['errcode']]).toEqual([200, -1]);
  });

  it('the journal names the fault that was applied', async () => {
    sim.fault({ match: { path: QUERY }, do: { status: 500 } });
    await merchant.query(NO);
    expect(sim.journal.entries({ pathPart: NO }).at(-1)).toMatchObject({
      status: 500,
      fault: '{"status":500}',
    });
  });
});
