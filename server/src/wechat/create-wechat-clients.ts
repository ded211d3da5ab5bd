import { assertWechatConfig, type WechatConfig } from './config';
import { AccessTokenStore } from './mini-program/access-token';
import { WechatMiniProgramApi } from './mini-program/mini-program-api';
import { MiniProgramTransport } from './mini-program/mini-program-transport';
import { type Outside, outsideWith } from './outbound';
import { createPayGateway } from './pay/create-pay-gateway';
import type { MiniProgramApi, PayGateway, PushCodec } from './ports';
import { WechatPushCodec } from './push/push-codec';

export interface WechatClients {
  pay: PayGateway;
  miniProgram: MiniProgramApi;
  push: PushCodec;
}

/**
 * The three clients of one merchant. `parts` replaces fetch, clock, timing or the metric hook; what is left out is
 * the real one. Throws WechatConfigError. Production must also pass `assertWechatHosts`.
 */
export function createWechatClients(config: WechatConfig, parts: Partial<Outside> = {}): WechatClients {
  assertWechatConfig(config);
  const outside = outsideWith(parts);
  const transport = new MiniProgramTransport(outside, config.apiBaseUrl);
  const tokens = new AccessTokenStore(transport, config, outside.clock);
  return {
    pay: createPayGateway(config, outside),
    miniProgram: new WechatMiniProgramApi(config, transport, tokens),
    push: new WechatPushCodec(config, outside.clock),
  };
}
