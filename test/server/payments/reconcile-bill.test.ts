import { randomUUID } from 'node:crypto';
import { ImportBill } from '../../../server/src/payments/import-bill';
import {
  type BookedPayment,
  type BookedRefund,
  reconcileBill,
} from '../../../server/src/payments/reconcile-bill';
import type { TradeBillRow } from '../../../server/src/wechat';
import { expectInvariants } from '../../support/invariants.sql';
import { count, paidOrder, pay, unpaidOrder } from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const HOUR = 3_600_000;
jest.setTimeout(60_000);

const billRow = (wish: Partial<TradeBillRow>): TradeBillRow => ({
  tradedAt: new Date('2026-01-05T02:00:00.000Z'),
  appid: 'wx',
  mchid: '1900000001',
  transactionId: randomUUID(),
  outTradeNo: '',
  openid: 'o',
  tradeState: 'SUCCESS',
  currency: 'CNY',
  totalFen: 0,
  settlementTotalFen: 0,
  refundId: '',
  outRefundNo: '',
  refundFen: 0,
  refundStatus: '',
  description: '',
  feeMilliFen: 0,
  ...wish,
});

describe('comparing a bill with our books', () => {
  it('P26: of a thousand orders it finds exactly the twenty differences that were put in, twice the same', () => {
    const payments: BookedPayment[] = Array.from({ length: 1_000 }, (_, index) => ({
      outTradeNo: `T${index}`,
      amountFen: 10_000 + index,
      isOfDay: true,
    }));
    const refunds: BookedRefund[] = payments.slice(0, 100).map(({ outTradeNo, amountFen }) => ({
      outRefundNo: `R${outTradeNo}`,
      refundFen: amountFen,
      isOfDay: true,
    }));
    const bill = [
      ...payments.map(({ outTradeNo, amountFen }) => billRow({ outTradeNo, totalFen: amountFen })),
      ...refunds.map(({ outRefundNo, refundFen }) =>
        billRow({ tradeState: 'REFUND', outTradeNo: outRefundNo.slice(1), outRefundNo, refundFen }),
      ),
    ];
    const isLost = (index: number) => index >= 500 && index < 505;
    const ours = {
      payments: payments
        .filter((_, index) => !isLost(index))
        .concat(
          Array.from({ length: 5 }, (_, index) => ({
            outTradeNo: `only-here-${index}`,
            amountFen: 1,
            isOfDay: true,
          })),
        ),
      refunds: refunds.map((refund, index) =>
        index < 5 ? { ...refund, refundFen: refund.refundFen - 1 } : refund,
      ),
    };
    const wrong = bill.map((row, index) =>
      index >= 700 && index < 705 ? { ...row, totalFen: row.totalFen + 1 } : row,
    );

    const found = reconcileBill(ours, [...wrong, ...wrong.slice(0, 50)]);

    expect(tally(found.map(({ kind }) => kind))).toEqual({
      payment_missing_here: 5,
      payment_missing_in_bill: 5,
      payment_amount: 5,
      refund_amount: 5,
    });
    expect(reconcileBill(ours, wrong)).toEqual(found);
  });

  it('a payment of another day need not be in this bill, but when it is, it is known', () => {
    const ours = { payments: [{ outTradeNo: 'A', amountFen: 5, isOfDay: false }], refunds: [] };
    expect(reconcileBill(ours, [])).toEqual([]);
    expect(reconcileBill(ours, [billRow({ outTradeNo: 'A', totalFen: 5 })])).toEqual([]);
  });
});

describe('the daily bill', () => {
  let app: TestApp;
  let storeId: string;
  let roll: string;

  beforeEach(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    roll = idOf(await sell(app, { key: 'roll', leadTimeMinutes: 0, skus: [{ key: 'roll-1' }] }), 'roll-1');
  });
  afterEach(async () => {
    await expectInvariants(app.db);
    await app.close();
  });

  const differences = () =>
    app.db.query('SELECT kind, reference, ours_fen, bill_fen FROM bill_differences ORDER BY kind, reference');
  const importNow = () => app.runJob('payments.reconcile-bill');
  /** The next day at 10:30 in the shop. */
  const nextMorning = () => app.clock.advance(24.5 * HOUR);

  it('a day that agrees leaves no difference, refunds included', async () => {
    await paidOrder(app, storeId, roll);
    const { customer, order } = await paidOrder(app, storeId, roll);
    await app.http.post(`/orders/${order.id}/cancellation`, {}, { token: customer.token });
    await app.runJob('payments.send-refunds');
    await app.clock.advance(60_000);
    await nextMorning();
    await importNow();
    expect(await differences()).toEqual([]);
    expect(await count(app, `bill_imports WHERE bill_on = '2026-01-05' AND row_count = 3`)).toBe(1);
  });

  it('P26: missing, unknown and different amounts are written down once, however often the bill is imported', async () => {
    const [kept, missing] = [await paidOrder(app, storeId, roll), await paidOrder(app, storeId, roll)];
    app.simulator.bill('2026-01-05', {
      remove: [missing.order.orderNumber],
      amountFen: { [kept.order.orderNumber]: 19_700 },
      add: [{ outTradeNo: 'TP2601059999999', totalFen: 4_200 }],
    });
    await nextMorning();
    await importNow();
    const first = await differences();
    await app.get(ImportBill).run('2026-01-05');

    expect(first).toEqual([
      { kind: 'payment_amount', reference: kept.order.orderNumber, ours_fen: 19_800, bill_fen: 19_700 },
      { kind: 'payment_missing_here', reference: 'TP2601059999999', ours_fen: null, bill_fen: 4_200 },
      {
        kind: 'payment_missing_in_bill',
        reference: missing.order.orderNumber,
        ours_fen: 19_800,
        bill_fen: null,
      },
    ]);
    expect(await differences()).toEqual(first);
    expect(
      await count(app, `payment_cases WHERE kind = 'unknown_order' AND reference = 'TP2601059999999'`),
    ).toBe(1);
  });

  it('P26: a file whose hash is wrong is not imported at all, and the right one is on the next run', async () => {
    await paidOrder(app, storeId, roll);
    app.simulator.bill('2026-01-05', { wrongHash: true });
    await nextMorning();
    await expect(importNow()).rejects.toThrow('pay.');
    expect(await count(app, 'bill_imports')).toBe(0);
    app.simulator.bill('2026-01-05', {});
    await importNow();
    expect(await count(app, 'bill_imports')).toBe(1);
  });

  it('asks from 10:00 on, waits for a bill that is late, and a day without trade agrees with no orders', async () => {
    await app.clock.advance(23 * HOUR);
    await importNow();
    expect(app.simulator.journal.entries({ pathPart: '/v3/bill' })).toHaveLength(0);
    app.simulator.bill('2026-01-05', { mode: 'creating' });
    await app.clock.advance(2 * HOUR);
    await importNow();
    expect(await count(app, 'bill_imports')).toBe(0);
    app.simulator.bill('2026-01-05', { mode: 'none' });
    await importNow();
    await importNow();
    expect(await count(app, `bill_imports WHERE difference_count = 0`)).toBe(1);
  });

  it('INV-4: a payment that neither notification nor query told us of is found by the bill and given back', async () => {
    const { order } = await unpaidOrder(app, storeId, roll);
    app.simulator.fault({
      match: { path: '/v3/pay/transactions/out-trade-no/*/close' },
      do: { status: 404, code: 'ORDER_NOT_EXIST' },
    });
    await app.clock.advance(16 * 60_000);
    await app.runJob('orders.close-unpaid');
    app.simulator.set({ notifications: { drop: true } });
    await pay(app, order);
    app.simulator.set({ notifications: { drop: false } });
    await nextMorning();
    await importNow();

    expect(await count(app, `refunds WHERE order_id = '${order.id}' AND reason = 'late_payment'`)).toBe(1);
  });
});

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
