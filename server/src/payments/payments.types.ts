import type { Id } from '@tianpu/shared/api';

/**
 * `created`: the row is committed, WeChat may or may not know it. `prepared`: a prepay id was saved.
 * `disputed`: money came that does not fit; a person decides. `closed`: nobody can pay it any more.
 * `succeeded`: the money is here, whether applied to the order or to be given back.
 */
export type PaymentStatus = 'created' | 'prepared' | 'disputed' | 'closed' | 'succeeded';

/** One attempt to get the money of one order. */
export interface Payment {
  id: Id;
  orderId: Id;
  customerId: Id;
  attempt: number;
  channel: 'wechat' | 'internal';
  status: PaymentStatus;
  outTradeNo: string;
  description: string;
  amountFen: number;
  currency: string;
  appid: string;
  mchid: string;
  expiresAt: Date;
  prepayId: string | null;
  prepaidAt: Date | null;
  transactionId: string | null;
  appliedOrderId: Id | null;
  refundFen: number;
  queryCount: number;
  nextQueryAt: Date | null;
}

/**
 * `requested`: not accepted by WeChat yet. `unknown`: a call got no trustworthy answer. `processing`: WeChat has it.
 * The last three are final for this refund number.
 */
export type RefundStatus = 'requested' | 'unknown' | 'processing' | 'succeeded' | 'abnormal' | 'closed';

export type RefundReason = 'late_payment' | 'duplicate_payment' | 'order_refund';

export interface Refund {
  id: Id;
  paymentId: Id;
  orderId: Id;
  outRefundNo: string;
  reason: RefundReason;
  refundFen: number;
  status: RefundStatus;
  /** 0 for the first number of a refund, then one more for each number issued after WeChat closed the last. */
  reissue: number;
  tries: number;
  lastSentAt: Date | null;
  nextTryAt: Date | null;
}

/** What a person has to look at; `payer_differs` is a flag on an accepted payment, all others hold money back. */
export type CaseKind =
  | 'amount_mismatch'
  | 'merchant_mismatch'
  | 'currency_mismatch'
  | 'payer_differs'
  | 'unknown_order'
  | 'second_transaction'
  | 'refund_not_enough'
  | 'refund_rejected'
  | 'refund_abnormal'
  | 'refund_closed'
  | 'unknown_refund';

/** How we came to know what WeChat says. Only notifications carry an id that can be repeated. */
export type Evidence = { kind: 'notification'; eventId: string } | { kind: 'query' } | { kind: 'bill' };

/** What a piece of news from WeChat did to our books. */
export type Settlement = 'applied' | 'refunding' | 'case' | 'repeated' | 'unpaid';
