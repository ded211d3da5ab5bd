import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { PaymentCases } from './cases.store';
import { ClosePayment } from './close-payment';
import { ImportBill } from './import-bill';
import { NotificationsController } from './notifications.controller';
import { PastPayments } from './past-payments';
import { Payments } from './payments';
import { PaymentsJobs } from './payments.jobs';
import { PollPayments } from './poll-payments';
import { PreparePayment } from './prepare-payment';
import { QueryPayment } from './query-payment';
import { ReceiveNotification } from './receive-notification';
import { RequestRefund } from './request-refund';
import { SendRefunds } from './send-refunds';
import { SettlePayment } from './settle-payment';
import { SettleRefund } from './settle-refund';
import { WatchPayments } from './watch-payments';

/** `PaymentOutcome` comes from orders, through a global module: payments never import what they are paid for. */
@Module({
  imports: [IdentityModule],
  controllers: [NotificationsController],
  providers: [
    Payments,
    PastPayments,
    PaymentCases,
    PreparePayment,
    ClosePayment,
    QueryPayment,
    SettlePayment,
    PollPayments,
    ReceiveNotification,
    RequestRefund,
    SendRefunds,
    SettleRefund,
    ImportBill,
    PaymentsJobs,
    WatchPayments,
  ],
  exports: [Payments, PastPayments],
})
export class PaymentsModule {}
