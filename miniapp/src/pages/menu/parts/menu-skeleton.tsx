import { View } from '@tarojs/components';
import { Skeleton } from '@/components';

const RAIL = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const ROWS = ['a', 'b', 'c', 'd', 'e'];

/** The menu's shape while it loads: nothing jumps when it comes. */
export function MenuSkeleton() {
  return (
    <View className="menu-body">
      <View className="menu-rail">
        {RAIL.map((key) => (
          <View key={key} className="menu-rail__item">
            <Skeleton width="52px" height="14px" />
          </View>
        ))}
      </View>
      <View className="menu-list">
        <View className="menu-section__head">
          <Skeleton width="140px" height="16px" />
        </View>
        {ROWS.map((key) => (
          <View key={key} className="menu-skeleton">
            <Skeleton width="92px" height="104px" radius={12} />
            <View className="menu-skeleton__words">
              <Skeleton width="80%" height="18px" />
              <Skeleton width="60%" height="12px" />
              <Skeleton width="84px" height="22px" className="menu-skeleton__price" />
            </View>
          </View>
        ))}
      </View>
    </View>
  );
}
