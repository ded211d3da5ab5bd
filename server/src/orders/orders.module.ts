import { Global, Module } from '@nestjs/common';
import { CartsModule } from '../carts';
import { CatalogModule } from '../catalog';
import { FulfilmentModule } from '../fulfilment';
import { IdentityModule } from '../identity';
import { PaymentOutcome, PaymentsModule } from '../payments';
import { StoresModule } from '../stores';
import { CancelOrder } from './cancel-order';
import { CheckoutController } from './checkout.controller';
import { CheckoutCarts } from './checkout-cart';
import { CheckoutSlots } from './checkout-slots';
import { CloseUnpaidOrders } from './close-unpaid-orders';
import { CompleteOrders } from './complete-orders';
import { DeliveryTargets } from './delivery-target';
import { FindPickup } from './find-pickup';
import { FinishRefund } from './finish-refund';
import { HistoricOrders } from './historic-orders';
import { MoveOrder } from './move-order';
import { NoteCheck } from './note-check';
import { OrderChanges } from './order-changes';
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
import { StaffOrders } from './staff-orders';
import { StaffOrdersController } from './staff-orders.controller';
import { VerifyPickup } from './verify-pickup';

/** What a payment means to an order. Global, because payments ask for it without importing orders. */
@Global()
@Module({
  imports: [FulfilmentModule],
  providers: [
    OrderChanges,
    PaidOrder,
    FinishRefund,
    { provide: PaymentOutcome, useClass: OrderPaymentOutcome },
  ],
  exports: [PaymentOutcome, OrderChanges, PaidOrder, FinishRefund],
})
export class OrderOutcomeModule {}

@Module({
  imports: [
    OrderOutcomeModule,
    CartsModule,
    CatalogModule,
    FulfilmentModule,
    IdentityModule,
    PaymentsModule,
    StoresModule,
  ],
  controllers: [CheckoutController, OrdersController, StaffOrdersController],
  providers: [
    CancelOrder,
    CheckoutCarts,
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
    StaffOrders,
    VerifyPickup,
  ],
  exports: [HistoricOrders],
})
export class OrdersModule {}
