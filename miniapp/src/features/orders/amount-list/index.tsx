import { View } from '@tarojs/components';
import { Price } from '@/components';
import { type Amounts, amountRows } from '../amounts.view';
import './amount-list.scss';

interface AmountListProps {
  amounts: Amounts;
  payableFen: number;
  /** What the last row is called: 合计 before paying, 实付 afterwards. */
  totalLabel: string;
}

/** Every yuan explained, one row each, and what comes out. */
export function AmountList({ amounts, payableFen, totalLabel }: AmountListProps) {
  return (
    <View className="amount-list">
      {amountRows(amounts).map((row) => (
        <View key={row.key} className="amount-list__row">
          <View className="amount-list__label">
            {row.label}
            {row.remark && <View className="amount-list__remark">{row.remark}</View>}
          </View>
          <View className={`amount-list__value amount-list__value--${row.tone}`}>{row.text}</View>
        </View>
      ))}
      <View className="amount-list__total">
        <View>{totalLabel}</View>
        <Price fen={payableFen} size={24} tone="berry" exact />
      </View>
    </View>
  );
}
