import { Inject, Injectable } from '@nestjs/common';
import type { ShopDate } from '@tianpu/shared/api';
import { addDays, minuteOfDay, shopDateOf, shopDayRange } from '@tianpu/shared/time';
import { Clock, Database, Log, Metrics, type Tx, UnitOfWork } from '../platform';
import { PAY_GATEWAY, type PayGateway, type TradeBillRow } from '../wechat';
import { billsStore } from './bills.store';
import { PaymentCases } from './cases.store';
import { paymentsStore } from './payments.store';
import { QueryPayment } from './query-payment';
import { type BillDifference, reconcileBill } from './reconcile-bill';

/** WeChat has yesterday's bill ready at 10:00, Asia/Shanghai. */
const READY_FROM_MINUTE = 10 * 60;

/** Compares yesterday's bill with our books, once it is there; money only WeChat knows of becomes ours or a case. */
@Injectable()
export class ImportBill {
  constructor(
    @Inject(PAY_GATEWAY) private readonly gateway: PayGateway,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly query: QueryPayment,
    private readonly cases: PaymentCases,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** The scheduled run: yesterday, after 10:00, unless it was compared already. */
  async runForYesterday(): Promise<void> {
    const now = this.clock.now();
    const billOn = addDays(shopDateOf(now), -1);
    if (minuteOfDay(now) < READY_FROM_MINUTE) return;
    if (await billsStore.isCompared(this.database.source, billOn)) return;
    await this.run(billOn);
  }

  /**
   * Answers the differences found, or null while WeChat is still writing the bill. A damaged file throws before
   * anything is stored. Running it twice leaves the same rows.
   *
   * Example: a day of 1,000 orders with 5 payments missing here gives 5 differences of `payment_missing_here`; those
   * whose number is ours are then asked about and booked, the others become cases.
   */
  async run(billOn: ShopDate): Promise<BillDifference[] | null> {
    const bill = await this.gateway.downloadTradeBill(billOn);
    if (bill === 'creating') return null;
    const billRows = bill === 'none' ? [] : bill.rows;
    const differences = await this.#compare(billOn, billRows);
    const summary = { billOn, sha1: bill === 'none' ? null : bill.sha1, rowCount: billRows.length };
    await this.unitOfWork.run(async (tx) => {
      await billsStore.save(tx, summary, differences, this.clock.now());
      await this.#openCases(tx, differences, billRows);
    });
    this.metrics.reconcileDifferences.set(differences.length);
    if (differences.length > 0)
      this.log.error({ billOn, differences: differences.length }, 'the bill differs');
    await this.#catchUp(differences);
    return differences;
  }

  async #compare(billOn: ShopDate, bill: readonly TradeBillRow[]): Promise<BillDifference[]> {
    const range = shopDayRange(billOn);
    const db = this.database.source;
    const payments = await billsStore.payments(db, range, [...new Set(bill.map((row) => row.outTradeNo))]);
    const refundNos = bill.map((row) => row.outRefundNo).filter((number) => number !== '');
    const refunds = await billsStore.refunds(db, range, [...new Set(refundNos)]);
    return reconcileBill({ payments, refunds }, bill);
  }

  /** Money under a number that is not ours: nobody else will ever look for it. */
  async #openCases(
    tx: Tx,
    differences: readonly BillDifference[],
    bill: readonly TradeBillRow[],
  ): Promise<void> {
    const transactionIds = new Map(bill.map((row) => [row.outTradeNo, row.transactionId]));
    for (const { kind, reference, billFen } of differences) {
      if (kind !== 'payment_missing_here') continue;
      if ((await paymentsStore.byOutTradeNo(tx, reference)) !== undefined) continue;
      const transactionId = transactionIds.get(reference);
      await this.cases.open(tx, {
        kind: 'unknown_order',
        orderId: null,
        reference,
        transactionId,
        actualFen: billFen,
      });
    }
  }

  /** The bill proves a payment of ours that neither notification nor query told us: ask again and book it. */
  async #catchUp(differences: readonly BillDifference[]): Promise<void> {
    for (const { kind, reference } of differences) {
      if (kind !== 'payment_missing_here') continue;
      const payment = await paymentsStore.byOutTradeNo(this.database.source, reference);
      if (payment === undefined || payment.status === 'disputed') continue;
      try {
        await this.query.run(payment);
      } catch (error) {
        this.log.error({ err: error, outTradeNo: reference }, 'a payment of the bill could not be queried');
      }
    }
  }
}
