import { assertFen } from './fen';

/** The sign of a deduction as printed: U+2212, as wide as a plus, never the hyphen. */
export const MINUS = '\u2212';

export interface YuanParts {
  /** `''` or U+2212. */
  sign: string;
  /** Whole yuan with thousands separators: `1,286`. */
  yuan: string;
  /** Always two digits: `00`. */
  cents: string;
}

/**
 * An amount cut into the parts that are set in different sizes on the price tag.
 *
 * Example: `yuanParts(-128650)` is `{sign: '−', yuan: '1,286', cents: '50'}`.
 */
export function yuanParts(amountFen: number): YuanParts {
  const fen = Math.abs(assertFen(amountFen, 'amountFen'));
  const cents = String(fen % 100).padStart(2, '0');
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return { sign: amountFen < 0 ? MINUS : '', yuan, cents };
}

/**
 * Price as a tag shows it: decimals only when there are any.
 *
 * Example: `formatYuan(19800)` is `¥198`, `formatYuan(1250)` is `¥12.50`, `formatYuan(-2000)` is `−¥20`.
 */
export function formatYuan(amountFen: number): string {
  const { sign, yuan, cents } = yuanParts(amountFen);
  return cents === '00' ? `${sign}¥${yuan}` : `${sign}¥${yuan}.${cents}`;
}

/**
 * Amount to the cent without a currency sign, for checkout and orders where every fen is shown.
 *
 * Example: `formatYuanExact(19800)` is `198.00`, `formatYuanExact(128605)` is `1,286.05`.
 */
export function formatYuanExact(amountFen: number): string {
  const { sign, yuan, cents } = yuanParts(amountFen);
  return `${sign}${yuan}.${cents}`;
}

/**
 * A line of the price breakdown: sign always shown, to the cent; zero has none.
 *
 * Example: `formatYuanSigned(-2000)` is `−¥20.00`, `formatYuanSigned(600)` is `+¥6.00`, zero is `¥0.00`.
 */
export function formatYuanSigned(amountFen: number): string {
  const { sign, yuan, cents } = yuanParts(amountFen);
  return `${amountFen > 0 ? '+' : sign}¥${yuan}.${cents}`;
}

/**
 * Reads yuan as a person or a WeChat bill writes them into fen; null for anything else, also for a third
 * decimal, because half a fen does not exist. Digit by digit: `198.30 * 100` would be 19830.000000000004.
 *
 * Example: `parseYuan('¥1,286.05')` is 128605, `parseYuan('0.1')` is 10, `parseYuan('12.345')` is null.
 */
export function parseYuan(text: string): number | null {
  const match = /^([-\u2212]?)¥?(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const fen = Number(whole.replace(/,/g, '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return null;
  return sign === '' || fen === 0 ? fen : -fen;
}
