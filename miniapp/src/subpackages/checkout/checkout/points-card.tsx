import { Switch, View } from '@tarojs/components';
import { Card } from '@/components';
import { open, routes } from '@/platform';
import './benefits.scss';
import type { Checkout } from './use-checkout';

/** Points as cash: how many, for how much, what is left, and the limits; who is no member yet is told how. */
export function PointsCard({ checkout }: { checkout: Checkout }) {
  const { benefits } = checkout;
  if (!benefits) return null;
  const { points, isUsingPoints } = benefits;
  if (!points) {
    return (
      <Card onTap={() => open(routes.join())}>
        <View className="benefit__title">加入会员，这单就攒积分</View>
        <View className="benefit__rule">不花钱，100 积分抵 ¥1</View>
      </Card>
    );
  }
  return (
    <Card>
      <View className="benefit__row">
        <View className="benefit__words">
          <View className="benefit__title">积分抵现</View>
          <View className="benefit__text">{points.text}</View>
          <View className="benefit__rule">{points.ruleText}</View>
        </View>
        {points.canUse && (
          <Switch
            checked={isUsingPoints}
            color="#467343"
            ariaLabel="用积分抵现"
            onChange={(event) => checkout.setUsePoints(event.detail.value)}
          />
        )}
      </View>
    </Card>
  );
}
