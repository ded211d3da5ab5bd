import type { FulfilmentMode } from '@tianpu/shared/api';
import { formatYuanExact, formatYuanSigned } from '@tianpu/shared/money';
import { sourceText } from '@/features/offers/offers.view';

/** What the money is made of, as quotes and orders both carry it. */
export interface Amounts {
  goodsTotalFen: number;
  adjustments: readonly { source?: string; label: string; amountFen: number }[];
  mode: FulfilmentMode;
  itemCount: number;
  /** A delivery whose fee cannot be said yet, because she has not said where to. */
  isFeeOpen?: boolean;
}

export interface AmountRow {
  /** Unique within one list. */
  key: string;
  label: string;
  /** Smaller, after the label. */
  remark: string | null;
  text: string;
  /** berry = taken off, ink = added or neutral, muted = not known yet or free. */
  tone: 'ink' | 'berry' | 'muted';
}

/**
 * Every yuan of the total as one row each: the goods, then the rules in the order they were applied. Pure.
 *
 * Example: goods 19800 (1 piece) with a delivery of +600 are `商品 1 件 ¥198.00` and `外送费 2.6 km +¥6.00`.
 */
export function amountRows({
  goodsTotalFen,
  adjustments,
  mode,
  itemCount,
  isFeeOpen = false,
}: Amounts): AmountRow[] {
  const goods: AmountRow = {
    key: 'goods',
    label: '商品',
    remark: `${itemCount} 件`,
    text: `¥${formatYuanExact(goodsTotalFen)}`,
    tone: 'ink',
  };
  const changes = adjustments.map(
    ({ source, label, amountFen }, index): AmountRow => ({
      key: `change-${index}`,
      label,
      remark: source === undefined ? null : remarkOf(source, label),
      text: amountFen === 0 ? '免费' : formatYuanSigned(amountFen),
      tone: amountFen < 0 ? 'berry' : 'ink',
    }),
  );
  const open: AmountRow[] = isFeeOpen
    ? [{ key: 'fee', label: '外送费', remark: null, text: '填好地址后算', tone: 'muted' }]
    : [];
  const pickup: AmountRow[] =
    mode === 'pickup'
      ? [{ key: 'pickup', label: '到店自提', remark: null, text: '免费', tone: 'muted' }]
      : [];
  return [goods, ...changes, ...open, ...pickup];
}

/** The kind of rule, unless its name says it already. Example: 开业优惠 of `full_reduction:…` is marked 满减. */
function remarkOf(source: string, label: string): string | null {
  const kind = sourceText({ source });
  return label.includes(kind) ? null : kind;
}
