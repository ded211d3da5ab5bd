import type { PayRefund, PayTransaction, RefundState, TradeState } from '../ports';
import type { WireObject } from '../wire-object';

const TRADE_STATES: readonly TradeState[] = [
  'SUCCESS',
  'REFUND',
  'NOTPAY',
  'CLOSED',
  'REVOKED',
  'USERPAYING',
  'PAYERROR',
];
const REFUND_STATES: readonly RefundState[] = ['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL'];

/**
 * A payment as the query answers it and the notification carries it. Unpaid ones lack the transaction id, the time
 * and the payer. `amount.total` 19800 with `amount.payer_total` 18800 means a WeChat coupon paid 10 yuan.
 */
export function readTransaction(wire: WireObject): PayTransaction {
  const amount = wire.optionalChild('amount');
  return {
    appid: wire.text('appid'),
    mchid: wire.text('mchid'),
    outTradeNo: wire.text('out_trade_no'),
    transactionId: wire.optionalText('transaction_id') || undefined,
    tradeState: wire.oneOf('trade_state', TRADE_STATES),
    successAt: wire.optionalInstant('success_time'),
    payerOpenid: wire.optionalChild('payer')?.optionalText('openid') || undefined,
    totalFen: amount?.optionalInteger('total'),
    payerTotalFen: amount?.optionalInteger('payer_total'),
    currency: amount?.optionalText('currency'),
    attach: wire.optionalText('attach'),
  };
}

/** A refund; the notification calls its state `refund_status`, every answer calls it `status`. */
export function readRefund(wire: WireObject, stateField: 'status' | 'refund_status'): PayRefund {
  const amount = wire.child('amount');
  return {
    refundId: wire.text('refund_id'),
    outRefundNo: wire.text('out_refund_no'),
    outTradeNo: wire.text('out_trade_no'),
    transactionId: wire.text('transaction_id'),
    status: wire.oneOf(stateField, REFUND_STATES),
    refundFen: amount.integer('refund'),
    totalFen: amount.integer('total'),
    payerRefundFen: amount.optionalInteger('payer_refund'),
    successAt: wire.optionalInstant('success_time'),
  };
}
