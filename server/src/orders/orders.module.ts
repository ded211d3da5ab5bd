import { Global, Module } from '@nestjs/common';
import { CartsModule } from '../carts';
import { CatalogModule } from '../catalog';
import { CouponsModule, CustomerAudiences } from '../coupons';
import { FulfilmentModule } from '../fulfilment';
import { IdentityModule } from '../identity';
import { MembershipModule } from '../membership';
import { OffersModule } from '../offers';
import { PaymentOutcome, PaymentsModule } from '../payments';
import { PointsModule } from '../points';
import { StoresModule } from '../stores';
import { CancelOrder } from './cancel-order';
import { CheckoutController } from './checkout.controller';
import { CheckoutBenefits } from './checkout-benefits';
import { CheckoutCarts } from './checkout-cart';
import { CheckoutQuotes } from './checkout-quotes';
import { CheckoutSlots } from './checkout-slots';
import { CloseUnpaidOrders } from './close-unpaid-orders';
import { CompleteOrders } from './complete-orders';
import { DeliveryTargets } from './delivery-target';
import { FindPickup } from './find-pickup';
import { FinishRefund } from './finish-refund';
import { HistoricOrders } from './historic-orders';
import { MoveOrder } from './move-order';
import { NoteCheck } from './note-check';
import { OrderBenefits } from './order-benefits';
import { OrderChanges } from './order-changes';
import { OrderAudiences, OrderHistory } from './order-history';
import { OrderPaymentOutcome } from './order-payment-outcome';
import { OrdersController } from './orders.controller';
import { OrdersJobs } from './orders.jobs';
import { OrdersPresenter } from './orders.presenter';
import { OrdersReader } from './orders.read-model';
import { PaidOrder } from './paid-order';
import { PickupMisses } from './pickup-misses';
import { PickupQrs } from './pickup-qr';
import { PlaceOnce } from './place-once';
import { PlaceOrder } from './place-order';
import { RefundOrder } from './refund-order';
import { StaffOrders } from './staff-orders';
import { StaffOrdersController } from './staff-orders.controller';
import { StaffRefundsController } from './staff-refunds.controller';
import { VerifyPickup } from './verify-pickup';

/** What orders know of who a customer is. Global, because coupons ask for it without importing orders. */
@Global()
@Module({
  imports: [MembershipModule],
  providers: [OrderHistory, { provide: CustomerAudiences, useClass: OrderAudiences }],
  exports: [OrderHistory, CustomerAudiences],
})
export class OrderAudiencesModule {}

/** What a payment means to an order. Global, because payments ask for it without importing orders. */
@Global()
@Module({
  imports: [CouponsModule, FulfilmentModule, OrderAudiencesModule, PointsModule],
  providers: [
    OrderBenefits,
    OrderChanges,
    PaidOrder,
    FinishRefund,
    { provide: PaymentOutcome, useClass: OrderPaymentOutcome },
  ],
  exports: [PaymentOutcome, OrderBenefits, OrderChanges, PaidOrder, FinishRefund],
})
export class OrderOutcomeModule {}

@Module({
  imports: [
    OrderOutcomeModule,
    CartsModule,
    CatalogModule,
    CouponsModule,
    FulfilmentModule,
    IdentityModule,
    OffersModule,
    OrderAudiencesModule,
    PaymentsModule,
    PointsModule,
    StoresModule,
  ],
  controllers: [CheckoutController, OrdersController, StaffOrdersController, StaffRefundsController],
  providers: [
    CancelOrder,
    CheckoutBenefits,
    CheckoutCarts,
    CheckoutQuotes,
    CheckoutSlots,
    CloseUnpaidOrders,
    CompleteOrders,
    DeliveryTargets,
    FindPickup,
    HistoricOrders,
    MoveOrder,
    NoteCheck,
    OrdersJobs,
    OrdersPresenter,
    OrdersReader,
    PickupMisses,
    PickupQrs,
    PlaceOnce,
    PlaceOrder,
    RefundOrder,
    StaffOrders,
    VerifyPickup,
  ],
  exports: [HistoricOrders],
})
export class OrdersModule {}
