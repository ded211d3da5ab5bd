import type { OrderRecord } from '../core/state';
import type { PayParameters } from './pay-sheet';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const STYLE = `
*{box-sizing:border-box;margin:0}
body{min-height:100vh;background:#F4E8D6;color:#2B1D14;display:flex;flex-direction:column;justify-content:flex-end;
 font:15px/1.5 "PingFang SC","Noto Sans CJK SC",sans-serif;-webkit-font-smoothing:antialiased}
.note{flex:1;padding:24px 24px 0;text-align:center;color:#6F5B4C;font-size:13px}
.sheet{background:#FFFBF5;border-radius:20px 20px 0 0;padding:20px 24px calc(24px + env(safe-area-inset-bottom));
 width:100%;max-width:480px;margin:0 auto;box-shadow:0 -8px 24px rgba(67,42,22,.10)}
h1{font-size:17px;font-weight:600;text-align:center}
.amount{margin:20px 0 24px;text-align:center;font-size:48px;line-height:1.1;font-weight:600;
 font-variant-numeric:tabular-nums}
.amount small{font-size:28px;margin-right:4px;font-weight:600}
dl{border-top:1px solid #EFE4D6;font-size:15px}
dl div{display:flex;justify-content:space-between;gap:24px;padding:12px 0;border-bottom:1px solid #EFE4D6}
dt{color:#7C6858;flex:none}dd{text-align:right;overflow-wrap:anywhere}
button,.back{display:block;width:100%;min-height:48px;border:0;border-radius:12px;font:inherit;font-size:17px;
 cursor:pointer;text-align:center;text-decoration:none;line-height:48px}
#pay{margin-top:24px;background:#07A251;color:#fff;font-weight:600}
#pay:active{background:#06853F}
#cancel,.back{margin-top:8px;background:none;color:#6F5B4C}
.reason{margin:24px 0;text-align:center;font-size:17px;line-height:1.6}
.back{border:1px solid #DDCDB9;color:#2B1D14}
button:focus-visible,.back:focus-visible{outline:3px solid #E9A23B;outline-offset:2px}`;

function page(title: string, sheet: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>${title}</title>
<style>${STYLE}</style></head><body><p class="note">演示收银台：模拟微信支付，不会真实扣款</p>
<main class="sheet">${sheet}</main></body></html>`;
}

/** The payment sheet for an order that can be paid. Works without scripts: each button posts the form. */
export function paySheetPage(order: OrderRecord, parameters: PayParameters, returnUrl: string): string {
  const { amount, description } = order.request;
  const hidden = Object.entries({ ...parameters, return_url: returnUrl })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  return page(
    '微信支付',
    `<h1>甜铺</h1>
<p class="amount"><small>¥</small>${(amount.total / 100).toFixed(2)}</p>
<dl><div><dt>商品</dt><dd>${escapeHtml(description)}</dd></div>
<div><dt>商户单号</dt><dd>${escapeHtml(order.outTradeNo)}</dd></div>
<div><dt>付款方式</dt><dd>零钱</dd></div></dl>
<form method="post" action="/h5/cashier">${hidden}
<button id="pay" name="result" value="ok">立即支付</button>
<button id="cancel" name="result" value="cancel">取消</button></form>`,
  );
}

/** What the payer sees when this cannot be paid. */
export function refusalPage(reason: string, backUrl: string | undefined): string {
  const back = backUrl ? `<a class="back" id="cancel" href="${escapeHtml(backUrl)}">返回商家</a>` : '';
  return page('无法支付', `<h1>无法支付</h1><p class="reason" role="alert">${escapeHtml(reason)}</p>${back}`);
}

/**
 * The shop's page with the outcome in the query of its hash route.
 * Example: `http://x/#/pages/pay?id=7` + ok → `http://x/#/pages/pay?id=7&wxpay=ok`.
 */
export function withOutcome(returnUrl: string, outcome: 'ok' | 'cancel'): string {
  const cut = returnUrl.indexOf('#');
  const part = cut < 0 ? returnUrl : returnUrl.slice(cut);
  return `${returnUrl}${part.includes('?') ? '&' : '?'}wxpay=${outcome}`;
}
