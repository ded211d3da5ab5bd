import { View } from '@tarojs/components';
import { formatPoints } from '@tianpu/shared/points';
import { Tag } from '@/components';
import './extras.scss';

/** Pieces given on top, one row each. */
export function GiftList({ gifts }: { gifts: readonly { label: string; quantity: number }[] }) {
  return (
    <>
      {gifts.map(({ label, quantity }) => (
        <View key={label} className="order-extra">
          <Tag tone="honey">赠品</Tag>
          <View className="order-extra__text">{label}</View>
          <View className="order-extra__count">×{quantity}</View>
        </View>
      ))}
    </>
  );
}

/** What paying will earn; nothing for who earns none. */
export function EarnLine({ points }: { points: number }) {
  if (points === 0) return null;
  return (
    <View className="order-extra order-extra--muted">{`付款后预计得 ${formatPoints(points)} 积分`}</View>
  );
}
