import { type DynamicModule, Module } from '@nestjs/common';
import type { WechatConfig } from './config';
import { createWechatClients } from './create-wechat-clients';
import type { Outside } from './outbound';
import { MINI_PROGRAM_API, PAY_GATEWAY, PUSH_CODEC } from './ports';

/** Offers the three ports by token to the whole application, which has one merchant and one mini-program. */
@Module({})
export class WechatModule {
  static forRoot(config: WechatConfig, parts: Partial<Outside> = {}): DynamicModule {
    const { pay, miniProgram, push } = createWechatClients(config, parts);
    return {
      module: WechatModule,
      global: true,
      providers: [
        { provide: PAY_GATEWAY, useValue: pay },
        { provide: MINI_PROGRAM_API, useValue: miniProgram },
        { provide: PUSH_CODEC, useValue: push },
      ],
      exports: [PAY_GATEWAY, MINI_PROGRAM_API, PUSH_CODEC],
    };
  }
}
