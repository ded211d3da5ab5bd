import { type DynamicModule, Module } from '@nestjs/common';

import { migrations } from '../migrations';
import { CartsModule } from './carts';
import { CatalogModule } from './catalog';
import { CouponsModule } from './coupons';
import { FulfilmentModule } from './fulfilment';
import { IdentityModule } from './identity';
import { MemberCentreModule } from './member-centre';
import { MembershipModule } from './membership';
import { OffersModule } from './offers';
import { OrdersModule } from './orders';
import { PaymentsModule } from './payments';
import { isInsideTransaction, Metrics, type PlatformOptions, platformModule, SystemClock } from './platform';
import { PointsModule } from './points';
import { ReferralModule } from './referral';
import { SourcesModule } from './sources';
import { StoresModule } from './stores';
import { subscriptions } from './subscriptions';
import { type CallReport, WechatModule } from './wechat';

export type AppOptions = Omit<PlatformOptions, 'subscriptions' | 'migrations'>;

/** The shop's features, one line each. */
const features: NonNullable<DynamicModule['imports']> = [
  IdentityModule,
  StoresModule,
  CatalogModule,
  CartsModule,
  SourcesModule,
  FulfilmentModule,
  CouponsModule,
  OffersModule,
  MembershipModule,
  PointsModule,
  ReferralModule,
  MemberCentreModule,
  OrdersModule,
  PaymentsModule,
];

@Module({})
export class AppModule {}

/** The whole shop: the platform, WeChat, and every feature. */
export function appModule(options: AppOptions): DynamicModule {
  const metrics = options.metrics ?? new Metrics();
  const clock = options.clock ?? new SystemClock(options.config.clockAheadSeconds);
  const outside = {
    fetch: fetchOutsideTransactions,
    onCall: ({ api, outcome }: CallReport) => metrics.wechatCalls.inc({ api, outcome }),
    clock,
  };
  return {
    module: AppModule,
    imports: [
      platformModule({ ...options, clock, metrics, subscriptions, migrations }),
      WechatModule.forRoot(options.config.wechat, outside),
      ...features,
    ],
  };
}

/** A call to WeChat inside a transaction would hold locks while the network waits: it is a bug, and fails as one. */
const fetchOutsideTransactions: typeof fetch = (...request) => {
  if (isInsideTransaction()) throw new Error('a call to the outside world was made inside a transaction');
  return fetch(...request);
};
