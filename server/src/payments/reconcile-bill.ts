import type { TradeBillRow } from '../wechat';

/** One WeChat payment of ours that counts as received. */
export interface BookedPayment {
  outTradeNo: string;
  amountFen: number;
  /** Paid on the bill's day. One of another day may still be in the bill, but need not be. */
  isOfDay: boolean;
}

/** One refund of ours that WeChat has accepted. */
export interface BookedRefund {
  outRefundNo: string;
  refundFen: number;
  isOfDay: boolean;
}

export type DifferenceKind =
  | 'payment_missing_here'
  | 'payment_missing_in_bill'
  | 'payment_amount'
  | 'refund_missing_here'
  | 'refund_missing_in_bill'
  | 'refund_amount';

export interface BillDifference {
  kind: DifferenceKind;
  /** Our payment or refund number. */
  reference: string;
  oursFen: number | null;
  billFen: number | null;
}

/**
 * Compares a day's bill with our payments and refunds: what the bill has and we have not, the reverse, and what
 * both have with other amounts. Amounts are whole fen on both sides; a number that stands twice in the bill is
 * compared once. The result is sorted, so that two runs over the same data are equal.
 *
 * Example: bill {A 19800, B 6800}, ours {A 19900, C 500 of that day} gives `payment_amount` A (19900, 19800),
 * `payment_missing_here` B (null, 6800) and `payment_missing_in_bill` C (500, null).
 */
export function reconcileBill(
  ours: { payments: readonly BookedPayment[]; refunds: readonly BookedRefund[] },
  bill: readonly TradeBillRow[],
): BillDifference[] {
  const paid = bill.filter((row) => row.tradeState === 'SUCCESS');
  const refunded = bill.filter((row) => row.tradeState === 'REFUND');
  const differences = [
    ...compare(
      {
        missingHere: 'payment_missing_here',
        missingInBill: 'payment_missing_in_bill',
        amount: 'payment_amount',
      },
      ours.payments.map((payment) => ({ ...payment, reference: payment.outTradeNo, fen: payment.amountFen })),
      new Map(paid.map((row) => [row.outTradeNo, row.totalFen])),
    ),
    ...compare(
      {
        missingHere: 'refund_missing_here',
        missingInBill: 'refund_missing_in_bill',
        amount: 'refund_amount',
      },
      ours.refunds.map((refund) => ({ ...refund, reference: refund.outRefundNo, fen: refund.refundFen })),
      new Map(refunded.map((row) => [row.outRefundNo, row.refundFen])),
    ),
  ];
  return differences.sort((a, b) => (`${a.kind} ${a.reference}` < `${b.kind} ${b.reference}` ? -1 : 1));
}

interface Kinds {
  missingHere: DifferenceKind;
  missingInBill: DifferenceKind;
  amount: DifferenceKind;
}

function compare(
  kinds: Kinds,
  ours: readonly { reference: string; fen: number; isOfDay: boolean }[],
  bill: ReadonlyMap<string, number>,
): BillDifference[] {
  const known = new Map(ours.map((entry) => [entry.reference, entry]));
  const fromBill = [...bill].flatMap(([reference, billFen]): BillDifference[] => {
    const mine = known.get(reference);
    if (mine === undefined) return [{ kind: kinds.missingHere, reference, oursFen: null, billFen }];
    if (mine.fen === billFen) return [];
    return [{ kind: kinds.amount, reference, oursFen: mine.fen, billFen }];
  });
  const fromUs = ours
    .filter((entry) => entry.isOfDay && !bill.has(entry.reference))
    .map(
      ({ reference, fen }): BillDifference => ({
        kind: kinds.missingInBill,
        reference,
        oursFen: fen,
        billFen: null,
      }),
    );
  return [...fromBill, ...fromUs];
}
