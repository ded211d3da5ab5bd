import { paramError } from './errors';
import { list, object, optional, type Shape, text, whole } from './fields';

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;
const MOST_FEN = 1_000_000_000;

const goods = object({
  merchant_goods_id: text(32),
  wechatpay_goods_id: optional(text(32)),
  goods_name: optional(text(256)),
  quantity: whole(1, 1_000_000),
  unit_price: whole(0, MOST_FEN),
});

const store = object({
  id: text(32),
  name: optional(text(256)),
  area_code: optional(text(32)),
  address: optional(text(512)),
});

/** `POST /v3/pay/transactions/jsapi`, every field the document names. */
export const ORDER_FIELDS: Record<string, Shape> = {
  appid: text(32),
  mchid: text(32),
  description: text(127),
  out_trade_no: text(32, { min: 6, pattern: /^[0-9A-Za-z_\-|*]+$/ }),
  time_expire: optional(text(64, { pattern: RFC3339 })),
  attach: optional(text(128)),
  notify_url: text(255),
  goods_tag: optional(text(32)),
  support_fapiao: optional({ is: 'flag' }),
  amount: object({ total: whole(1, MOST_FEN), currency: optional(text(16, { pattern: /^CNY$/ })) }),
  payer: object({ openid: text(128, { pattern: /^o[A-Za-z0-9_-]{27}$/ }) }),
  detail: optional(
    object({
      cost_price: optional(whole(0, MOST_FEN)),
      invoice_id: optional(text(32)),
      goods_detail: optional(list(goods, 1, 6000)),
    }),
  ),
  scene_info: optional(
    object({
      payer_client_ip: text(45),
      device_id: optional(text(32)),
      store_info: optional(store),
    }),
  ),
  settle_info: optional(object({ profit_sharing: optional({ is: 'flag' }) })),
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** https, without query or fragment; http only towards this computer and only when allowed. */
export function checkNotifyUrl(url: string, allowLoopbackHttp: boolean): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLoopback = parsed?.protocol === 'http:' && allowLoopbackHttp && LOOPBACK.has(parsed.hostname);
  if (parsed?.protocol !== 'https:' && !isLoopback) throw paramError('notify_url', url, '必须为https地址');
  if (/[?#]/.test(url)) throw paramError('notify_url', url, '不能携带参数');
}
