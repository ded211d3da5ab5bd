import type { Fault } from '../fault';
import type { AppConfig, WechatSettings } from './app-config';
import { type Env, EnvReader } from './env-reader';
import { refuseInProduction } from './production-guards';
import { readKeyedSecrets, readSecret } from './secrets';

/** The server cannot start; the message lists every bad setting, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly mistakes: readonly string[]) {
    super(
      `the configuration has ${mistakes.length} mistake(s):\n${mistakes.map((text) => `  - ${text}`).join('\n')}`,
    );
  }
}

/**
 * Reads and checks the environment. `alsoCheck` lets other parts add their own refusals to the same list; they throw.
 * Example: PORT=0x50 and a missing FIELD_KEYS give one ConfigError with two lines.
 */
export function loadConfig(env: Env, alsoCheck: readonly ((config: AppConfig) => void)[] = []): AppConfig {
  const read = new EnvReader(env);
  const config = readAll(read);
  refuseInProduction(config, read);
  if (read.mistakes.length === 0) {
    for (const check of alsoCheck) {
      try {
        check(config);
      } catch (error) {
        read.mistakes.push(`WECHAT settings: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  if (read.mistakes.length > 0) throw new ConfigError(read.mistakes);
  return config;
}

function readAll(read: EnvReader): AppConfig {
  const nodeEnv = read.choice('NODE_ENV', ['production', 'development', 'test'], 'development');
  const production = nodeEnv === 'production';
  const simulatorPort = read.integer('SIMULATOR_PORT', 0, 0, 65_535);
  return {
    nodeEnv,
    version: read.optional('APP_VERSION') ?? '0.1.0',
    host: read.optional('HOST') ?? '0.0.0.0',
    port: read.integer('PORT', 8080, 0, 65_535),
    metricsPort: read.integer('METRICS_PORT', 0, 0, 65_535),
    metricsHost: read.optional('METRICS_HOST') ?? '127.0.0.1',
    databaseUrl: read.url('DATABASE_URL', 'mysql://user:password@host:port/database', ['mysql:', 'mariadb:']),
    databaseTls: read.flag('DATABASE_TLS', false),
    databasePoolSize: read.integer('DATABASE_POOL_SIZE', 20, 1, 500),
    databasePoolWaitMs: read.integer('DATABASE_POOL_WAIT_MS', 2_000, 100, 60_000),
    publicBaseUrl: read.url('PUBLIC_BASE_URL', 'where customers reach the shop', ['https:', 'http:']),
    trustedProxies: read.integer('TRUSTED_PROXIES', 0, 0, 5),
    wechatMode: read.choice('WECHAT_MODE', ['real', 'simulator'], 'real'),
    wechat: readWechat(read),
    simulatorPort: simulatorPort === 0 ? undefined : simulatorPort,
    tokenSecrets: readKeyedSecrets(read, 'TOKEN_SECRETS', 'kid:base64url of 32 bytes; signs access tokens'),
    fieldKeys: readKeyedSecrets(read, 'FIELD_KEYS', 'kid:base64 of 32 bytes; encrypts personal fields', 32),
    blindIndexKey: readSecret(read, 'BLIND_INDEX_KEY', 'base64 of 32 bytes; finds encrypted phones'),
    pickupCodeKey: readSecret(read, 'PICKUP_CODE_KEY', 'base64 of 32 bytes; signs pickup codes'),
    h5Dir: read.optional('H5_DIR'),
    mediaDir: read.optional('MEDIA_DIR'),
    logLevel: read.choice('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    rateLimits: read.flag('RATE_LIMITS', true),
    clockAheadSeconds: read.integer('CLOCK_AHEAD_SECONDS', 0, 0, 86_400),
    backgroundLoops: read.flag('BACKGROUND_LOOPS', true),
    drainMs: read.integer('DRAIN_MS', production ? 5_000 : 0, 0, 10_000),
    faultPoints: readFaultPoints(read),
  };
}

function readWechat(read: EnvReader): WechatSettings {
  return {
    appid: read.required('WECHAT_APPID', 'the mini-program'),
    appSecret: read.textOrFile('WECHAT_APP_SECRET', 'the secret of the mini-program'),
    mchid: read.required('WECHAT_MCHID', 'the merchant number'),
    merchantSerial: read.required('WECHAT_MERCHANT_SERIAL', 'serial of the merchant certificate'),
    merchantPrivateKeyPem: read.textOrFile('WECHAT_MERCHANT_PRIVATE_KEY', 'apiclient_key.pem'),
    apiV3Key: read.textOrFile('WECHAT_API_V3_KEY', 'the APIv3 key, 32 characters'),
    previousApiV3Key: read.optional('WECHAT_PREVIOUS_API_V3_KEY'),
    platformKeys: readPlatformKeys(read),
    payMode: read.choice('WECHAT_PAY_MODE', ['public-key', 'certificate'], 'public-key'),
    payBaseUrl: read.optional('WECHAT_PAY_BASE_URL') ?? 'https://api.mch.weixin.qq.com',
    apiBaseUrl: read.optional('WECHAT_API_BASE_URL') ?? 'https://api.weixin.qq.com',
    pushToken: read.optional('WECHAT_PUSH_TOKEN') ?? '',
    pushAesKey: read.optional('WECHAT_PUSH_AES_KEY') ?? '',
  };
}

function readPlatformKeys(read: EnvReader): Record<string, string> {
  const text = read.textOrFile('WECHAT_PLATFORM_KEYS', 'JSON: serial or PUB_KEY_ID_… to PEM');
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    if (entries.length > 0 && entries.every(([, pem]) => typeof pem === 'string'))
      return Object.fromEntries(entries);
    read.wrong('WECHAT_PLATFORM_KEYS', 'must be a JSON object from serial to PEM text, not empty');
  } catch {
    read.wrong('WECHAT_PLATFORM_KEYS', 'is not JSON');
  }
  return {};
}

function readFaultPoints(read: EnvReader): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const part of (read.optional('FAULT_POINTS') ?? '').split(',').filter(Boolean)) {
    const [name = '', fault] = part.split('=');
    if (fault === 'kill' || fault === 'throw') faults.set(name, fault);
    else read.wrong('FAULT_POINTS', 'each part is name=kill or name=throw');
  }
  return faults;
}
