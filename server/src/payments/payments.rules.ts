import type { PayTransaction } from '../wechat';
import type { CaseKind, Payment } from './payments.types';

const SECOND_MS = 1000;
const FIRST_QUERIES_SECONDS = [5, 15, 30, 60, 120] as const;
const LATER_QUERIES_SECONDS = 300;
const REFUND_RETRY_SECONDS = [10, 30, 60, 120, 300, 600, 1800, 3600] as const;
/** WeChat keeps a prepay id for two hours; five minutes of margin for the walk to the payment sheet. */
const PREPAY_ID_LIVES_MS = (2 * 60 - 5) * 60 * SECOND_MS;

/**
 * When to ask WeChat about an unpaid payment again, counted from `armedAt` (the last time the customer was given
 * payment parameters), after `queriesDone` queries.
 *
 * Example: armed at 12:00:00 the queries fall on 12:00:05, :15, :30, 12:01, 12:02, then 12:07, 12:12 …
 */
export function nextQueryAt(armedAt: Date, queriesDone: number): Date {
  const first = FIRST_QUERIES_SECONDS[queriesDone];
  const last = FIRST_QUERIES_SECONDS[FIRST_QUERIES_SECONDS.length - 1] ?? 0;
  const seconds = first ?? last + (queriesDone - FIRST_QUERIES_SECONDS.length + 1) * LATER_QUERIES_SECONDS;
  return new Date(armedAt.getTime() + seconds * SECOND_MS);
}

/**
 * When to try a refund again after `tries` attempts; the last step repeats until a person steps in.
 *
 * Example: tried once at 12:00:00, again at 12:00:10, then after 30 s, 1, 2, 5, 10, 30 minutes, then hourly.
 */
export function nextRefundTryAt(now: Date, tries: number): Date {
  const step = Math.min(Math.max(tries, 1), REFUND_RETRY_SECONDS.length) - 1;
  return new Date(now.getTime() + (REFUND_RETRY_SECONDS[step] ?? 0) * SECOND_MS);
}

/** True while a saved prepay id may still be handed to a phone. */
export function isPrepayIdFresh(payment: Pick<Payment, 'prepayId' | 'prepaidAt'>, now: Date): boolean {
  if (payment.prepayId === null || payment.prepaidAt === null) return false;
  return now.getTime() - payment.prepaidAt.getTime() < PREPAY_ID_LIVES_MS;
}

/**
 * The number of an automatic refund: made from the payment's own number, so that asking twice is asking once.
 *
 * Example: payment `TP2611220000001` gives `RTP2611220000001-auto`; after WeChat closed it, `…-auto-2`.
 */
export function outRefundNoOf(outTradeNo: string, suffix: string, reissue: number): string {
  const base = `R${outTradeNo}-${suffix}`;
  return reissue === 0 ? base : `${base}-${reissue + 1}`;
}

export type Judgement =
  | { kind: 'unpaid' }
  | { kind: 'repeated' }
  | { kind: 'mismatch'; caseKind: CaseKind }
  | { kind: 'paid'; transactionId: string; paidAt: Date };

/**
 * What a transaction as WeChat describes it means for a payment of ours. `total` is compared, never `payer_total`:
 * WeChat may pay a part itself. Paid once stays paid, whatever a later answer says.
 *
 * Example: total 19800 and payer_total 18800 against a payment of 19800 is `paid`; total 19799 is a mismatch.
 */
export function judge(payment: Payment, transaction: PayTransaction): Judgement {
  const isPaid = transaction.tradeState === 'SUCCESS' || transaction.tradeState === 'REFUND';
  if (!isPaid) return { kind: 'unpaid' };
  const { transactionId, successAt } = transaction;
  if (transactionId === undefined || successAt === undefined) {
    throw new Error('a paid transaction without its id or time');
  }
  if (payment.status === 'succeeded') {
    const isSame = payment.transactionId === transactionId;
    return isSame ? { kind: 'repeated' } : { kind: 'mismatch', caseKind: 'second_transaction' };
  }
  if (transaction.mchid !== payment.mchid || transaction.appid !== payment.appid) {
    return { kind: 'mismatch', caseKind: 'merchant_mismatch' };
  }
  if ((transaction.currency ?? payment.currency) !== payment.currency) {
    return { kind: 'mismatch', caseKind: 'currency_mismatch' };
  }
  if (transaction.totalFen !== payment.amountFen) return { kind: 'mismatch', caseKind: 'amount_mismatch' };
  return { kind: 'paid', transactionId, paidAt: successAt };
}
