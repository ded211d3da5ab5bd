/**
 * What the shop asks of WeChat, in the shop's words. Features depend on these types only; the classes behind
 * them speak the wire protocol. Money is integer fen, instants are Dates, errors are the classes of errors.ts.
 */

export const PAY_GATEWAY = Symbol('PAY_GATEWAY');
export const MINI_PROGRAM_API = Symbol('MINI_PROGRAM_API');
export const PUSH_CODEC = Symbol('PUSH_CODEC');

export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR';
export type RefundState = 'SUCCESS' | 'CLOSED' | 'PROCESSING' | 'ABNORMAL';

export interface JsapiOrder {
  /** 6-32 of `0-9A-Za-z_-|*`, unique per merchant; the same number with the same fields may be sent again. */
  outTradeNo: string;
  /** Shown on WeChat's payment sheet; cut to the 127 characters WeChat allows. */
  description: string;
  totalFen: number;
  openid: string;
  /** Last instant to pay. Send the stored value again on a retry: a changed one is refused by WeChat. */
  timeExpireAt: Date;
  /** Absolute URL without a query. */
  notifyUrl: string;
  attach?: string;
}

/** One payment as WeChat knows it; the optional fields are missing until it is paid. */
export interface PayTransaction {
  appid: string;
  mchid: string;
  outTradeNo: string;
  transactionId?: string;
  tradeState: TradeState;
  successAt?: Date;
  payerOpenid?: string;
  /** What the order cost: the figure to compare with our own payable. */
  totalFen?: number;
  /** What left the customer's wallet; lower than totalFen when WeChat paid a coupon. Never compare with it. */
  payerTotalFen?: number;
  currency?: string;
  attach?: string;
}

export interface RefundRequest {
  outTradeNo: string;
  /** Send the same number again on a retry: a new one refunds a second time. */
  outRefundNo: string;
  refundFen: number;
  /** The original order amount, whatever was refunded before. */
  totalFen: number;
  /** Shown to the customer; cut to the 80 bytes WeChat allows. */
  reason: string;
  notifyUrl: string;
}

export interface PayRefund {
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  transactionId: string;
  status: RefundState;
  refundFen: number;
  totalFen: number;
  payerRefundFen?: number;
  successAt?: Date;
}

/** What `wx.requestPayment` takes. `timeStamp` is text: seconds since 1970. */
export interface MiniProgramPayParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export interface TradeBillRow {
  tradedAt: Date;
  appid: string;
  mchid: string;
  transactionId: string;
  outTradeNo: string;
  openid: string;
  /** SUCCESS for a payment, REFUND for a refund row, REVOKED for a withdrawn one. */
  tradeState: string;
  currency: string;
  totalFen: number;
  /** Order amount less WeChat's no-charge coupons: what will be settled. */
  settlementTotalFen: number;
  /** Empty on payment rows. */
  refundId: string;
  outRefundNo: string;
  refundFen: number;
  refundStatus: string;
  description: string;
  /** WeChat's fee in thousandths of a fen, because the bill carries five decimals of a yuan. */
  feeMilliFen: number;
}

export interface TradeBill {
  /** The shop day, YYYY-MM-DD. */
  billOn: string;
  /** SHA1 of the uncompressed file, checked against what WeChat announced. */
  sha1: string;
  rows: TradeBillRow[];
}

export type PayNotification =
  | { id: string; eventType: string; kind: 'transaction'; transaction: PayTransaction }
  | { id: string; eventType: string; kind: 'refund'; refund: PayRefund };

/** Header names in any case; Node's `request.headers` fits. */
export type NotificationHeaders = Record<string, string | string[] | undefined>;

export interface PayGateway {
  /**
   * Registers an order with WeChat, or asks again for a registered one (same fields), and returns the prepay id,
   * good for 2 hours. Refuses with PayError: `already_paid`, `closed`, `mismatch` (same number, other fields),
   * `unknown` (no trustworthy answer: the order may exist, ask again with identical fields or query).
   */
  createJsapiOrder(order: JsapiOrder): Promise<{ prepayId: string }>;
  /** What WeChat knows of an order. PayError `not_found` when it never arrived there. */
  queryByOutTradeNo(outTradeNo: string): Promise<PayTransaction>;
  /** After `closed` nobody can pay this number any more. PayError `not_found` when it never arrived. */
  closeOrder(outTradeNo: string): Promise<'closed' | 'already_paid'>;
  /** The signed parameters of `wx.requestPayment` for a prepay id. No network. */
  signForMiniProgram(prepayId: string): MiniProgramPayParams;
  /** Asks for a refund; the result is final only when a query or notification says so. */
  createRefund(refund: RefundRequest): Promise<PayRefund>;
  queryRefund(outRefundNo: string): Promise<PayRefund>;
  /** The bill of one shop day (`2026-01-01`), `none` when nothing was traded, `creating` when it is not ready. */
  downloadTradeBill(billOn: string): Promise<TradeBill | 'none' | 'creating'>;
  /** Verifies and decrypts a callback from its raw bytes. Throws NotificationRejected. */
  openNotification(raw: Buffer, headers: NotificationHeaders): Promise<PayNotification>;
}

export type TextScene = 'profile' | 'comment' | 'forum' | 'social';

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** Page with parameters, no leading slash. */
  page?: string;
  miniprogramState?: 'formal' | 'trial' | 'developer';
  /** `thing1` -> `草莓蛋糕`, already cut to the lengths of the template. */
  fields: Record<string, string>;
}

export interface ShippingInfo {
  outTradeNo: string;
  openid: string;
  method: 'same_city' | 'virtual' | 'pickup';
  /** One line of what was handed over; cut to 120 characters. */
  summary: string;
  handedOverAt: Date;
}

export interface MiniProgramApi {
  /** Exchanges the single-use code of `wx.login`. MiniProgramError `code_invalid` or `user_blocked`. */
  exchangeCode(jsCode: string): Promise<{ openid: string; unionid?: string; sessionKey: string }>;
  /** Exchanges the single-use code of the phone button; each success costs money. MiniProgramError `code_invalid`. */
  getPhoneNumber(code: string): Promise<{ phone: string; countryCode: string }>;
  /** PNG or JPEG bytes of a permanent code. `scene`: 1-32 of WeChat's characters; `page` without leading slash. */
  getUnlimitedCode(o: {
    scene: string;
    page: string;
    envVersion?: 'release' | 'trial' | 'develop';
    width?: number;
  }): Promise<Buffer>;
  /** Sends one subscribed message. MiniProgramError `not_subscribed` means the customer's quota is zero. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>;
  /** Reports hand-over so that WeChat releases the money. `not_ready` just after payment: try again later. */
  uploadShippingInfo(shipping: ShippingInfo): Promise<void>;
  /** WeChat's content check; the customer must have been active within 2 hours; at most 2,500 characters. */
  checkText(o: {
    openid: string;
    content: string;
    scene: TextScene;
  }): Promise<{ suggest: 'pass' | 'risky' | 'review'; traceId: string }>;
}

/** The query string WeChat appends to a push. */
export interface PushQuery {
  signature?: string;
  msg_signature?: string;
  timestamp?: string;
  nonce?: string;
  echostr?: string;
}

export type PushValue = string | number | boolean | null | PushValue[] | { [name: string]: PushValue };

export interface PushMessage {
  format: 'json' | 'xml';
  fromUserName: string;
  toUserName: string;
  createdAt: Date;
  msgType: string;
  /** Present when msgType is `event`. */
  event?: string;
  /** Equal for every resend of one message: MsgId, or sender + time + event. */
  dedupeKey: string;
  /** Answers to subscription prompts, one object or many on the wire, always a list here. */
  subscriptionAnswers: { templateId: string; status: string }[];
  /** Everything WeChat sent, by its own names. */
  fields: { [name: string]: PushValue };
}

export interface PushCodec {
  /** Answers WeChat's URL check: returns the text to echo. Throws PushRejected. */
  verifyUrl(query: PushQuery): string;
  /** Verifies, decrypts and reads one push. Throws PushRejected. */
  decode(rawBody: Buffer | string, query: PushQuery): PushMessage;
  /** Encrypts a passive reply in the format of the message it answers. */
  encodeReply(text: string, format: 'json' | 'xml'): string;
}
