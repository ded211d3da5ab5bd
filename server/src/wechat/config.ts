import { createPrivateKey, createPublicKey } from 'node:crypto';

/** Everything the clients must know about one merchant and one mini-program. Secrets: never log this object. */
export interface WechatConfig {
  appid: string;
  appSecret: string;
  mchid: string;
  /** 40 hex digits of the merchant certificate. */
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  /** 32 bytes; decrypts notifications and certificates. */
  apiV3Key: string;
  /** Still tried while the APIv3 key is being changed. */
  previousApiV3Key?: string;
  /** Serial -> PEM: `PUB_KEY_ID_…` public keys and 40-hex platform certificates, several during a switch. */
  platformKeys: Record<string, string>;
  payMode: 'public-key' | 'certificate';
  payBaseUrl: string;
  apiBaseUrl: string;
  pushToken: string;
  /** 43 characters. Empty: pushes arrive in plain text. */
  pushAesKey: string;
}

const PAY_HOSTS = ['api.mch.weixin.qq.com', 'api2.mch.weixin.qq.com'];
const API_HOSTS = [
  'api.weixin.qq.com',
  'api2.weixin.qq.com',
  'sh.api.weixin.qq.com',
  'sz.api.weixin.qq.com',
  'hk.api.weixin.qq.com',
];
export const WECHAT_HOSTS: readonly string[] = [...PAY_HOSTS, ...API_HOSTS];

/** Values printed in documents and used by tests and the simulator: they open nothing, or open everything. */
const SAMPLE_VALUES = new Set([
  'wx0000000000000001',
  '1900000001',
  '1900000109',
  '1230000109',
  '7777777777777777777777777777777777777777',
  '0123456789abcdef0123456789ABCDEF',
  'AAAAA',
  'A'.repeat(43),
]);

/** The configuration cannot work or must not run; the message names the field, never its value. */
export class WechatConfigError extends Error {
  override readonly name = 'WechatConfigError';
}

/**
 * Refuses, in production, everything that would send customers' money anywhere but to WeChat: plain http, hosts
 * outside WeChat's list, and sample or simulator credentials. Example: `http://127.0.0.1:4700` with nodeEnv
 * `production` throws; the same with `test` passes.
 */
export function assertWechatHosts(
  config: Pick<WechatConfig, 'payBaseUrl' | 'apiBaseUrl'> & Partial<WechatConfig>,
  nodeEnv: string | undefined,
): void {
  if (nodeEnv !== 'production') return;
  assertHost('payBaseUrl', config.payBaseUrl, PAY_HOSTS);
  assertHost('apiBaseUrl', config.apiBaseUrl, API_HOSTS);
  for (const field of ['appid', 'mchid', 'merchantSerial', 'apiV3Key', 'pushToken', 'pushAesKey'] as const) {
    const value = config[field];
    if (value !== undefined && (SAMPLE_VALUES.has(value) || /simulator/i.test(value))) {
      throw new WechatConfigError(`${field}: a sample or simulator value cannot run in production`);
    }
  }
  if (Object.keys(config.platformKeys ?? {}).some((serial) => /simulator/i.test(serial))) {
    throw new WechatConfigError('platformKeys: a simulator key cannot run in production');
  }
}

function assertHost(field: string, baseUrl: string, hosts: string[]): void {
  const url = parseUrl(field, baseUrl);
  if (url.protocol !== 'https:') throw new WechatConfigError(`${field}: production needs https`);
  if (!hosts.includes(url.host)) throw new WechatConfigError(`${field}: not a WeChat host`);
}

/** Refuses a configuration that can only fail later: wrong lengths, unreadable keys, no key to verify with. */
export function assertWechatConfig(config: WechatConfig): void {
  const check = (holds: boolean, message: string): void => {
    if (!holds) throw new WechatConfigError(message);
  };
  parseUrl('payBaseUrl', config.payBaseUrl);
  parseUrl('apiBaseUrl', config.apiBaseUrl);
  check(config.appid !== '' && config.appSecret !== '', 'appid and appSecret are needed');
  check(/^\d{8,32}$/.test(config.mchid), 'mchid: 8 to 32 digits');
  check(/^[0-9A-Fa-f]{40}$/.test(config.merchantSerial), 'merchantSerial: 40 hex digits');
  check(Buffer.byteLength(config.apiV3Key) === 32, 'apiV3Key: 32 bytes');
  check(
    config.previousApiV3Key === undefined || Buffer.byteLength(config.previousApiV3Key) === 32,
    'previousApiV3Key: 32 bytes',
  );
  check(
    config.pushAesKey === '' || /^[0-9A-Za-z+/]{43}$/.test(config.pushAesKey),
    'pushAesKey: 43 characters of base64',
  );
  check(
    config.payMode === 'certificate' || publicKeyId(config) !== undefined,
    'platformKeys: public-key mode needs a PUB_KEY_ID_… key',
  );
  check(
    canRead(() => createPrivateKey(config.merchantPrivateKeyPem)),
    'merchantPrivateKeyPem: not a private key',
  );
  for (const pem of Object.values(config.platformKeys)) {
    check(
      canRead(() => createPublicKey(pem)),
      'platformKeys: not a public key or certificate',
    );
  }
}

/** The serial to announce on requests in public-key mode, e.g. `PUB_KEY_ID_0119…`. */
export function publicKeyId(config: Pick<WechatConfig, 'platformKeys'>): string | undefined {
  return Object.keys(config.platformKeys).find((serial) => serial.startsWith('PUB_KEY_ID_'));
}

function parseUrl(field: string, text: string): URL {
  if (!URL.canParse(text)) throw new WechatConfigError(`${field}: not a URL`);
  return new URL(text);
}

function canRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
