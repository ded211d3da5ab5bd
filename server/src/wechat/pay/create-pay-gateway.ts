import { publicKeyId, type WechatConfig } from '../config';
import type { Outside } from '../outbound';
import { certificateDownload } from './certificate-download';
import { CircuitBreaker } from './circuit-breaker';
import { NotificationOpener } from './notification-opener';
import { PayClient } from './pay-client';
import { WechatPayGateway } from './pay-gateway';
import { PayTransport } from './pay-transport';
import { PlatformKeys } from './platform-keys';
import { RequestSigner } from './request-signer';
import { ResponseVerifier } from './response-verifier';

/** Wires the pay classes together from one configuration. */
export function createPayGateway(config: WechatConfig, outside: Outside): WechatPayGateway {
  const apiV3Keys = [config.apiV3Key, ...(config.previousApiV3Key ? [config.previousApiV3Key] : [])];
  const announced = config.payMode === 'public-key' ? publicKeyId(config) : undefined;
  const signer = new RequestSigner(config);
  const transport = new PayTransport(signer, outside, config.payBaseUrl, announced);
  const download = certificateDownload(transport, apiV3Keys, config.platformKeys, outside);
  const keys = new PlatformKeys(config.platformKeys, outside.clock, download);
  const verifier = new ResponseVerifier(keys, outside.clock);
  const client = new PayClient(transport, verifier, new CircuitBreaker(), outside);
  const opener = new NotificationOpener(verifier, apiV3Keys, outside);
  const { appid, mchid, payBaseUrl } = config;
  return new WechatPayGateway({ appid, mchid, payBaseUrl }, client, signer, opener, outside);
}
