import { toChinaDay, toChinaTime } from '../core/clock';
import { type BillChange, type OrderRecord, own, type PaymentRecord, type RefundRecord } from '../core/state';
import type { World } from '../world';

export type BillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** One line of the bill, amounts in fen. */
export interface BillRow {
  at: Date;
  order: { outTradeNo: string; description: string; attach: string; totalFen: number };
  transactionId: string;
  openid: string;
  couponFen: number;
  refund?: { refundId: string; outRefundNo: string; refundFen: number; payerFen: number; status: string };
}

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注';
const SUMMARY =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const BYTE_ORDER_MARK = '\ufeff';

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const line = (cells: string[]): string =>
  cells.map((cell) => `\`${cell.replace(/[,`\r\n]/g, ' ')}`).join(',');

/** Everything that happened on one calendar day in China, with the differences a test asked for. */
export function billRows(world: World, billDate: string, type: BillType): BillRow[] {
  const { state } = world;
  const change = own(state.billChanges, billDate) ?? {};
  const rows: BillRow[] = [];
  for (const order of Object.values(state.orders)) {
    const { payment } = order;
    if (!payment || change.remove?.includes(order.outTradeNo)) continue;
    if (type !== 'REFUND' && toChinaDay(new Date(payment.paidAtMs)) === billDate) {
      rows.push(paymentRow(order, payment, change));
    }
    if (type === 'SUCCESS') continue;
    for (const refund of Object.values(state.refunds)) {
      const isThatDay = toChinaDay(new Date(refund.createdAtMs)) === billDate;
      if (refund.outTradeNo === order.outTradeNo && isThatDay)
        rows.push(refundRow(order, payment, refund, change));
    }
  }
  if (type !== 'REFUND') rows.push(...(change.add ?? []).map((added, at) => addedRow(added, at, billDate)));
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function base(
  order: OrderRecord,
  payment: PaymentRecord,
  change: BillChange,
): Omit<BillRow, 'at' | 'couponFen'> {
  return {
    order: {
      outTradeNo: order.outTradeNo,
      description: order.request.description,
      attach: order.request.attach ?? '',
      totalFen: own(change.amountFen ?? {}, order.outTradeNo) ?? payment.totalFen,
    },
    transactionId: payment.transactionId,
    openid: payment.payerOpenid,
  };
}

function paymentRow(order: OrderRecord, payment: PaymentRecord, change: BillChange): BillRow {
  return { ...base(order, payment, change), at: new Date(payment.paidAtMs), couponFen: payment.couponFen };
}

function refundRow(
  order: OrderRecord,
  payment: PaymentRecord,
  refund: RefundRecord,
  change: BillChange,
): BillRow {
  return {
    ...base(order, payment, change),
    at: new Date(refund.createdAtMs),
    couponFen: 0,
    refund: {
      refundId: refund.refundId,
      outRefundNo: refund.outRefundNo,
      refundFen: own(change.refundFen ?? {}, refund.outRefundNo) ?? refund.refundFen,
      payerFen: refund.payerRefundFen,
      status: refund.status === 'ABNORMAL' ? 'CHANGE' : refund.status,
    },
  };
}

function addedRow(added: NonNullable<BillChange['add']>[number], at: number, billDate: string): BillRow {
  return {
    at: new Date(Date.parse(`${billDate}T12:00:00+08:00`) + at * 1000),
    order: { outTradeNo: added.outTradeNo, description: '蛋糕', attach: '', totalFen: added.totalFen },
    transactionId: `4200000000${billDate.replace(/\D/g, '')}${String(9_000_000_000 + at)}`,
    openid: added.openid ?? 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
    couponFen: 0,
  };
}

function cells(world: World, row: BillRow): string[] {
  const { appid, mchid } = world.credentials;
  const { order, refund } = row;
  // A refund row repeats the order's ids; its own order amounts are zero, so the columns can be summed.
  const totalFen = refund ? 0 : order.totalFen;
  return [
    toChinaTime(row.at).slice(0, 19).replace('T', ' '),
    appid,
    mchid,
    '0',
    '',
    row.transactionId,
    order.outTradeNo,
    row.openid,
    'JSAPI',
    refund ? 'REFUND' : 'SUCCESS',
    'OTHERS',
    'CNY',
    yuan(totalFen),
    yuan(row.couponFen),
    refund?.refundId ?? '0',
    refund?.outRefundNo ?? '0',
    yuan(refund?.refundFen ?? 0),
    '0.00',
    refund ? 'ORIGINAL' : '',
    refund?.status ?? '',
    order.description,
    order.attach,
    yuan(refund ? 0 : Math.round(order.totalFen * 0.006)),
    '0.60%',
    yuan(totalFen),
    yuan(refund?.refundFen ?? 0),
    '',
  ];
}

/**
 * The bill file: byte order mark, header, detail rows, summary header, summary row; each value behind a backtick,
 * amounts in yuan. Example: an order of 19,800 fen shows as `` `198.00 ``.
 */
export function billCsv(world: World, rows: BillRow[]): Buffer {
  const paid = rows.filter(({ refund }) => !refund);
  const sum = (values: number[]) => yuan(values.reduce((total, value) => total + value, 0));
  const orderTotal = sum(paid.map(({ order }) => order.totalFen));
  const refundTotal = sum(rows.map(({ refund }) => refund?.refundFen ?? 0));
  const fees = sum(paid.map(({ order }) => Math.round(order.totalFen * 0.006)));
  const lines = [
    COLUMNS,
    ...rows.map((row) => line(cells(world, row))),
    SUMMARY,
    line([String(rows.length), orderTotal, refundTotal, '0.00', fees, orderTotal, refundTotal]),
    '',
  ];
  return Buffer.from(BYTE_ORDER_MARK + lines.join('\r\n'));
}
