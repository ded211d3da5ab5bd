// The server's environment for a demo on this machine: secrets made once per installation, WeChat's side from the simulator.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const secret = () => randomBytes(32).toString('base64url');

/** Secrets of this installation, made on the first call and kept (losing them would make sealed fields unreadable). */
export function installationSecrets(localDir) {
  const file = join(localDir, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(localDir, { recursive: true });
    const made = {
      TOKEN_SECRETS: `t1:${secret()}`,
      FIELD_KEYS: `f1:${randomBytes(32).toString('base64')}`,
      BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
      PICKUP_CODE_KEY: randomBytes(32).toString('base64'),
    };
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** WeChat settings that point at a running simulator, from the credentials it wrote. */
export function simulatorEnvironment(credentials, { baseUrl, port, filesDir }) {
  mkdirSync(filesDir, { recursive: true });
  const keyFile = join(filesDir, 'merchant-private-key.pem');
  const platformFile = join(filesDir, 'platform-keys.json');
  writeFileSync(keyFile, credentials.merchantPrivateKeyPem, { mode: 0o600 });
  writeFileSync(
    platformFile,
    JSON.stringify({ [credentials.platformSerial]: credentials.platformPublicKeyPem }, null, 2),
  );
  return {
    WECHAT_MODE: 'simulator',
    WECHAT_APPID: credentials.appid,
    WECHAT_APP_SECRET: credentials.appSecret,
    WECHAT_MCHID: credentials.mchid,
    WECHAT_MERCHANT_SERIAL: credentials.merchantSerial,
    WECHAT_MERCHANT_PRIVATE_KEY_FILE: keyFile,
    WECHAT_API_V3_KEY: credentials.apiV3Key,
    WECHAT_PLATFORM_KEYS_FILE: platformFile,
    WECHAT_PAY_MODE: 'public-key',
    WECHAT_PAY_BASE_URL: baseUrl,
    WECHAT_API_BASE_URL: baseUrl,
    WECHAT_PUSH_TOKEN: credentials.pushToken,
    WECHAT_PUSH_AES_KEY: credentials.pushAesKey,
    SIMULATOR_PORT: String(port),
  };
}
