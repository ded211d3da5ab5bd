import { View } from '@tarojs/components';
import { Card, EmptyState, NavBar, navBarHeight, Page, Segmented, Skeleton } from '@/components';
import { ErrorState } from '@/features/error-state';
import { open, routes } from '@/platform';
import { OrderCard } from './order-card';
import './orders.scss';
import { SEGMENTS } from './orders.view';
import { useOrders } from './use-orders';

export default function OrdersPage() {
  const orders = useOrders();
  return (
    <Page tone="sand" className="orders">
      <NavBar title="我的订单" tone="sand" />
      <View className="orders__segments" style={{ top: `${navBarHeight()}px` }}>
        <Segmented options={SEGMENTS} value={orders.segment} onChange={orders.setSegment} />
      </View>
      <List orders={orders} />
    </Page>
  );
}

function List({ orders }: { orders: ReturnType<typeof useOrders> }) {
  if (orders.error) return <ErrorState error={orders.error} what="订单" onRetry={orders.retry} />;
  if (orders.isPending) return <ListSkeleton />;
  if (orders.rows.length === 0) {
    const hasOlder = orders.segment === 'active' && orders.hasAny;
    return (
      <EmptyState
        title={hasOlder ? '没有进行中的订单' : '还没有订单'}
        text={hasOlder ? '取过的、退过的都在「全部」里' : '第一只蛋糕，从菜单开始'}
        action={{ label: '去点单', run: () => open(routes.menu()) }}
        second={hasOlder ? { label: '看全部订单', run: () => orders.setSegment('all') } : undefined}
      />
    );
  }
  return (
    <View>
      {orders.rows.map((row) => (
        <OrderCard key={row.id} row={row} isPaying={orders.payingId === row.id} onPay={orders.pay} />
      ))}
      {orders.isLoadingMore && <View className="orders__end">正在加载…</View>}
      {orders.isAtEnd && !orders.isLoadingMore && <View className="orders__end">都在这里了</View>}
    </View>
  );
}

function ListSkeleton() {
  return (
    <View>
      {[0, 1, 2].map((place) => (
        <Card key={place}>
          <Skeleton width="40%" height="20px" />
          <View className="orders__waiting">
            <Skeleton width="64px" height="64px" radius={12} />
            <Skeleton width="64px" height="64px" radius={12} />
          </View>
          <Skeleton width="70%" />
        </Card>
      ))}
    </View>
  );
}
