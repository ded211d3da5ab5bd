import { toChinaDay, toChinaTime } from '../core/clock';
import { randomDigits } from '../core/random';
import type { RefundOutcome } from '../core/settings';
import { type OrderRecord, own, type RefundRecord } from '../core/state';
import type { World } from '../world';
import { PayApiError, paramError } from './errors';
import { canonical, list, object, optional, parseBody, type Shape, text, whole } from './fields';
import { describeRefundEvent, type Notifier } from './notifier';
import { checkNotifyUrl } from './order-fields';
import type { Orders } from './orders';

const MOST_FEN = 1_000_000_000;
const MOST_PARTS = 50;
const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

const REFUND_FIELDS: Record<string, Shape> = {
  transaction_id: optional(text(32)),
  out_trade_no: optional(text(32, { min: 6 })),
  out_refund_no: text(64, { pattern: /^[0-9A-Za-z_\-|*@]+$/ }),
  reason: optional(text(80)),
  notify_url: optional(text(255)),
  funds_account: optional(text(32, { pattern: /^AVAILABLE$/ })),
  amount: object({
    refund: whole(1, MOST_FEN),
    total: whole(1, MOST_FEN),
    currency: text(16, { pattern: /^CNY$/ }),
    from: optional(list(object({ account: text(32), amount: whole(1, MOST_FEN) }), 1, 2)),
  }),
  goods_detail: optional(
    list(
      object({
        merchant_goods_id: text(32),
        wechatpay_goods_id: optional(text(32)),
        goods_name: optional(text(256)),
        unit_price: whole(0, MOST_FEN),
        refund_amount: whole(0, MOST_FEN),
        refund_quantity: whole(1, 1_000_000),
      }),
      1,
      100,
    ),
  ),
};

const invalid = (message: string, reason = message) =>
  new PayApiError(400, 'INVALID_REQUEST', message, undefined, reason);

export class Refunds {
  /** Outcomes set for the next requests, before the standing setting applies. */
  private readonly queued: RefundOutcome[] = [];

  constructor(
    private readonly world: World,
    private readonly orders: Orders,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Accepts a refund (PROCESSING) or repeats the answer for a known out_refund_no with identical parameters.
   * Refuses: unpaid, wrong total, more than was paid, over 50 parts, within a minute of the last one (429),
   * a payment over a year old, and 403 NOT_ENOUGH when so switched.
   */
  create(body: Buffer): Record<string, unknown> {
    const request = parseBody(REFUND_FIELDS, body);
    const order = this.findOrder(request);
    const outRefundNo = String(request['out_refund_no']);
    const known = own(this.world.state.refunds, outRefundNo);
    if (known) {
      if (canonical(known.request) !== canonical(request))
        throw invalid('退款单号已存在，且参数与首次请求不一致');
      return this.describe(known);
    }
    const { refundFen } = this.checkLimits(order, request);
    const outcome = this.queued.shift() ?? this.world.settings.refunds.outcome;
    if (outcome === 'NOT_ENOUGH')
      throw new PayApiError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
    const refund = this.record(order, outRefundNo, request, refundFen, outcome);
    return this.describe(refund);
  }

  byOutRefundNo(outRefundNo: string): RefundRecord {
    const refund = own(this.world.state.refunds, outRefundNo);
    if (!refund) throw new PayApiError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return refund;
  }

  /** Decides what the next `times` refunds end in. */
  queueOutcome(outcome: RefundOutcome, times = 1): void {
    for (let left = times; left > 0; left -= 1) this.queued.push(outcome);
  }

  clearQueue(): void {
    this.queued.length = 0;
  }

  /** Ends a refund now and notifies. A finished one stays as it is. */
  settle(refund: RefundRecord, outcome: RefundRecord['outcome'] = refund.outcome): void {
    if (refund.status !== 'PROCESSING' || own(this.world.state.refunds, refund.outRefundNo) !== refund)
      return;
    const order = this.orders.byOutTradeNo(refund.outTradeNo);
    refund.status = outcome;
    refund.settleAtMs = null;
    refund.settledAtMs = this.world.clock.now().getTime();
    this.notifier.announceRefund(refund, describeRefundEvent(refund, order));
    this.world.changed();
  }

  resume(): void {
    for (const refund of Object.values(this.world.state.refunds)) this.plan(refund);
  }

  describe(refund: RefundRecord): Record<string, unknown> {
    const order = this.orders.byOutTradeNo(refund.outTradeNo);
    const couponFen = order.payment?.couponFen ?? 0;
    return {
      refund_id: refund.refundId,
      out_refund_no: refund.outRefundNo,
      transaction_id: order.payment?.transactionId,
      out_trade_no: refund.outTradeNo,
      channel: 'ORIGINAL',
      user_received_account: '支付用户零钱',
      create_time: toChinaTime(new Date(refund.createdAtMs)),
      ...(refund.status === 'SUCCESS' && refund.settledAtMs !== undefined
        ? { success_time: toChinaTime(new Date(refund.settledAtMs)) }
        : {}),
      status: refund.status,
      funds_account: 'AVAILABLE',
      amount: {
        total: refund.totalFen,
        refund: refund.refundFen,
        payer_total: refund.totalFen - couponFen,
        payer_refund: refund.payerRefundFen,
        settlement_refund: refund.refundFen,
        settlement_total: refund.totalFen,
        discount_refund: refund.refundFen - refund.payerRefundFen,
        currency: 'CNY',
      },
    };
  }

  private findOrder(request: Record<string, unknown>): OrderRecord {
    const { transaction_id: transactionId, out_trade_no: outTradeNo } = request;
    if ((transactionId === undefined) === (outTradeNo === undefined)) {
      throw paramError('out_trade_no', outTradeNo, '与transaction_id必须且只能填写一个');
    }
    try {
      return typeof outTradeNo === 'string'
        ? this.orders.byOutTradeNo(outTradeNo)
        : this.orders.byTransactionId(String(transactionId));
    } catch (error) {
      if (!(error instanceof PayApiError)) throw error;
      throw new PayApiError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
    }
  }

  private checkLimits(order: OrderRecord, request: Record<string, unknown>): { refundFen: number } {
    const { refund: refundFen, total } = request['amount'] as { refund: number; total: number };
    const notifyUrl = request['notify_url'];
    if (typeof notifyUrl === 'string')
      checkNotifyUrl(notifyUrl, this.world.settings.allowLoopbackHttpNotifyUrl);
    if (!order.payment) throw invalid('订单未支付，不能退款');
    const nowMs = this.world.clock.now().getTime();
    if (nowMs - order.payment.paidAtMs > YEAR_MS) throw invalid('订单已超过一年，不能退款');
    if (total !== order.payment.totalFen) throw invalid('订单金额与原订单不一致');
    const earlier = this.of(order);
    const open = earlier.filter(({ status }) => status !== 'CLOSED');
    const refundedFen = open.reduce((sum, refund) => sum + refund.refundFen, 0);
    if (refundedFen + refundFen > order.payment.totalFen) throw invalid('申请退款金额大于订单可退金额');
    if (open.length >= MOST_PARTS) throw invalid('部分退款次数超过50次');
    const lastMs = Math.max(...earlier.map(({ createdAtMs }) => createdAtMs));
    if (nowMs - lastMs < MINUTE_MS) {
      throw new PayApiError(429, 'FREQUENCY_LIMITED', '同一订单多次退款需间隔1分钟');
    }
    return { refundFen };
  }

  private record(
    order: OrderRecord,
    outRefundNo: string,
    request: Record<string, unknown>,
    refundFen: number,
    outcome: RefundRecord['outcome'],
  ): RefundRecord {
    const now = this.world.clock.now();
    const { settleAfterMs } = this.world.settings.refunds;
    const totalFen = order.payment?.totalFen ?? 0;
    const notifyUrl = request['notify_url'];
    const refund: RefundRecord = {
      refundId: `503000${toChinaDay(now).replace(/\D/g, '')}${randomDigits(14)}`,
      outRefundNo,
      outTradeNo: order.outTradeNo,
      request,
      refundFen,
      totalFen,
      payerRefundFen: this.payerShare(order, refundFen),
      notifyUrl: typeof notifyUrl === 'string' ? notifyUrl : undefined,
      status: 'PROCESSING',
      createdAtMs: now.getTime(),
      settleAtMs: settleAfterMs === null ? null : now.getTime() + settleAfterMs,
      outcome,
    };
    this.world.state.refunds[outRefundNo] = refund;
    order.state = 'REFUND';
    this.plan(refund);
    this.world.changed();
    return refund;
  }

  /**
   * What the payer gets back: the refund less the coupon's proportional share. All parts together give exactly
   * what was paid. Example: 5,985 of 19,800 with 18,800 paid → 5,683.
   */
  private payerShare(order: OrderRecord, refundFen: number): number {
    const totalFen = order.payment?.totalFen ?? 0;
    const payerTotalFen = totalFen - (order.payment?.couponFen ?? 0);
    const before = this.of(order).filter(({ status }) => status !== 'CLOSED');
    const beforeFen = before.reduce((sum, refund) => sum + refund.refundFen, 0);
    const payerBeforeFen = before.reduce((sum, refund) => sum + refund.payerRefundFen, 0);
    return Math.round(((beforeFen + refundFen) * payerTotalFen) / totalFen) - payerBeforeFen;
  }

  private of(order: OrderRecord): RefundRecord[] {
    return Object.values(this.world.state.refunds).filter(
      ({ outTradeNo }) => outTradeNo === order.outTradeNo,
    );
  }

  private plan(refund: RefundRecord): void {
    if (refund.settleAtMs === null) return;
    this.world.clock.schedule(new Date(refund.settleAtMs), async () => this.settle(refund));
  }
}
