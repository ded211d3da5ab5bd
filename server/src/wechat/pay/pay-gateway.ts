import { PayError } from '../errors';
import type { Outside } from '../outbound';
import type {
  JsapiOrder,
  MiniProgramPayParams,
  NotificationHeaders,
  PayGateway,
  PayNotification,
  PayRefund,
  PayTransaction,
  RefundRequest,
  TradeBill,
} from '../ports';
import { cutToBytes, cutToCharacters, toChinaRfc3339 } from '../wire-formats';
import { parseJson, WireObject } from '../wire-object';
import type { NotificationOpener } from './notification-opener';
import type { PayClient } from './pay-client';
import { readRefund, readTransaction } from './pay-wire';
import type { RequestSigner } from './request-signer';
import { downloadTradeBill } from './trade-bill-download';

const ORDERS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';

export interface PayMerchant {
  appid: string;
  mchid: string;
  payBaseUrl: string;
}

/** WeChat Pay v3 behind the shop's port: builds request bodies, reads verified answers, knows no order of ours. */
export class WechatPayGateway implements PayGateway {
  constructor(
    private readonly merchant: PayMerchant,
    private readonly client: PayClient,
    private readonly signer: RequestSigner,
    private readonly opener: NotificationOpener,
    private readonly outside: Outside,
  ) {}

  async createJsapiOrder(order: JsapiOrder): Promise<{ prepayId: string }> {
    const { appid, mchid } = this.merchant;
    requirePositiveFen(order.totalFen);
    const wire = await this.#json('pay.jsapi', 'POST', `${ORDERS}/jsapi`, {
      appid,
      mchid,
      description: cutToCharacters(order.description, 127),
      out_trade_no: order.outTradeNo,
      time_expire: toChinaRfc3339(order.timeExpireAt),
      attach: order.attach,
      notify_url: order.notifyUrl,
      amount: { total: order.totalFen, currency: 'CNY' },
      payer: { openid: order.openid },
    });
    return { prepayId: wire.text('prepay_id') };
  }

  async queryByOutTradeNo(outTradeNo: string): Promise<PayTransaction> {
    const target = `${this.#orderPath(outTradeNo)}?mchid=${this.merchant.mchid}`;
    const transaction = readTransaction(await this.#json('pay.query', 'GET', target));
    if (transaction.outTradeNo !== outTradeNo) throw malformed('pay.query', 'out_trade_no');
    return transaction;
  }

  async closeOrder(outTradeNo: string): Promise<'closed' | 'already_paid'> {
    const target = `${this.#orderPath(outTradeNo)}/close`;
    try {
      const body = { mchid: this.merchant.mchid };
      await this.client.call({ api: 'pay.close', method: 'POST', target, body });
      return 'closed';
    } catch (error) {
      if (error instanceof PayError && error.kind === 'closed') return 'closed';
      if (error instanceof PayError && error.kind === 'already_paid') return 'already_paid';
      throw error;
    }
  }

  signForMiniProgram(prepayId: string): MiniProgramPayParams {
    return this.signer.payment(this.merchant.appid, prepayId, this.outside.clock.now());
  }

  async createRefund(refund: RefundRequest): Promise<PayRefund> {
    requirePositiveFen(refund.refundFen);
    const wire = await this.#json('pay.refund', 'POST', REFUNDS, {
      out_trade_no: refund.outTradeNo,
      out_refund_no: refund.outRefundNo,
      reason: cutToBytes(refund.reason, 80),
      notify_url: refund.notifyUrl,
      amount: { refund: refund.refundFen, total: refund.totalFen, currency: 'CNY' },
    });
    return this.#refund('pay.refund', wire, refund.outRefundNo);
  }

  async queryRefund(outRefundNo: string): Promise<PayRefund> {
    const target = `${REFUNDS}/${encodeURIComponent(outRefundNo)}`;
    return this.#refund('pay.refund-query', await this.#json('pay.refund-query', 'GET', target), outRefundNo);
  }

  downloadTradeBill(billOn: string): Promise<TradeBill | 'none' | 'creating'> {
    return downloadTradeBill(this.client, this.merchant.payBaseUrl, billOn);
  }

  openNotification(raw: Buffer, headers: NotificationHeaders): Promise<PayNotification> {
    return this.opener.open(raw, headers);
  }

  #orderPath(outTradeNo: string): string {
    return `${ORDERS}/out-trade-no/${encodeURIComponent(outTradeNo)}`;
  }

  /** A signed answer about another refund would be worse than none. */
  #refund(api: string, wire: WireObject, outRefundNo: string): PayRefund {
    const refund = readRefund(wire, 'status');
    if (refund.outRefundNo !== outRefundNo) throw malformed(api, 'out_refund_no');
    return refund;
  }

  async #json(api: string, method: 'GET' | 'POST', target: string, body?: object): Promise<WireObject> {
    const answer = await this.client.call({ api, method, target, body });
    return new WireObject(parseJson(answer.toString('utf8')), (field) => malformed(api, field));
  }
}

function malformed(api: string, field: string): PayError {
  return new PayError({ kind: 'unknown', api, code: 'MALFORMED', field });
}

/** WeChat knows no order below 1 fen: what is fully covered by points or coupons must not come here. */
function requirePositiveFen(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 1) throw new RangeError('whole fen, at least 1');
}
