import type { TradeBill, TradeBillRow } from '../ports';
import { decimalToInteger } from '../wire-formats';

/** The file is not a trade bill as WeChat documents it; nothing of it may be used. */
export class TradeBillUnreadable extends Error {
  override readonly name = 'TradeBillUnreadable';
}

/**
 * Reads WeChat's daily trade bill (type ALL, uncompressed CSV text): a header, detail rows whose fields each begin
 * with a backtick, a summary header and one summary row. Columns are found by their Chinese names, amounts go from
 * yuan text to fen: `` `198.00 `` -> 19800. Refuses the whole file when a column is missing, a row has another
 * number of fields, an amount is not decimal, or the summary is missing (the file was cut off).
 */
export function readTradeBill(csv: string, billOn: string, sha1: string): TradeBill {
  const lines = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const header = (lines[0] ?? '').split(',').map(bare);
  const details = lines.slice(1).findIndex((line) => !line.startsWith('`'));
  if (details < 0) throw new TradeBillUnreadable('no summary');
  const rows = lines.slice(1, 1 + details).map((line, index) => readRow(header, line, index + 2));
  if (lines.length !== details + 3) throw new TradeBillUnreadable('summary');
  return { billOn, sha1, rows };
}

function readRow(header: string[], line: string, lineNumber: number): TradeBillRow {
  // A product name may hold a comma, but only a new field begins with a backtick.
  const fields = line.slice(1).split(/,`/);
  if (fields.length !== header.length) throw new TradeBillUnreadable(`fields in line ${lineNumber}`);
  const text = (name: string): string => {
    const field = fields[header.indexOf(name)];
    if (field === undefined) throw new TradeBillUnreadable(`no column ${name}`);
    return field.trim();
  };
  const amount = (name: string, digits: number): number => {
    try {
      return decimalToInteger(text(name).replace(/%$/, ''), digits);
    } catch (error) {
      if (error instanceof RangeError) throw new TradeBillUnreadable(`${name} in line ${lineNumber}`);
      throw error;
    }
  };
  const tradedAt = new Date(`${text('交易时间').replace(' ', 'T')}+08:00`);
  if (Number.isNaN(tradedAt.getTime())) throw new TradeBillUnreadable(`交易时间 in line ${lineNumber}`);
  return {
    tradedAt,
    appid: text('公众账号ID'),
    mchid: text('商户号'),
    transactionId: text('微信订单号'),
    outTradeNo: text('商户订单号'),
    openid: text('用户标识'),
    tradeState: text('交易状态'),
    currency: text('货币种类'),
    totalFen: amount('订单金额', 2),
    settlementTotalFen: amount('应结订单金额', 2),
    refundId: numberOrNone(text('微信退款单号')),
    outRefundNo: numberOrNone(text('商户退款单号')),
    refundFen: amount('申请退款金额', 2),
    refundStatus: text('退款状态'),
    description: text('商品名称'),
    feeMilliFen: amount('手续费', 5),
  };
}

function bare(field: string): string {
  return field.trim().replace(/^`/, '');
}

/** Payment rows carry `0` where a refund row has its number. */
function numberOrNone(text: string): string {
  return text === '0' ? '' : text;
}
