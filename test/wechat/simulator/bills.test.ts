import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { Merchant } from './support/merchant';

const keys = generateKeySet();
const HOUR = 3_600_000;
const DAY = '2026-01-01';

let sim: Simulator;
let merchant: Merchant;
beforeEach(async () => {
  sim = await startSimulator({
    keys,
    clock: { mode: 'manual', startAt: new Date('2026-01-01T04:00:00Z') },
    settings: { notifications: { drop: true } },
  });
  merchant = new Merchant(sim);
});
afterEach(() => sim.close());

async function paid(outTradeNo: string): Promise<void> {
  await merchant.place(outTradeNo);
  await sim.pay({ outTradeNo });
}
const ask = (query: string) => merchant.call('GET', `/v3/bill/tradebill?${query}`);

async function download(
  query = `bill_date=${DAY}`,
): Promise<{ bytes: Buffer; hash: unknown; signed: boolean }> {
  const { json } = await ask(query);
  const link = new URL(String(json['download_url']));
  const file = await merchant.call('GET', `${link.pathname}${link.search}`);
  return { bytes: file.bytes, hash: json['hash_value'], signed: 'wechatpay-signature' in file.headers };
}
const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
const rowsOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .split('\r\n')
    .slice(1, -3)
    .map((row) => row.split(',').map((cell) => cell.replace(/^`/, '')));

describe('when a bill exists', () => {
  it('from 10:00 of the next day; before that it is being made', async () => {
    await paid('C202601010000001');
    await sim.clock.advance(22 * HOUR - 1); // 2026-01-02 09:59:59.999 in China
    expect((await ask(`bill_date=${DAY}`)).json['code']).toBe('STATEMENT_CREATING');
    await sim.clock.advance(1);
    expect((await ask(`bill_date=${DAY}`)).status).toBe(200);
  });

  it('a day without trade has none', async () => {
    await sim.clock.advance(24 * HOUR);
    expect((await ask(`bill_date=${DAY}`)).json['code']).toBe('NO_STATEMENT_EXIST');
  });

  it.each([
    'bill_date=2026-01-02',
    'bill_date=2025-09-01',
    'bill_date=20260101',
    'bill_type=ALL',
    `bill_date=${DAY}&tar_type=ZIP`,
    `bill_date=${DAY}&bill_type=SOME`,
    `bill_date=${DAY}&extra=1`,
  ])('%s is a wrong question', async (query) => {
    await sim.clock.advance(24 * HOUR);
    expect((await ask(query)).json['code']).toBe('PARAM_ERROR');
  });
});

describe('the file', () => {
  beforeEach(async () => {
    await paid('C202601010000001');
    await paid('C202601010000002');
    await merchant.refund('C202601010000001', 'R1', 5985);
    await sim.clock.advance(24 * HOUR);
  });

  it('lists payments and refunds in yuan behind backticks, unsigned, with the SHA1 of its plain text', async () => {
    const { bytes, hash, signed } = await download();
    expect(signed).toBe(false);
    expect(sha1(bytes)).toBe(hash);
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff交易时间,公众账号ID,商户号/);
    expect(lines[1]?.split(',').every((cell) => cell.startsWith('`'))).toBe(true);
    const summary = rowsOf(bytes).map((row) => [row[0], row[6], row[9], row[15], row[16], row[24]]);
    expect(summary).toEqual([
      ['2026-01-01 12:00:00', 'C202601010000001', 'SUCCESS', '0', '0.00', '198.00'],
      ['2026-01-01 12:00:00', 'C202601010000001', 'REFUND', 'R1', '59.85', '0.00'],
      ['2026-01-01 12:00:00', 'C202601010000002', 'SUCCESS', '0', '0.00', '198.00'],
    ]);
    expect(lines.at(-2)).toBe('`3,`396.00,`59.85,`0.00,`2.38,`396.00,`59.85');
  });

  it('comes compressed when asked; the SHA1 is of the plain text', async () => {
    const { bytes, hash } = await download(`bill_date=${DAY}&tar_type=GZIP`);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    expect(sha1(gunzipSync(bytes))).toBe(hash);
  });

  it.each([
    ['SUCCESS', ['SUCCESS', 'SUCCESS']],
    ['REFUND', ['REFUND']],
  ])('of type %s holds only those rows', async (type, states) => {
    const { bytes } = await download(`bill_date=${DAY}&bill_type=${type}`);
    expect(rowsOf(bytes).map((row) => row[9])).toEqual(states);
  });

  it('the link must be signed and lives five minutes', async () => {
    const { json } = await ask(`bill_date=${DAY}`);
    const link = new URL(String(json['download_url']));
    const target = `${link.pathname}${link.search}`;
    expect((await merchant.call('GET', target, undefined, { nonce: 'x' })).status).toBe(401);
    await sim.clock.advance(5 * 60_000 + 1);
    expect((await merchant.call('GET', target)).json['code']).toBe('INVALID_REQUEST');
  });

  it('P26: differences on request: a row missing, one only WeChat knows, another amount, another refund', async () => {
    sim.bill(DAY, {
      remove: ['C202601010000002'],
      add: [{ outTradeNo: 'C202601019999999', totalFen: 8800 }],
      amountFen: { C202601010000001: 19900 },
      refundFen: { R1: 5986 },
    });
    const rows = rowsOf((await download()).bytes).map((row) => [row[6], row[9], row[16], row[24]]);
    expect(rows).toEqual([
      ['C202601010000001', 'SUCCESS', '0.00', '199.00'],
      ['C202601010000001', 'REFUND', '59.86', '0.00'],
      ['C202601019999999', 'SUCCESS', '0.00', '88.00'],
    ]);
  });

  it('P26: a wrong hash, a bill still being made, or none at all, on request', async () => {
    sim.bill(DAY, { wrongHash: true });
    const { bytes, hash } = await download();
    expect(sha1(bytes)).not.toBe(hash);
    sim.bill(DAY, { mode: 'creating' });
    expect((await ask(`bill_date=${DAY}`)).json['code']).toBe('STATEMENT_CREATING');
    sim.bill(DAY, { mode: 'none' });
    expect((await ask(`bill_date=${DAY}`)).json['code']).toBe('NO_STATEMENT_EXIST');
  });
});
