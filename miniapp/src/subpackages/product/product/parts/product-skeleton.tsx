import { View } from '@tarojs/components';
import { Skeleton } from '@/components';

/** The page's shape while it loads. */
export function ProductSkeleton() {
  return (
    <View>
      <Skeleton height="390px" radius={0} />
      <View className="product-body product-skeleton">
        <Skeleton width="70%" height="24px" />
        <Skeleton width="50%" height="14px" />
        <Skeleton width="96px" height="34px" />
        <Skeleton height="64px" radius={12} />
        <Skeleton height="72px" radius={12} />
      </View>
    </View>
  );
}
