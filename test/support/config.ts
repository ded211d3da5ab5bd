import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

import type { Credentials } from '../wechat-simulator/src';

const key = (): string => randomBytes(32).toString('base64');

/** The environment of a server under test: fresh keys, no rate limits, no background loops, silent. */
export function testEnvironment(
  wechat: Credentials,
  parts: { databaseUrl: string; port: number; wechatBaseUrl: string },
): Record<string, string> {
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(parts.port),
    DATABASE_URL: parts.databaseUrl,
    PUBLIC_BASE_URL: `http://127.0.0.1:${parts.port}`,
    WECHAT_MODE: 'simulator',
    SIMULATOR_PORT: new URL(parts.wechatBaseUrl).port,
    WECHAT_APPID: wechat.appid,
    WECHAT_APP_SECRET: wechat.appSecret,
    WECHAT_MCHID: wechat.mchid,
    WECHAT_MERCHANT_SERIAL: wechat.merchantSerial,
    WECHAT_MERCHANT_PRIVATE_KEY: wechat.merchantPrivateKeyPem,
    WECHAT_API_V3_KEY: wechat.apiV3Key,
    WECHAT_PLATFORM_KEYS: JSON.stringify({ [wechat.platformSerial]: wechat.platformPublicKeyPem }),
    WECHAT_PAY_BASE_URL: parts.wechatBaseUrl,
    WECHAT_API_BASE_URL: parts.wechatBaseUrl,
    WECHAT_PUSH_TOKEN: wechat.pushToken,
    WECHAT_PUSH_AES_KEY: wechat.pushAesKey,
    TOKEN_SECRETS: `t1:${key()}`,
    FIELD_KEYS: `f1:${key()}`,
    BLIND_INDEX_KEY: key(),
    PICKUP_CODE_KEY: key(),
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    BACKGROUND_LOOPS: 'off',
    DATABASE_POOL_SIZE: '20',
    // Hundreds come at once in the races, on machines that may be slow: here they wait their turn.
    DATABASE_POOL_WAIT_MS: '30000',
  };
}

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
