import { View } from '@tarojs/components';
import { Picture, Price } from '@/components';
import './line-list.scss';

export interface ShownLine {
  id: string;
  productName: string;
  optionsText: string;
  thumbnailUrl: string;
  quantity: number;
  lineTotalFen: number;
}

/** What is bought, one row per line: picture, name, choice, price and count. Long names take two lines, prices never shrink. */
export function LineList({ lines }: { lines: readonly ShownLine[] }) {
  return (
    <View className="line-list">
      {lines.map((line) => (
        <View key={line.id} className="line-list__row">
          <Picture src={line.thumbnailUrl} width="52px" height="52px" />
          <View className="line-list__words">
            <View className="line-list__name">{line.productName}</View>
            {line.optionsText && <View className="line-list__options">{line.optionsText}</View>}
          </View>
          <View className="line-list__sum">
            <Price fen={line.lineTotalFen} size={15} />
            <View className="line-list__count">×{line.quantity}</View>
          </View>
        </View>
      ))}
    </View>
  );
}
