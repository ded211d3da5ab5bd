import { View } from '@tarojs/components';
import { Card, Skeleton } from '@/components';

/** The page's shape while store and cart are coming. */
export function CheckoutSkeleton() {
  return (
    <View>
      <View className="checkout__modes">
        <Skeleton height="44px" radius={12} />
      </View>
      <Card>
        <Skeleton width="40%" height="20px" />
        <Skeleton width="80%" className="checkout-skeleton__line" />
      </Card>
      <Card>
        <Skeleton height="64px" radius={12} />
        <Skeleton height="56px" radius={12} className="checkout-skeleton__line" />
        <Skeleton height="56px" radius={12} className="checkout-skeleton__line" />
      </Card>
      <Card>
        <Skeleton height="52px" radius={12} />
        <Skeleton height="52px" radius={12} className="checkout-skeleton__line" />
      </Card>
    </View>
  );
}
