import { toChinaTime } from '../core/clock';
import { randomDigits, randomHex } from '../core/random';
import { type OrderRecord, type OrderRequest, own, type PaymentRecord } from '../core/state';
import type { World } from '../world';
import { PayApiError } from './errors';
import { canonical, parseBody } from './fields';
import { checkNotifyUrl, ORDER_FIELDS } from './order-fields';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PREPAY_LIVES_MS = 120 * MINUTE_MS;

const paidError = () =>
  new PayApiError(400, 'ORDER_PAID', '该订单已支付', undefined, 'order is paid (268449538)', { status: 403 });
const missingError = () =>
  new PayApiError(404, 'ORDER_NOT_EXIST', '订单不存在', undefined, 'order missing (268512771)');
const closedError = () => new PayApiError(400, 'ORDER_CLOSED', '订单已关闭');

/** Orders of the one merchant: prepay, query, close, pay. */
export class Orders {
  constructor(private readonly world: World) {}

  /**
   * Places an order or, for a known out_trade_no with identical parameters, hands out another prepay_id.
   * Refuses changed parameters, paid, closed and overdue orders.
   */
  prepay(body: Buffer): { prepayId: string; order: OrderRecord } {
    const request = this.checkedRequest(body);
    const nowMs = this.world.clock.now().getTime();
    const known = this.find(request.out_trade_no);
    if (known) this.checkRepeat(known, request, nowMs);
    const order = known ?? this.open(request, nowMs);
    const prepayId = `wx${toChinaTime(this.world.clock.now()).replace(/\D/g, '').slice(0, 14)}${randomHex(10)}`;
    this.world.state.prepays[prepayId] = { prepayId, outTradeNo: order.outTradeNo, createdAtMs: nowMs };
    this.world.changed();
    return { prepayId, order };
  }

  byOutTradeNo(outTradeNo: string): OrderRecord {
    const order = this.find(outTradeNo);
    if (!order) throw missingError();
    return order;
  }

  byTransactionId(transactionId: string): OrderRecord {
    const order = Object.values(this.world.state.orders).find(
      ({ payment }) => payment?.transactionId === transactionId,
    );
    if (!order) throw missingError();
    return order;
  }

  /** Closes; again on a closed order is fine; a paid one is refused. */
  close(outTradeNo: string): void {
    const order = this.byOutTradeNo(outTradeNo);
    if (order.payment) throw paidError();
    order.state = 'CLOSED';
    this.world.changed();
  }

  /** The order a prepay_id belongs to, if it may be paid now; otherwise a reason in Chinese for the cashier. */
  payable(prepayId: string, openid?: string): OrderRecord | { reason: string } {
    const prepay = own(this.world.state.prepays, prepayId);
    const order = prepay && this.find(prepay.outTradeNo);
    if (!prepay || !order) return { reason: '支付单不存在，请返回重新下单' };
    const nowMs = this.world.clock.now().getTime();
    if (order.payment) return { reason: '该订单已支付，请勿重复付款' };
    if (order.state === 'CLOSED') return { reason: '订单已关闭，请返回重新下单' };
    if (nowMs - prepay.createdAtMs > PREPAY_LIVES_MS)
      return { reason: '支付会话已过期（超过2小时），请返回重新发起支付' };
    if (nowMs > order.payUntilMs) return { reason: '订单已过支付截止时间，请返回重新下单' };
    if (openid !== undefined && openid !== order.request.payer.openid) {
      return { reason: '支付账号与下单账号不一致' };
    }
    return order;
  }

  /**
   * Takes the money. `couponFen` is a coupon funded by WeChat: the payer pays less, the merchant's total stays.
   * Example: total 19,800, coupon 1,000 → payer_total 18,800. `payerOpenid` and `totalFen` exist to simulate
   * payments that do not fit the order (P11, P13).
   */
  pay(
    order: OrderRecord,
    payment: Partial<Omit<PaymentRecord, 'transactionId' | 'paidAtMs'>> = {},
  ): OrderRecord {
    if (order.payment) throw paidError();
    if (order.state === 'CLOSED') throw closedError();
    const now = this.world.clock.now();
    const totalFen = payment.totalFen ?? order.request.amount.total;
    const couponFen = payment.couponFen ?? 0;
    if (couponFen < 0 || couponFen > totalFen) throw new Error('coupon must be between 0 and the total');
    const day = toChinaTime(now).replace(/\D/g, '').slice(0, 8);
    order.payment = {
      transactionId: `4200000000${day}${randomDigits(10)}`,
      paidAtMs: now.getTime(),
      payerOpenid: payment.payerOpenid ?? order.request.payer.openid,
      totalFen,
      couponFen,
    };
    order.state = 'SUCCESS';
    this.world.changed();
    return order;
  }

  private find(outTradeNo: string): OrderRecord | undefined {
    const order = own(this.world.state.orders, outTradeNo);
    const hasLapsed =
      order?.state === 'NOTPAY' && this.world.clock.now().getTime() > order.createdAtMs + 7 * DAY_MS;
    if (order && hasLapsed) order.state = 'CLOSED';
    return order;
  }

  private checkedRequest(body: Buffer): OrderRequest {
    const parsed = parseBody(ORDER_FIELDS, body);
    const request = parsed as OrderRequest;
    const { credentials, settings, state } = this.world;
    if (request.appid !== credentials.appid || request.mchid !== credentials.mchid) {
      throw new PayApiError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配');
    }
    checkNotifyUrl(request.notify_url, settings.allowLoopbackHttpNotifyUrl);
    if (settings.knownOpenidsOnly && !own(state.people, request.payer.openid)) {
      throw new PayApiError(500, 'OPENID_MISMATCH', 'openid和appid不匹配');
    }
    return request;
  }

  private checkRepeat(order: OrderRecord, request: OrderRequest, nowMs: number): void {
    if (order.payment) throw paidError();
    if (order.state === 'CLOSED') throw closedError();
    if (canonical(order.request) !== canonical(request)) {
      throw new PayApiError(
        400,
        'INVALID_REQUEST',
        '请求重入时，参数与首次请求时不一致',
        undefined,
        'repeat with other parameters (268498688)',
        { status: 403, code: 'OUT_TRADE_NO_USED' },
      );
    }
    if (nowMs > order.payUntilMs) {
      throw new PayApiError(400, 'INVALID_REQUEST', '订单已超过支付截止时间，请更换商户订单号');
    }
  }

  private open(request: OrderRequest, nowMs: number): OrderRecord {
    // The merchant means its own time: when only ours was moved ahead, the span it asked for still counts.
    const merchantNowMs = this.world.clock.signatureNow().getTime();
    const askedMs = request.time_expire
      ? nowMs + Date.parse(request.time_expire) - merchantNowMs
      : nowMs + 7 * DAY_MS;
    const payUntilMs = Math.min(Math.max(askedMs, nowMs + MINUTE_MS), nowMs + 90 * DAY_MS);
    const order: OrderRecord = {
      outTradeNo: request.out_trade_no,
      request,
      createdAtMs: nowMs,
      payUntilMs,
      state: 'NOTPAY',
    };
    this.world.state.orders[order.outTradeNo] = order;
    return order;
  }
}
