import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { type AppOptions, appModule } from './app.module';
import { type AppConfig, buildApp, loadConfig } from './platform';
import { assertWechatConfig, assertWechatHosts } from './wechat';

/** Reads the environment with every check there is; throws ConfigError with all mistakes at once. */
export function readConfig(env: NodeJS.ProcessEnv): AppConfig {
  return loadConfig(env, [
    ({ wechat }) => assertWechatConfig(wechat),
    ({ wechat, nodeEnv }) => assertWechatHosts(wechat, nodeEnv),
  ]);
}

/** Builds the shop's server; it listens when the caller says so. Tests override the clock, fault points and log. */
export function createApp(
  config: AppConfig,
  overrides: Omit<AppOptions, 'config'> = {},
): Promise<NestFastifyApplication> {
  return buildApp(appModule({ config, ...overrides }), config);
}
