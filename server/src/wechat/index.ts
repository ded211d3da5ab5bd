export {
  assertWechatConfig,
  assertWechatHosts,
  WECHAT_HOSTS,
  type WechatConfig,
  WechatConfigError,
} from './config';
export { createWechatClients, type WechatClients } from './create-wechat-clients';
export * from './errors';
export type { CallOutcome, CallReport, Outside, Timing, WechatClock } from './outbound';
export * from './ports';
export { WechatModule } from './wechat.module';
