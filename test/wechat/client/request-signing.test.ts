import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { paymentText, RequestSigner, requestText } from '../../../server/src/wechat/pay/request-signer';
import { MERCHANT_SERIAL, merchant, NOW, NOW_SECONDS, stranger } from './support/keys';

const signer = new RequestSigner({
  mchid: '1900000001',
  merchantSerial: MERCHANT_SERIAL,
  merchantPrivateKeyPem: merchant.privateKey,
});
const merchantKey = Rsa.from(merchant.publicKey, Rsa.KEY_TYPE_PUBLIC);
const NONCE = '5K8264ILTKCH16CQ2502SI8ZNMTM67VS';
const ORDER = '{"description":"草莓奶油蛋糕 6寸","amount":{"total":19800}}';

function fieldsOf(authorization: string): Record<string, string> {
  const [scheme, rest = ''] = authorization.split(' ');
  expect(scheme).toBe('WECHATPAY2-SHA256-RSA2048');
  return Object.fromEntries(
    Array.from(rest.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name, value]),
  );
}

test('the text to sign has five lines, each ended, the last one too', () => {
  expect(requestText('POST', '/v3/pay/transactions/jsapi', '1767225600', NONCE, ORDER)).toBe(
    `POST\n/v3/pay/transactions/jsapi\n1767225600\n${NONCE}\n${ORDER}\n`,
  );
});

test('a query signs its parameters and an empty body line', () => {
  const target = '/v3/pay/transactions/out-trade-no/C202601010000001?mchid=1900000001';
  expect(requestText('GET', target, '1767225600', NONCE, '')).toBe(
    `GET\n${target}\n1767225600\n${NONCE}\n\n`,
  );
});

test("WeChat's own example of the four payment lines", () => {
  expect(
    paymentText(
      'wx2421b1c4370ec43b',
      '1554208460',
      '593BEC0C930BF1AFEB40B4A08C8FB242',
      'wx201410272009395522657a690389285100',
    ),
  ).toBe(
    'wx2421b1c4370ec43b\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\nprepay_id=wx201410272009395522657a690389285100\n',
  );
});

test("another library builds the same text from our header and accepts our merchant's signature", () => {
  const fields = fieldsOf(
    signer.authorization({ method: 'POST', target: '/v3/pay/transactions/jsapi', body: ORDER }, NOW),
  );
  const text = Formatter.request(
    'POST',
    '/v3/pay/transactions/jsapi',
    fields['timestamp'] ?? '',
    fields['nonce_str'] ?? '',
    ORDER,
  );
  expect(Rsa.verify(text, fields['signature'] ?? '', merchantKey)).toBe(true);
  expect(Rsa.verify(text, fields['signature'] ?? '', Rsa.from(stranger.publicKey, 'public'))).toBe(false);
  expect(fields).toEqual({
    mchid: '1900000001',
    nonce_str: expect.stringMatching(/^[0-9A-F]{32}$/),
    signature: expect.any(String),
    timestamp: String(NOW_SECONDS),
    serial_no: MERCHANT_SERIAL,
  });
});

test('the payment parameters are text, and another library accepts their signature', () => {
  const payment = signer.payment('wx0000000000000001', 'wx01000000000000000000000000000000', NOW, NONCE);
  expect(payment).toEqual({
    timeStamp: '1767225600',
    nonceStr: NONCE,
    package: 'prepay_id=wx01000000000000000000000000000000',
    signType: 'RSA',
    paySign: expect.any(String),
  });
  const text = Formatter.joinedByLineFeed(
    'wx0000000000000001',
    payment.timeStamp,
    payment.nonceStr,
    payment.package,
  );
  expect(Rsa.verify(text, payment.paySign, merchantKey)).toBe(true);
});

test('two requests in the same second never share a nonce', () => {
  const nonces = Array.from({ length: 200 }, () => signer.payment('wx', 'wx1', NOW).nonceStr);
  expect(new Set(nonces).size).toBe(200);
});
