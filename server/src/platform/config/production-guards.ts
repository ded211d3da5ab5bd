import { createHash } from 'node:crypto';

import type { AppConfig } from './app-config';
import type { EnvReader } from './env-reader';

/** A key whose bytes say so is a demonstration key: all equal, counting up, or a printed word. */
const WEAK_WORDS = /(demo|test|sample|example|simulator|changeme|secret|password|tianpu)/i;

/** True for keys that a person typed rather than drew: few different bytes, a run 0,1,2…, or readable words. */
export function isKnownDemoKey(secret: Buffer): boolean {
  if (new Set(secret).size < 12) return true;
  if (secret.every((byte, index) => index === 0 || byte === ((secret[index - 1] ?? 0) + 1) % 256))
    return true;
  return WEAK_WORDS.test(secret.toString('latin1'));
}

/** What must never run against customers' money: plain http, the simulator, demonstration keys, test switches. */
export function refuseInProduction(config: AppConfig, read: EnvReader): void {
  if (config.nodeEnv !== 'production') return;
  if (!config.publicBaseUrl.startsWith('https://')) read.wrong('PUBLIC_BASE_URL', 'production needs https');
  if (config.wechatMode === 'simulator') read.wrong('WECHAT_MODE', 'production refuses the simulator');
  if (config.simulatorPort !== undefined) read.wrong('SIMULATOR_PORT', 'production refuses the simulator');
  if (config.faultPoints.size > 0) read.wrong('FAULT_POINTS', 'production refuses fault points');
  if (config.clockAheadSeconds > 0) read.wrong('CLOCK_AHEAD_SECONDS', 'production keeps the real time');
  if (!config.rateLimits) read.wrong('RATE_LIMITS', 'production needs rate limits');
  for (const name of ['payBaseUrl', 'apiBaseUrl'] as const) {
    const variable = name === 'payBaseUrl' ? 'WECHAT_PAY_BASE_URL' : 'WECHAT_API_BASE_URL';
    if (!config.wechat[name].startsWith('https://')) read.wrong(variable, 'production needs https');
  }
  const keys: [string, Buffer][] = [
    ...config.tokenSecrets.map(({ secret }): [string, Buffer] => ['TOKEN_SECRETS', secret]),
    ...config.fieldKeys.map(({ secret }): [string, Buffer] => ['FIELD_KEYS', secret]),
    ['BLIND_INDEX_KEY', config.blindIndexKey],
    ['PICKUP_CODE_KEY', config.pickupCodeKey],
  ];
  for (const [name, secret] of keys) {
    if (secret.length > 0 && isKnownDemoKey(secret))
      read.wrong(name, 'a demonstration key cannot run in production');
  }
  const seen = new Set<string>();
  for (const [name, secret] of keys.filter(([, bytes]) => bytes.length > 0)) {
    const digest = createHash('sha256').update(secret).digest('hex');
    if (seen.has(digest)) read.wrong(name, 'the same key is used for two purposes');
    seen.add(digest);
  }
}
