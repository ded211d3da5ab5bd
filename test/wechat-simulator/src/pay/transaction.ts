import { toChinaTime } from '../core/clock';
import type { OrderRecord } from '../core/state';

const STATE_TEXT = { SUCCESS: '支付成功', REFUND: '转入退款', NOTPAY: '订单未支付', CLOSED: '订单已关闭' };

/** The transaction as queries and notifications show it; unpaid ones lack payer, id and time. */
export function describeTransaction(order: OrderRecord): Record<string, unknown> {
  const { request, payment } = order;
  const common = {
    appid: request.appid,
    mchid: request.mchid,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: STATE_TEXT[order.state],
    attach: request.attach ?? '',
  };
  if (!payment) return { ...common, amount: { total: request.amount.total, currency: 'CNY' } };
  return {
    ...common,
    transaction_id: payment.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: toChinaTime(new Date(payment.paidAtMs)),
    payer: { openid: payment.payerOpenid },
    amount: {
      total: payment.totalFen,
      payer_total: payment.totalFen - payment.couponFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
    ...(payment.couponFen > 0 ? { promotion_detail: [wechatFundedCoupon(payment.couponFen)] } : {}),
  };
}

function wechatFundedCoupon(fen: number): Record<string, unknown> {
  return {
    coupon_id: '109519',
    name: '立减',
    scope: 'GLOBAL',
    type: 'CASH',
    amount: fen,
    stock_id: '931386',
    wechatpay_contribute: fen,
    merchant_contribute: 0,
    other_contribute: 0,
    currency: 'CNY',
  };
}

/** The same order as a lagging query shows it: not paid yet (P16). */
export function describeAsUnpaid(order: OrderRecord): Record<string, unknown> {
  const { payment: _hidden, ...rest } = order;
  return describeTransaction({ ...rest, state: 'NOTPAY' });
}
