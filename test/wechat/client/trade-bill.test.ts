import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { createWechatClients } from '../../../server/src/wechat/create-wechat-clients';
import { decimalToInteger } from '../../../server/src/wechat/wire-formats';
import { testConfig } from './support/keys';
import { refusal, ScriptedWechat, signedJson } from './support/outside';

const HEADER =
  '\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注';
const PAID =
  '`2026-01-01 08:05:00,`wx0000000000000001,`1900000001,`0,`,`4200000000202601010000000001,`C202601010000001,' +
  '`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`JSAPI,`SUCCESS,`OTHERS,`CNY,`188.00,`0.00,`0,`0,`0.00,`0.00,`,`,`草莓蛋糕, 6寸,`,' +
  '`1.12800,`0.60%,`198.00,`0.00,`';
const REFUNDED =
  '`2026-01-01 09:00:00,`wx0000000000000001,`1900000001,`0,`,`4200000000202601010000000001,`C202601010000001,' +
  '`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5000,`R1-1,`59.85,`0.00,`ORIGINAL,' +
  '`SUCCESS,`草莓蛋糕, 6寸,`,`-0.36000,`0.60%,`0.00,`59.85,`';
const SUMMARY =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n' +
  '`2,`188.00,`59.85,`0.00,`0.76800,`198.00,`59.85\r\n';
const FILE = [HEADER, PAID, REFUNDED, SUMMARY].join('\r\n');

const wechat = new ScriptedWechat();
const { pay } = createWechatClients(testConfig(), wechat.outside);
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

function address(hash: string, url = 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=xxx') {
  return signedJson({ hash_type: 'SHA1', hash_value: hash, download_url: url });
}

function download(file: string, hash = sha1(file)) {
  wechat.answers(address(hash), new Response(gzipSync(file)));
  return pay.downloadTradeBill('2026-01-01');
}

beforeEach(() => {
  wechat.requests.length = 0;
});

test('P26: the bill of a day is read in fen, without its backticks, commas in names included', async () => {
  expect(await download(FILE)).toEqual({
    billOn: '2026-01-01',
    sha1: sha1(FILE),
    rows: [
      {
        tradedAt: new Date('2026-01-01T00:05:00Z'),
        appid: 'wx0000000000000001',
        mchid: '1900000001',
        transactionId: '4200000000202601010000000001',
        outTradeNo: 'C202601010000001',
        openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
        tradeState: 'SUCCESS',
        currency: 'CNY',
        totalFen: 19800,
        settlementTotalFen: 18800,
        refundId: '',
        outRefundNo: '',
        refundFen: 0,
        refundStatus: '',
        description: '草莓蛋糕, 6寸',
        feeMilliFen: 112800,
      },
      expect.objectContaining({
        tradeState: 'REFUND',
        refundId: '5000',
        outRefundNo: 'R1-1',
        refundFen: 5985,
        refundStatus: 'SUCCESS',
        totalFen: 0,
        feeMilliFen: -36000,
      }),
    ],
  });
  expect(wechat.requests.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
    '/v3/bill/tradebill?bill_date=2026-01-01&bill_type=ALL&tar_type=GZIP',
    '/v3/billdownload/file?token=xxx',
  ]);
  expect(wechat.requests[1]?.headers['authorization']).toMatch(/^WECHATPAY2-SHA256-RSA2048 /);
});

test('P26: a file whose hash differs is not imported', async () => {
  await expect(download(FILE, sha1('another file'))).rejects.toMatchObject({
    kind: 'unknown',
    code: 'BILL_HASH',
  });
});

test.each([
  ['cut off before the summary', [HEADER, PAID, REFUNDED, ''].join('\r\n')],
  ['cut off inside the summary', [HEADER, PAID, SUMMARY.split('\r\n')[0]].join('\r\n')],
  ['a row that lost a field', FILE.replace('`JSAPI,', '')],
  ['an amount in words', FILE.replace('`198.00,`0.00,`\r\n', '`many,`0.00,`\r\n')],
  ['an amount finer than a fen', FILE.replace('`198.00,`0.00,`\r\n', '`198.005,`0.00,`\r\n')],
  ['a column renamed', FILE.replace('申请退款金额,费率备注', '退款,费率备注')],
  ['a day that does not exist', FILE.replace('`2026-01-01 08', '`2026-13-01 08')],
])('P26: a file with %s is refused as a whole', async (_how, file) => {
  expect(file).not.toBe(FILE);
  await expect(download(file)).rejects.toMatchObject({ kind: 'unknown', code: 'BILL_UNREADABLE' });
});

test('a file that is not gzip is refused', async () => {
  wechat.answers(address(sha1(FILE)), new Response(FILE));
  await expect(pay.downloadTradeBill('2026-01-01')).rejects.toMatchObject({ code: 'BILL_UNREADABLE' });
});

test.each([
  ['NO_STATEMENT_EXIST', 'none'],
  ['STATEMENT_CREATING', 'creating'],
])('%s means %s', async (code, result) => {
  wechat.answers(refusal(400, code));
  expect(await pay.downloadTradeBill('2026-01-01')).toBe(result);
});

test('another refusal stays an error, so that a closed day and a broken one differ', async () => {
  wechat.answers(refusal(403, 'NO_AUTH'));
  await expect(pay.downloadTradeBill('2026-01-01')).rejects.toMatchObject({
    kind: 'rejected',
    code: 'NO_AUTH',
  });
});

test.each([
  'https://evil.example.com/v3/billdownload/file?token=x',
  'http://api.mch.weixin.qq.com/v3/billdownload/file?token=x',
  'file:///etc/passwd',
  'nonsense',
])('our signature is not sent to %s', async (url) => {
  wechat.answers(address(sha1(FILE), url));
  await expect(pay.downloadTradeBill('2026-01-01')).rejects.toMatchObject({ code: 'MALFORMED' });
  expect(wechat.requests).toHaveLength(1);
});

test.each([
  ['198.00', 2, 19800],
  ['1.005', 3, 1005],
  ['0.07', 2, 7],
  ['-0.5', 2, -50],
  ['-0.00', 2, 0],
  ['19.80000', 2, 1980],
  ['12', 2, 1200],
  ['', 2, 0],
])('%j with %i digits is %i', (text, digits, integer) => {
  expect(decimalToInteger(text, digits)).toBe(integer);
});

test.each(['1.234', '1e3', ' 1', '1,000.00', '.5', '5.', '9007199254740993.00', 'NaN'])(
  '%j is no amount',
  (text) => {
    expect(() => decimalToInteger(text, 2)).toThrow(RangeError);
  },
);

test('every amount in fen survives the way through yuan text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
      const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      expect(decimalToInteger(text, 2)).toBe(fen);
    }),
  );
});
