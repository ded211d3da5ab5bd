import { createCipheriv, generateKeyPairSync, sign } from 'node:crypto';
import type { WechatConfig } from '../../../../server/src/wechat/config';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** One merchant, WeChat's current key, WeChat's certificate key and a stranger's, made once per test file. */
export const merchant = pair();
export const platform = pair();
export const certificate = pair();
export const stranger = pair();

export const PLATFORM_SERIAL = 'PUB_KEY_ID_0119000000012026010100000000000001';
export const CERTIFICATE_SERIAL = '5157F09EFDC096DE15EBE81A47057A7200000000';
export const MERCHANT_SERIAL = '7777777777777777777777777777777777777777';
export const API_V3_KEY = '0123456789abcdef0123456789ABCDEF';
export const PREVIOUS_API_V3_KEY = 'fedcba9876543210fedcba9876543210';

/** 2026-01-01 08:00:00 in China. */
export const NOW = new Date('2026-01-01T00:00:00Z');
export const NOW_SECONDS = NOW.getTime() / 1000;

export function testConfig(changes: Partial<WechatConfig> = {}): WechatConfig {
  return {
    appid: 'wx0000000000000001',
    appSecret: 'a-secret-nobody-may-read-0001',
    mchid: '1900000001',
    merchantSerial: MERCHANT_SERIAL,
    merchantPrivateKeyPem: merchant.privateKey,
    apiV3Key: API_V3_KEY,
    platformKeys: { [PLATFORM_SERIAL]: platform.publicKey },
    payMode: 'public-key',
    payBaseUrl: 'https://api.mch.weixin.qq.com',
    apiBaseUrl: 'https://api.weixin.qq.com',
    pushToken: 'AAAAA',
    pushAesKey: 'A'.repeat(43),
    ...changes,
  };
}

/** What WeChat would put on a body, signed here without any code of the client. */
export function signedHeaders(
  body: string | Buffer,
  by: { privateKey?: string; serial?: string; atSeconds?: number } = {},
): Record<string, string> {
  const timestamp = String(by.atSeconds ?? NOW_SECONDS);
  const nonce = 'd824f2e086d3c1df967785d13fcd22ef';
  const text = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), Buffer.from(body), Buffer.from('\n')]);
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': by.serial ?? PLATFORM_SERIAL,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Wechatpay-Signature': sign('sha256', text, by.privateKey ?? platform.privateKey).toString('base64'),
  };
}

/** An AES-256-GCM resource as WeChat builds it. */
export function sealedResource(plain: string, originalType: string, apiV3Key = API_V3_KEY) {
  const nonce = 'fdasflkja484';
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), nonce);
  cipher.setAAD(Buffer.from(originalType));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    associated_data: originalType,
    nonce,
  };
}

export const PAID_TRANSACTION = {
  mchid: '1900000001',
  appid: 'wx0000000000000001',
  out_trade_no: 'C202601010000001',
  transaction_id: '4200000000202601010000000001',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-01-01T08:05:00+08:00',
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 19800, payer_total: 18800, currency: 'CNY', payer_currency: 'CNY' },
};

/** The same payment in the words of our port. */
export const PAID_TRANSACTION_READ = {
  appid: 'wx0000000000000001',
  mchid: '1900000001',
  outTradeNo: 'C202601010000001',
  transactionId: '4200000000202601010000000001',
  tradeState: 'SUCCESS',
  successAt: new Date('2026-01-01T00:05:00Z'),
  payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  totalFen: 19800,
  payerTotalFen: 18800,
  currency: 'CNY',
  attach: '',
};
