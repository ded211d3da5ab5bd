import type { Fault } from '../fault';

/** Access to one merchant and one mini-program, as plain values; `server/src/wechat` checks and uses them. */
export interface WechatSettings {
  appid: string;
  appSecret: string;
  mchid: string;
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  apiV3Key: string;
  previousApiV3Key?: string;
  platformKeys: Record<string, string>;
  payMode: 'public-key' | 'certificate';
  payBaseUrl: string;
  apiBaseUrl: string;
  pushToken: string;
  pushAesKey: string;
}

/** A secret with the id under which it is named in what it made. The first of a list makes, all of them read. */
export interface KeyedSecret {
  kid: string;
  secret: Buffer;
}

/** Everything the server is told from outside, validated. Injectable: `constructor(config: AppConfig)`. Never log it. */
export abstract class AppConfig {
  abstract readonly nodeEnv: 'production' | 'development' | 'test';
  abstract readonly version: string;
  abstract readonly host: string;
  abstract readonly port: number;
  /** 0 = no metrics server. It listens on `metricsHost` only. */
  abstract readonly metricsPort: number;
  abstract readonly metricsHost: string;
  abstract readonly databaseUrl: string;
  abstract readonly databaseTls: boolean;
  abstract readonly databasePoolSize: number;
  /** A request that waits longer for a connection is answered 503. */
  abstract readonly databasePoolWaitMs: number;
  /** Where customers and WeChat reach this server, without a final slash: `https://shop.example`. */
  abstract readonly publicBaseUrl: string;
  /** How many proxies stand before the server: the client address is taken that many steps from the right. */
  abstract readonly trustedProxies: number;
  abstract readonly wechatMode: 'real' | 'simulator';
  abstract readonly wechat: WechatSettings;
  /** Only in simulator mode: the port the H5 app opens the payment sheet on. */
  abstract readonly simulatorPort: number | undefined;
  abstract readonly tokenSecrets: readonly KeyedSecret[];
  abstract readonly fieldKeys: readonly KeyedSecret[];
  abstract readonly blindIndexKey: Buffer;
  abstract readonly pickupCodeKey: Buffer;
  /** Built H5 app to serve at `/`, or undefined. */
  abstract readonly h5Dir: string | undefined;
  /** Pictures served at `/media`, or undefined. */
  abstract readonly mediaDir: string | undefined;
  abstract readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  abstract readonly rateLimits: boolean;
  /** How far this process's clock is ahead of the machine's; tests of crashes skip waiting times with it. */
  abstract readonly clockAheadSeconds: number;
  /** Dispatcher and job loops run in this process. */
  abstract readonly backgroundLoops: boolean;
  /** How long a terminating server keeps answering while the load balancer looks away. */
  abstract readonly drainMs: number;
  abstract readonly faultPoints: ReadonlyMap<string, Fault>;
}
