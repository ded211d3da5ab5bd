/** Everything the simulated WeChat remembers. Plain records, so a snapshot is `JSON.stringify(state)`. */

export interface OrderRecord {
  outTradeNo: string;
  /** The request exactly as first accepted; a repeat must be identical. */
  request: OrderRequest;
  createdAtMs: number;
  /** Last moment to pay. */
  payUntilMs: number;
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  payment?: PaymentRecord;
}

export interface OrderRequest {
  appid: string;
  mchid: string;
  description: string;
  out_trade_no: string;
  notify_url: string;
  time_expire?: string;
  attach?: string;
  amount: { total: number; currency?: string };
  payer: { openid: string };
  [optional: string]: unknown;
}

export interface PaymentRecord {
  transactionId: string;
  paidAtMs: number;
  payerOpenid: string;
  totalFen: number;
  couponFen: number;
}

export interface PrepayRecord {
  prepayId: string;
  outTradeNo: string;
  createdAtMs: number;
}

export interface RefundRecord {
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  request: Record<string, unknown>;
  refundFen: number;
  totalFen: number;
  payerRefundFen: number;
  notifyUrl?: string;
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
  createdAtMs: number;
  settleAtMs: number | null;
  settledAtMs?: number;
  outcome: 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
}

/** A notification that WeChat still tries to deliver (or has given up / got through). */
export interface NotificationRecord {
  id: string;
  url: string;
  eventType: string;
  summary: string;
  resource: 'transaction' | 'refund';
  plain: Record<string, unknown>;
  createdAtMs: number;
  /** Deliveries made so far. */
  sent: number;
  nextAtMs: number | null;
  acknowledged: boolean;
}

export interface OneTimeCode {
  code: string;
  kind: 'login' | 'phone';
  openid: string;
  phone?: string;
  expiresAtMs: number;
  usedAtMs?: number;
}

export interface Person {
  openid: string;
  unionid: string;
  phone: string;
  sessionKey: string;
  lastActiveAtMs: number;
  loginAtMs: number[];
}

export interface TokenRecord {
  token: string;
  issuedAtMs: number;
  expiresAtMs: number;
}

export interface BillChange {
  mode?: 'normal' | 'creating' | 'none';
  wrongHash?: boolean;
  /** out_trade_no of rows left out. */
  remove?: string[];
  /** out_trade_no → order amount in fen shown instead. */
  amountFen?: Record<string, number>;
  /** out_refund_no → refund amount in fen shown instead. */
  refundFen?: Record<string, number>;
  /** Payments only WeChat knows. */
  add?: { outTradeNo: string; totalFen: number; openid?: string }[];
}

export interface ShippingRecord {
  outTradeNo: string;
  uploads: string[];
}

export interface SentMessage {
  touser: string;
  templateId: string;
  page: string;
  fields: Record<string, string>;
  atMs: number;
}

export interface SimState {
  orders: Record<string, OrderRecord>;
  prepays: Record<string, PrepayRecord>;
  refunds: Record<string, RefundRecord>;
  notifications: Record<string, NotificationRecord>;
  codes: Record<string, OneTimeCode>;
  /** openid → person. */
  people: Record<string, Person>;
  /** device id → openid, and person name (`as`) → openid. */
  devices: Record<string, string>;
  names: Record<string, string>;
  tokens: TokenRecord[];
  forcedTokenAtMs: number[];
  billChanges: Record<string, BillChange>;
  billFiles: Record<string, { billDate: string; billType: string; gzip: boolean; expiresAtMs: number }>;
  /** `openid template` → messages the person still allows; -1 = banned. */
  subscriptions: Record<string, number>;
  sentMessages: SentMessage[];
  shipping: Record<string, ShippingRecord>;
  merchantKeys: Record<string, string>;
  apiV3Key: string;
  clockAheadMs: number;
}

export function emptyState(merchantKeys: Record<string, string>, apiV3Key: string): SimState {
  return {
    orders: {},
    prepays: {},
    refunds: {},
    notifications: {},
    codes: {},
    people: {},
    devices: {},
    names: {},
    tokens: [],
    forcedTokenAtMs: [],
    billChanges: {},
    billFiles: {},
    subscriptions: {},
    sentMessages: [],
    shipping: {},
    merchantKeys: { ...merchantKeys },
    apiV3Key,
    clockAheadMs: 0,
  };
}

/** Looks a key up without ever reaching `Object.prototype`: keys come from requests. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
