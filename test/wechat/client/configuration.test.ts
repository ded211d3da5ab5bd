import { inspect } from 'node:util';
import { assertWechatConfig, assertWechatHosts, type WechatConfig } from '../../../server/src/wechat/config';
import { createWechatClients } from '../../../server/src/wechat/create-wechat-clients';
import { rejectionOf } from './support/async-error';
import { API_V3_KEY, certificate, merchant, stranger, testConfig } from './support/keys';
import { refusal, ScriptedWechat, timeout } from './support/outside';

const REAL: WechatConfig = testConfig({
  appid: 'wx3f1c8a90b7d24e56',
  mchid: '1623987745',
  merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  apiV3Key: 'q8Lr2Vx0Zt7Ky4Bn6Hm1Jw3Pd5Fc9Gs_',
  pushToken: 'k2j3h4k2j3h4',
  pushAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
});

describe('D17: production talks to WeChat and to nobody else', () => {
  test('the real hosts pass, the backup host too', () => {
    expect(() => assertWechatHosts(REAL, 'production')).not.toThrow();
    const backup = { ...REAL, payBaseUrl: 'https://api2.mch.weixin.qq.com' };
    expect(() => assertWechatHosts(backup, 'production')).not.toThrow();
  });

  test.each([
    ['payBaseUrl', 'http://api.mch.weixin.qq.com'],
    ['payBaseUrl', 'https://api.mch.weixin.qq.com.evil.example'],
    ['payBaseUrl', 'https://api.weixin.qq.com'],
    ['payBaseUrl', 'https://api.mch.weixin.qq.com:8443'],
    ['payBaseUrl', 'http://127.0.0.1:4700'],
    ['apiBaseUrl', 'http://api.weixin.qq.com'],
    ['apiBaseUrl', 'https://localhost'],
    ['appid', 'wx0000000000000001'],
    ['mchid', '1900000001'],
    ['apiV3Key', API_V3_KEY],
    ['pushAesKey', 'A'.repeat(43)],
    ['pushToken', 'simulator-token'],
  ] as const)('%s %s is refused', (field, value) => {
    expect(() => assertWechatHosts({ ...REAL, [field]: value }, 'production')).toThrow(field);
    expect(() => assertWechatHosts({ ...REAL, [field]: value }, 'test')).not.toThrow();
  });
});

test.each([
  ['apiV3Key', { apiV3Key: 'short' }],
  ['previousApiV3Key', { previousApiV3Key: 'short' }],
  ['merchantSerial', { merchantSerial: 'abc' }],
  ['merchantPrivateKeyPem', { merchantPrivateKeyPem: merchant.publicKey }],
  ['platformKeys', { platformKeys: {} }],
  ['platformKeys', { platformKeys: { PUB_KEY_ID_1: 'nonsense' } }],
  ['mchid', { mchid: 'M-0001' }],
  ['payBaseUrl', { payBaseUrl: 'nowhere' }],
  ['pushAesKey', { pushAesKey: 'short' }],
  ['appid', { appid: '' }],
])(
  'a configuration that can only fail later fails at start, naming %s but not its value',
  (field, change) => {
    const start = () => assertWechatConfig(testConfig(change));
    expect(start).toThrow(field);
    for (const value of Object.values(change)) {
      if (typeof value === 'string' && value !== '') expect(start).not.toThrow(value);
    }
  },
);

describe('D2: an error or a client written to a log gives nothing away', () => {
  const SECRETS = [
    merchant.privateKey.split('\n')[2],
    API_V3_KEY,
    'a-secret-nobody-may-read-0001',
    'token-nobody-may-read',
    'oCustomerOpenid',
    'js-code-1',
    'WECHATPAY2-SHA256-RSA2048',
    'signature=',
    'AAAAAAAAAA',
  ];

  function leaked(value: unknown): string[] {
    const seen = `${inspect(value, { depth: 20, showHidden: true })}${JSON.stringify(value)}${String(value)}`;
    const withStack = value instanceof Error ? `${seen}${value.stack}` : seen;
    return SECRETS.filter((secret): secret is string => secret !== undefined && withStack.includes(secret));
  }

  const order = {
    outTradeNo: 'C202601010000001',
    description: '草莓蛋糕',
    totalFen: 1,
    openid: 'oCustomerOpenid',
    timeExpireAt: new Date('2026-01-01T00:30:00Z'),
    notifyUrl: 'https://shop.example.com/n',
  };
  /** What a careless fetch error may hold: the request with its headers, and the URL. */
  const chatty = Object.assign(
    new TypeError('Failed to parse https://x/?secret=a-secret-nobody-may-read-0001'),
    {
      config: {
        headers: { Authorization: 'WECHATPAY2-SHA256-RSA2048 signature=', key: merchant.privateKey },
      },
      cause: new Error('oCustomerOpenid'),
    },
  );

  test.each([
    ['a network error that quotes the request', chatty],
    ['a time-out', timeout()],
    [
      'a refusal that quotes the customer',
      refusal(400, 'PARAM_ERROR', 'oCustomerOpenid', { field: '/payer/openid', value: 'oCustomerOpenid' }),
    ],
  ])('%s', async (_what, answer) => {
    const wechat = new ScriptedWechat().answers(answer);
    const { pay, miniProgram } = createWechatClients(testConfig(), wechat.outside);
    expect(leaked(await rejectionOf(pay.createJsapiOrder(order)))).toEqual([]);
    expect(leaked(await rejectionOf(miniProgram.exchangeCode('js-code-1')))).toEqual([]);
    expect(leaked(wechat.reports)).toEqual([]);
  });

  test('an error of a call made with an access token', async () => {
    const token = new Response('{"access_token":"token-nobody-may-read","expires_in":7200}');
    const wechat = new ScriptedWechat().answers(token, chatty);
    const { miniProgram } = createWechatClients(testConfig(), wechat.outside);
    const sent = { openid: 'oCustomerOpenid', templateId: 'T', fields: {} };
    expect(leaked(await rejectionOf(miniProgram.sendSubscribeMessage(sent)))).toEqual([]);
    expect(leaked(miniProgram)).toEqual([]);
  });

  test('the clients themselves', () => {
    const wechat = new ScriptedWechat();
    const clients = createWechatClients(
      testConfig({ previousApiV3Key: 'token-nobody-may-read-1234567890' }),
      wechat.outside,
    );
    expect(leaked(clients)).toEqual([]);
  });

  test('the check itself notices a leak', () => {
    expect(leaked(chatty)).not.toEqual([]);
    expect(leaked({ pem: [certificate.privateKey, merchant.privateKey] })).not.toEqual([]);
    expect(leaked({ pem: stranger.privateKey })).toEqual([]);
  });
});
