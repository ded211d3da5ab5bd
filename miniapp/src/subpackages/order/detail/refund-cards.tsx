import { View } from '@tarojs/components';
import { Card } from '@/components';
import type { RefundView } from './benefits.view';

/** One block per refund: the money, the points and the coupon that came back. */
export function RefundCards({ refunds }: { refunds: readonly RefundView[] }) {
  return (
    <>
      {refunds.map((refund) => (
        <Card key={refund.key} title={refund.title}>
          {refund.linesText && <View className="order-detail__label">{refund.linesText}</View>}
          {refund.rows.map((row) => (
            <View key={row.label} className="order-detail__fact">
              <View className="order-detail__label">{row.label}</View>
              <View className="order-detail__value">{row.text}</View>
            </View>
          ))}
        </Card>
      ))}
    </>
  );
}
