import { randomBytes } from 'node:crypto';

import { readConfig } from '../../../server/src/app';
import { ConfigError } from '../../../server/src/platform';
import { testEnvironment } from '../../support/config';
import { generateKeySet } from '../../wechat-simulator/src';

const { credentials } = generateKeySet();
const development = testEnvironment(credentials, {
  databaseUrl: 'mysql://shop:secret@127.0.0.1:3306/shop',
  port: 8080,
  wechatBaseUrl: 'http://127.0.0.1:4700',
});

/** What a real shop would set: nothing of the simulator in it. */
const production = {
  ...development,
  NODE_ENV: 'production',
  RATE_LIMITS: 'on',
  SIMULATOR_PORT: '0',
  PUBLIC_BASE_URL: 'https://shop.example.cn',
  WECHAT_MODE: 'real',
  WECHAT_APPID: 'wx8888f1a2b3c4d5e6',
  WECHAT_MCHID: '1612345678',
  WECHAT_MERCHANT_SERIAL: randomBytes(20).toString('hex').toUpperCase(),
  WECHAT_API_V3_KEY: randomBytes(16).toString('hex'),
  WECHAT_PUSH_TOKEN: randomBytes(8).toString('hex'),
  WECHAT_PUSH_AES_KEY:
    'k'.repeat(42).replace(/k/g, () => 'abcdefghijklmnop'[(randomBytes(1)[0] as number) % 16] as string) +
    'Q',
  WECHAT_PLATFORM_KEYS: JSON.stringify({ PUB_KEY_ID_0116123456782025: credentials.platformPublicKeyPem }),
  WECHAT_PAY_BASE_URL: 'https://api.mch.weixin.qq.com',
  WECHAT_API_BASE_URL: 'https://api.weixin.qq.com',
};

function mistakes(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [...error.mistakes];
    throw error;
  }
}

describe('the configuration', () => {
  it('of the test environment and of a real shop is accepted', () => {
    expect([mistakes(development), mistakes(production)]).toEqual([[], []]);
  });

  it('lists every mistake at once, by variable, without telling any value', () => {
    const found = mistakes({
      ...development,
      PORT: '0x50',
      DATABASE_URL: 'postgres://secret-host/db',
      FIELD_KEYS: 'f1:c2hvcnQ=',
      WECHAT_API_V3_KEY: '',
      LOG_LEVEL: 'loud',
      TOKEN_SECRETS: undefined,
    });
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'WECHAT_API_V3_KEY',
      'TOKEN_SECRETS',
      'FIELD_KEYS',
      'LOG_LEVEL',
    ]);
    expect(found.join()).not.toMatch(/0x50|secret-host|c2hvcnQ|loud/);
  });

  it('an empty environment says what a server needs', () => {
    const found = mistakes({});
    expect(found).toContain('DATABASE_URL: is missing (mysql://user:password@host:port/database)');
    expect(found.length).toBeGreaterThanOrEqual(12);
  });

  it('takes secrets from files, and says when a file cannot be read', () => {
    const { WECHAT_APP_SECRET: _, ...without } = development;
    expect(mistakes({ ...without, WECHAT_APP_SECRET_FILE: '/nowhere/secret' })).toEqual([
      'WECHAT_APP_SECRET_FILE: the file cannot be read',
    ]);
  });

  it.each([
    ['PUBLIC_BASE_URL', 'http://shop.example.cn'],
    ['WECHAT_MODE', 'simulator'],
    ['SIMULATOR_PORT', '4700'],
    ['CLOCK_AHEAD_SECONDS', '60'],
    ['FAULT_POINTS', 'orders.after-commit=kill'],
    ['RATE_LIMITS', 'off'],
    ['WECHAT_PAY_BASE_URL', 'http://api.mch.weixin.qq.com'],
    ['WECHAT_API_BASE_URL', 'http://127.0.0.1:4700'],
    ['BLIND_INDEX_KEY', Buffer.alloc(32).toString('base64')],
    ['PICKUP_CODE_KEY', Buffer.from('0123456789abcdef0123456789ABCDEF').fill('test').toString('base64')],
    ['FIELD_KEYS', `f1:${Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('base64')}`],
  ])('D17: production refuses %s = %s', (name, value) => {
    expect(mistakes({ ...production, [name]: value }).map((text) => text.split(':')[0])).toEqual([name]);
  });

  it.each([
    ['WECHAT_PAY_BASE_URL', 'https://pay.evil.example'],
    ['WECHAT_APPID', 'wx0000000000000001'],
    ['WECHAT_API_V3_KEY', '0123456789abcdef0123456789ABCDEF'],
  ])('D17: production refuses the simulator or a sample in %s', (name, value) => {
    expect(mistakes({ ...production, [name]: value })).toHaveLength(1);
  });

  it('D17: production refuses one key for two purposes', () => {
    const shared = randomBytes(32).toString('base64');
    expect(mistakes({ ...production, BLIND_INDEX_KEY: shared, PICKUP_CODE_KEY: shared })).toEqual([
      'PICKUP_CODE_KEY: the same key is used for two purposes',
    ]);
  });
});
