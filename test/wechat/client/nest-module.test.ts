import { Test } from '@nestjs/testing';
import { MINI_PROGRAM_API, PAY_GATEWAY, PUSH_CODEC, WechatModule } from '../../../server/src/wechat';
import { WechatMiniProgramApi } from '../../../server/src/wechat/mini-program/mini-program-api';
import { WechatPayGateway } from '../../../server/src/wechat/pay/pay-gateway';
import { WechatPushCodec } from '../../../server/src/wechat/push/push-codec';
import { testConfig } from './support/keys';

test('any feature may inject the three ports by their tokens', async () => {
  const app = await Test.createTestingModule({ imports: [WechatModule.forRoot(testConfig())] }).compile();
  expect(app.get(PAY_GATEWAY)).toBeInstanceOf(WechatPayGateway);
  expect(app.get(MINI_PROGRAM_API)).toBeInstanceOf(WechatMiniProgramApi);
  expect(app.get(PUSH_CODEC)).toBeInstanceOf(WechatPushCodec);
  await app.close();
});

test('an application with an unusable configuration does not start', () => {
  expect(() => WechatModule.forRoot(testConfig({ apiV3Key: 'short' }))).toThrow('apiV3Key');
});
