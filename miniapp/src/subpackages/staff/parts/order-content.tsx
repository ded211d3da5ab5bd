import { View } from '@tarojs/components';
import type { StaffOrderRow } from '@tianpu/shared/api';
import { Icon, Picture } from '@/components';
import './order-content.scss';

/** The real thing, to compare with what is in the box: pictures, names, choices, counts, and the customer's note. */
export function OrderContent({ order }: { order: StaffOrderRow }) {
  return (
    <View>
      {order.lines.map((line) => (
        <View key={`${line.productName} ${line.optionsText}`} className="order-content__line">
          <Picture src={line.thumbnailUrl} width="72px" height="72px" />
          <View className="order-content__words">
            <View className="order-content__name">{line.productName}</View>
            {line.optionsText && <View className="order-content__options">{line.optionsText}</View>}
          </View>
          <View className="order-content__count">×{line.quantity}</View>
        </View>
      ))}
      {order.note && (
        <View className="order-content__note">
          <Icon name="alert" size={18} />
          <View className="order-content__words">
            <View className="order-content__head">客人备注</View>
            <View>{order.note}</View>
            {order.noteNeedsReview && (
              <View className="order-content__review">这段备注微信没放行，先请店长看过再照做。</View>
            )}
          </View>
        </View>
      )}
    </View>
  );
}
