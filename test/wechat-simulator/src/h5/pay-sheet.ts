import { verify } from 'node:crypto';
import type { OrderRecord } from '../core/state';
import type { Notifier } from '../pay/notifier';
import type { Orders } from '../pay/orders';
import type { World } from '../world';

/** What `wx.requestPayment` passes; the appid is signed but not passed by the mini-program. */
export interface PayParameters {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

const PREPAY_PREFIX = 'prepay_id=';

/** The part of WeChat on the payer's phone: checks the merchant's signature, then takes or cancels the payment. */
export class PaySheet {
  constructor(
    private readonly world: World,
    private readonly orders: Orders,
    private readonly notifier: Notifier,
  ) {}

  /**
   * The order to pay, or a reason in Chinese. The signature is over four lines: appid, timeStamp, nonceStr and
   * package, each ended by a line feed.
   */
  open(parameters: PayParameters, openid?: string): OrderRecord | { reason: string } {
    const { timeStamp, nonceStr, package: pack, signType, paySign } = parameters;
    if (signType !== 'RSA') return { reason: '支付参数错误：signType 必须为 RSA' };
    if (!/^\d{10}$/.test(timeStamp)) return { reason: '支付参数错误：timeStamp 必须为秒级时间戳字符串' };
    if (!/^[0-9A-Za-z]{1,32}$/.test(nonceStr)) return { reason: '支付参数错误：nonceStr' };
    if (!pack.startsWith(PREPAY_PREFIX)) return { reason: '支付参数错误：package 必须为 prepay_id=…' };
    const message = Buffer.from(`${this.world.credentials.appid}\n${timeStamp}\n${nonceStr}\n${pack}\n`);
    const signature = Buffer.from(paySign, 'base64');
    const keys = Object.values(this.world.state.merchantKeys);
    if (!keys.some((key) => verify('sha256', message, key, signature))) return { reason: '支付验证签名失败' };
    return this.orders.payable(pack.slice(PREPAY_PREFIX.length), openid);
  }

  /** Pays and announces it. Out: the `errMsg` the mini-program sees. */
  async finish(parameters: PayParameters, result: string, openid?: string): Promise<string> {
    const order = this.open(parameters, openid);
    if ('reason' in order) return `requestPayment:fail ${order.reason}`;
    if (result !== 'ok') return 'requestPayment:fail cancel';
    await this.notifier.announcePayment(this.orders.pay(order));
    return 'requestPayment:ok';
  }
}
